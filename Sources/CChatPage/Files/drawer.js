/**
 * The drawer “How this reply was made”: the five steps of a request, and what the built-in model did inside.
 *
 * Elements that tests may rely on carry `data-testid`: `drawer-dialog`, `drawer-close`; `drawer-step` (each step, with its
 * `data-place`); `drawer-fact`; `drawer-token` (what the model read); `drawer-word`; `drawer-map`; `drawer-choice` (each token
 * of the reply); `drawer-candidate`; `drawer-trial`; `drawer-reason`; `drawer-end`; `drawer-why-not`; `drawer-problem`.
 */

import { openDialog } from "./dialogs.js";
import { el, fill } from "./dom.js";
import { choicesSection } from "./drawer-choices.js";
import { endSection } from "./drawer-end.js";
import { mapSection } from "./drawer-map.js";
import { stepsSection } from "./drawer-steps.js";
import { tokensSection } from "./drawer-tokens.js";
import { wordSection } from "./drawer-word.js";

/**
 * Opens the drawer.
 *
 * @param {{requestID: string, clientTimes: object, token: ?string, opener: HTMLElement}} exchange
 *     What is shown: the id of its request, when the page noticed what (in `performance.now()` milliseconds:
 *     `pressed`, `sent`, `firstByte`, `end`), the token to ask with, and the button that opened it.
 */
export async function openDrawer({ requestID, clientTimes, token, opener }) {
  const asking = new AbortController();
  const body = el("div", { class: "drawer-content", role: "status" }, el("p", { class: "soft" }, "Asking the gateway how it went …"));
  openDialog({
    title: "How this reply was made", testid: "drawer-dialog", shape: "side drawer", body: [body],
    closed() {
      asking.abort();
      if (opener?.isConnected) opener.focus({ preventScroll: true });
    },
  });
  try {
    const report = await ask(requestID, token, asking.signal);
    body.removeAttribute("role");
    fill(body, ...sections(report, clientTimes ?? {}));
  } catch (error) {
    if (error.name === "AbortError") return;
    body.setAttribute("role", "alert");
    fill(body, el("p", { class: "problem", testid: "drawer-problem" }, error.message));
  }
}

/** The gateway's report on a request. */
async function ask(requestID, token, signal) {
  const headers = token ? { "x-api-key": token } : {};
  let response;
  try {
    response = await fetch(`/parley/exchanges/${encodeURIComponent(requestID)}`, { headers, signal, cache: "no-store", redirect: "error" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error("The server cannot be reached, so what it knows of this reply cannot be shown.");
  }
  if (response.ok) return response.json();
  if (response.status === 404) {
    throw new Error("The server no longer knows this reply: it remembers the last ones only, in memory, and nobody else's. Ask again and open this at once.");
  }
  if (response.status === 401) throw new Error("The server wants a token that it knows, and tells only the owner of a request about it.");
  throw new Error(`The server could not tell how the reply was made (status ${response.status}).`);
}

/** Everything that there is to show. */
function sections(report, times) {
  const { explanation } = report;
  const intro = el("p", { class: "drawer-intro" }, explanation
    ? `The numbers below are those of this very reply of ${explanation.model.name}, a small model of ${millions(explanation.model.parameters)} learnt numbers inside this server. It is not Claude, and works in the same stages.`
    : "What the gateway saw of this request on its way.");
  const parts = [stepsSection(report, times)];
  if (explanation) {
    parts.push(tokensSection(explanation), mapSection(explanation), wordSection(explanation), choicesSection(explanation));
  } else if (report.why_not) {
    parts.push(el("section", { class: "drawer-section" }, el("h3", {}, "Inside the model"),
      el("p", { class: "drawer-note", testid: "drawer-why-not" }, report.why_not)));
  }
  parts.push(endSection(report));
  return [intro, ...parts.filter(Boolean)];
}

function millions(count) {
  return count ? `${(count / 1_000_000).toFixed(1)} million` : "some million";
}
