/** What an empty conversation shows: who answers, and questions to begin with. */

import { el, fill, textButton } from "./dom.js";
import { priceOf, sentence } from "./models.js";

/** Questions that the built-in model can answer. */
const smallExamples = ["What is the capital of France?", "Write a haiku about autumn.", "Tell me a story about a fox."];
/** Questions that show what a large model does. */
const examples = [
  "Explain how a language model chooses the next word, for someone who has never programmed.",
  "Write a Python function that finds the longest word in a text, with a table of test cases.",
  "Compare three ways to learn a language in a table: time, cost, fun.",
];

/**
 * Shows it.
 *
 * @param {HTMLElement} element Where.
 * @param {object} facts `model` (null while unknown), `isBuiltIn`, `ask(text)`.
 */
export function showWelcome(element, { model, isBuiltIn, ask }) {
  const example = (text) =>
    el("li", {}, textButton("example", null, text, () => ask(text), { class: "example", testid: "example" }));
  fill(element,
    el("h2", { class: "welcome-title" }, isBuiltIn ? "Talk to a small language model" : "Talk to Claude"),
    model && el("p", { class: "welcome-model", testid: "welcome-model" }, el("strong", {}, model.name), " answers.",
      model.purpose && ` ${sentence(model.purpose)}.`, ` Price: ${priceOf(model)}.`),
    isBuiltIn && el("p", { class: "welcome-note", testid: "not-claude" }, "This is ", el("strong", {}, "not Claude"),
      ". It is a tiny model that is part of Parley, so that everything can be tried without a key. ",
      "It knows little and makes mistakes; with a key, the server asks Claude instead."),
    el("p", { class: "soft" }, "After each reply you see what it used, why it ended, and how it was made."),
    el("ul", { class: "examples", "aria-label": "Examples" }, ...(isBuiltIn ? smallExamples : examples).map(example)));
}
