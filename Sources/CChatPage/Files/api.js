/** Asks the server: what it is, which models it has, and for replies. */

import { eventsOf } from "./events.js";

/** The version of the API that this page speaks. */
const apiVersion = "2026-10-21";

/** A request that did not succeed. */
export class RequestError extends Error {
  /**
   * @param {object} facts What is known: `status` (0 if there was no answer), `type` and `message` of the API's
   *     error, `requestID`, `retryAfter` in seconds.
   */
  constructor(facts) {
    super(facts.message);
    this.facts = { status: 0, type: null, requestID: null, retryAfter: null, ...facts };
  }
}

/** Where the token is kept. */
const tokenKey = "parley.token";
let tokenInMemory = null;

/** The token of this browser; null without one. */
export function token() {
  try {
    return localStorage.getItem(tokenKey) ?? tokenInMemory;
  } catch {
    return tokenInMemory;
  }
}

/** Keeps a token in this browser; null forgets it. */
export function keepToken(text) {
  tokenInMemory = text;
  try {
    if (text === null) localStorage.removeItem(tokenKey);
    else localStorage.setItem(tokenKey, text);
  } catch {
    // Storage is off: the token lives as long as the page.
  }
}

/** The headers of every request. */
function headers(more = {}) {
  const own = { "anthropic-version": apiVersion, ...more };
  const current = token();
  if (current) own["x-api-key"] = current;
  return own;
}

/** Fetches and throws a `RequestError` where no success comes of it. */
async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { redirect: "error", cache: "no-store", ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new RequestError({ message: "The server cannot be reached." });
  }
  if (!response.ok) throw await refusal(response);
  return response;
}

/** The error that a response is. Proxies may answer with anything, so JSON is not taken for granted. */
async function refusal(response) {
  const text = await response.text().catch(() => "");
  let body = null;
  try {
    body = JSON.parse(text);
  } catch {
    // Not the API's shape: the status has to do.
  }
  return new RequestError({
    status: response.status,
    type: body?.error?.type ?? null,
    code: body?.error?.details?.error_code ?? null,
    message: body?.error?.message ?? `The server answered with status ${response.status}.`,
    requestID: response.headers.get("request-id") ?? body?.request_id ?? null,
    retryAfter: retryAfter(response.headers),
  });
}

/** How many seconds the server asks to wait; null if it does not say. */
function retryAfter(headers) {
  const milliseconds = Number.parseFloat(headers.get("retry-after-ms") ?? "");
  if (milliseconds > 0) return milliseconds / 1000;
  const text = headers.get("retry-after");
  if (text === null) return null;
  const seconds = /^[\d.]+$/.test(text) ? Number.parseFloat(text) : (Date.parse(text) - Date.now()) / 1000;
  return seconds > 0 ? seconds : null;
}

/** What the server is: `{ version, upstream, needs_token }`. */
export async function about() {
  return (await ask("/parley/about")).json();
}

/** The models that this client may ask, with what each is for, those ahead that one chooses from. */
export async function models() {
  return (await (await ask("/parley/models", { headers: headers() })).json()).data;
}

/**
 * Sends a request and reads the reply as it streams in.
 *
 * @param {object} body The body, without `stream`.
 * @param {AbortSignal} signal Stops it.
 * @param {object} told `sent()`, called when the request leaves; `head(requestID)`, when the answer begins;
 *     `event(data)`, for each event of the stream, parsed; `bytes()`, when the first of them came.
 * @throws {RequestError} Where no reply begins, or where the connection is lost in it.
 */
export async function stream(body, signal, told) {
  told.sent();
  const response = await ask("/v1/messages", {
    method: "POST",
    headers: headers({ "content-type": "application/json" }),
    body: JSON.stringify({ ...body, stream: true }),
    signal,
  });
  told.head(response.headers.get("request-id"));
  try {
    for await (const { data } of eventsOf(response.body)) {
      told.bytes();
      told.event(JSON.parse(data));
    }
  } catch (error) {
    if (error.name === "AbortError") throw error;
    const isUnread = error instanceof SyntaxError;
    const message = isUnread ? "The reply was not what the API sends." : "The connection was lost.";
    throw new RequestError({ message, wasCut: true });
  }
}
