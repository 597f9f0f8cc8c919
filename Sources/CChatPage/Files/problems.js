/** Says what went wrong, and what can be done about it. */

import { el, icon, textButton } from "./dom.js";

const busy = { title: "The model has too much to do", remedy: "Wait a little, then try again." };

/** What happened and what helps, by status; 0 is no answer. */
const texts = {
  budget: {
    title: "The budget of your token is spent",
    remedy: "Ask whoever runs this server for a larger one, or wait.",
  },
  cut: { title: "The reply was cut", remedy: "What came is kept. Try again, or go on from here." },
  long: {
    title: "The conversation is too long for this model",
    remedy: "Begin a new one, choose a model that reads more, or edit an early message.",
  },
  none: { title: "The reply did not begin", remedy: "Try again." },
  0: {
    title: "The server cannot be reached",
    remedy: "Check that it still runs and that you are connected, then try again.",
  },
  400: { title: "The request was not accepted", remedy: "Change the settings or the message, then try again." },
  401: { title: "The server does not know your token", remedy: "Enter a token that is valid." },
  403: {
    title: "Your token does not allow this",
    remedy: "Choose other settings, or ask whoever runs this server.",
  },
  404: { title: "There is no such model here", remedy: "Choose another model in the settings." },
  413: { title: "The message is too large", remedy: "Edit it: take images away or shorten the text." },
  429: { title: "Too many requests", remedy: "The server takes more after a while." },
  502: { title: "The server could not ask the model", remedy: "Try again, or tell whoever runs this server." },
  503: busy,
  504: { title: "The model took too long", remedy: "Try again." },
  529: busy,
};

/**
 * An error in words.
 *
 * @param {object} error `status, type, code, message, retryAfter, wasCut, hasContent`.
 * @returns {{title: string, remedy: string}} What happened, and what helps.
 */
function wording(error) {
  if (error.code === "enforced_spend_limit_reached") return texts.budget;
  if (/prompt is too long/.test(error.message)) return texts.long;
  if (error.type === "overloaded_error") return busy;
  if (error.wasCut) return error.hasContent ? texts.cut : texts.none;
  return texts[error.status] ?? { title: `The server answered with status ${error.status}`, remedy: "Try again." };
}

/** Up to how many seconds one may have to wait for the button; somebody may end a longer wait. */
const longestCountDown = 300;

/** A time to wait, in words. */
function wait(seconds) {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.ceil(seconds / 60)} min`;
  if (seconds < 48 * 3600) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}

/**
 * Shows an error below its reply.
 *
 * Where the server said how long to wait, the button counts down and is free at the end.
 *
 * @param {object} error As `wording` takes it; `at` is when it came, in milliseconds since 1970.
 * @param {object} actions `retry`, `askForToken` and `openSettings`.
 * @returns {HTMLElement} The card.
 */
export function problemCard(error, actions) {
  const { title, remedy } = wording(error);
  const isLong = error.retryAfter > longestCountDown;
  const label = el("span", {}, "Try again");
  const retry = textButton("plain", "retry", label, actions.retry, { testid: "retry" });
  if (error.retryAfter && !isLong) countDown(error, retry, label);
  const buttons = [retry];
  if (error.status === 401) buttons.unshift(textButton("plain", null, "Enter a token", actions.askForToken));
  if ([400, 403, 404].includes(error.status)) {
    buttons.unshift(textButton("plain", "settings", "Settings", actions.openSettings));
  }
  const detail = error.message && error.message !== `${title}.` && el("p", { class: "problem-detail" }, error.message);
  return el("div", { class: "problem-card", role: "alert", testid: "error", data: { status: error.status } },
    icon("alert"),
    el("div", {}, el("p", { class: "problem-title" }, title), el("p", {}, remedy),
      isLong && el("p", {}, `The server takes requests again in ${wait(error.retryAfter)}.`), detail,
      error.requestID && el("p", { class: "problem-detail" }, "Request ", el("code", {}, error.requestID)),
      el("div", { class: "button-row" }, ...buttons)));
}

/** Keeps a button from being pressed until the server takes requests again, and shows how long that is. */
function countDown(error, button, label) {
  const end = (error.at ?? Date.now()) + error.retryAfter * 1000;
  const tick = () => {
    const left = (end - Date.now()) / 1000;
    button.disabled = left > 0;
    label.textContent = left > 0 ? `Try again in ${wait(left)}` : "Try again";
    if (left > 0 && (button.isConnected || !wasSeen)) setTimeout(tick, Math.min(1000, left * 1000 + 10));
    wasSeen ||= button.isConnected;
  };
  let wasSeen = false;
  tick();
}
