/** The end: what stopped the reply. */

import { el } from "./dom.js";
import { plural, section } from "./drawer-parts.js";

/** The section. */
export function endSection(report) {
  const made = report.explanation?.stop.tokens;
  return section("end", "The end: what stopped the reply",
    "After every token it is decided whether to stop: at the maximum of tokens, at the model's own end mark, or at a stop sequence that was given in advance.",
    el("p", { class: "drawer-end", testid: "drawer-end" }, el("strong", {}, reason(report)),
      made !== undefined && ` The reply took ${plural(made, "token")}, the end mark included where there is one.`));
}

/** Why the reply ended, in a sentence. */
function reason({ stop_reason: reason, stop_sequence: sequence, status, explanation, is_complete: isComplete }) {
  switch (reason) {
    case "end_turn":
      return explanation ? "The model wrote its end mark <|end|>: the natural end." : "The model came to its natural end (end_turn).";
    case "max_tokens":
      return explanation ? `The maximum of ${plural(explanation.settings.max_tokens, "token")} was reached (max_tokens).` : "The maximum of tokens was reached (max_tokens).";
    case "stop_sequence":
      return `The text came to the stop sequence “${sequence}” (stop_sequence).`;
    case "tool_use":
      return "The model asks for a tool (tool_use).";
    case "pause_turn":
      return "The server paused a long turn (pause_turn).";
    case "refusal":
      return "The model declined (refusal).";
    case "model_context_window_exceeded":
      return "Prompt and reply fill the context window.";
    default:
      if (reason) return `The reply ended with “${reason}”.`;
      if (status >= 400) return `The request was refused with status ${status}: nothing was written.`;
      return isComplete ? "The reply told no reason." : "The reply was cut off before its end: you stopped it, or the connection was lost.";
  }
}
