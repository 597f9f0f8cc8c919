/** The line below a reply: tokens, cost, time, and why it ended. */

import { el } from "./dom.js";
import { costOf, dollars, isFree } from "./models.js";

/**
 * Why a reply ended, in words.
 *
 * @param {object} turn A reply.
 * @returns {string} A phrase.
 */
export function endOf(turn) {
  if (turn.state === "stopped") return "stopped by you";
  if (turn.state === "cut") return "cut before its end";
  switch (turn.stopReason) {
    case "end_turn":
      return "natural end";
    case "max_tokens":
      return `reached the maximum of ${countOfTokens(turn.request.maxTokens)}`;
    case "stop_sequence":
      return `stop sequence “${turn.stopSequence}”`;
    case "tool_use":
      return "asks for a tool";
    case "pause_turn":
      return "paused by the server";
    case "refusal":
      return turn.stopDetails?.category ? `refusal (${turn.stopDetails.category})` : "refusal";
    case "model_context_window_exceeded":
      return "context window full";
    default:
      return turn.stopReason ? `stop reason “${turn.stopReason}”` : "no reason told";
  }
}

/** Seconds with one decimal; milliseconds below one second. */
function seconds(milliseconds) {
  if (milliseconds < 1000) return `${Math.max(1, Math.round(milliseconds))} ms`;
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

const count = (number) => number.toLocaleString("en");
const countOfTokens = (number) => `${count(number)} ${number === 1 ? "token" : "tokens"}`;

/** The tokens that the model read, those of its cache included. */
function inputOf(usage) {
  return (usage.input_tokens ?? 0) + (usage.cache_creation_input_tokens ?? 0) + (usage.cache_read_input_tokens ?? 0);
}

/** The parts of the line: `[name, text, explanation]`. */
function parts(turn, model) {
  const { usage, times } = turn;
  const found = [["stop-reason", endOf(turn), "Why the reply ended"]];
  if (usage) {
    const thinking = usage.output_tokens_details?.thinking_tokens;
    found.push(["input", `${countOfTokens(inputOf(usage))} in`, "Tokens that the model read"]);
    const share = thinking ? `, ${count(thinking)} of them to think` : "";
    found.push(turn.state === "done"
      ? ["output", `${countOfTokens(usage.output_tokens ?? 0)} out`, `Tokens that the model wrote${share}`]
      : ["output", "output not counted", "The count comes at the end of a reply"]);
    found.push(["cost", cost(turn, model), "Tokens times their price"]);
  }
  if (times?.end !== undefined) {
    const { pressed, firstByte, end } = times;
    const first = firstByte === undefined ? "" : `, first answer after ${seconds(firstByte - pressed)}`;
    found.push(["time", seconds(end - pressed), `From pressing Send to the end${first}`]);
  }
  return found;
}

function cost(turn, model) {
  if (isFree(model)) return "free";
  const found = costOf(model, turn.usage);
  if (found === null) return "price unknown";
  return turn.state === "done" ? dollars(found) : `${dollars(found)} or more`;
}

/**
 * The line of a reply that has ended.
 *
 * @param {object} turn The reply.
 * @param {?object} model The model that answered.
 * @returns {HTMLElement} The line.
 */
export function replyLine(turn, model) {
  return el("p", { class: "reply-line", testid: "usage" },
    ...parts(turn, model).map(([name, text, explanation]) =>
      el("span", { class: `part part-${name}`, title: explanation, testid: name }, text)));
}

/** What a screen reader says at the end of a reply. */
export function spokenEnd(turn, model) {
  return `Reply ended: ${parts(turn, model).slice(0, 4).map(([, text]) => text).join(", ")}.`;
}
