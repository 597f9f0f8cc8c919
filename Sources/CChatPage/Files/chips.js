/** A list of short texts, each a chip that can be taken away. */

import { el, fill, iconButton, say, textButton } from "./dom.js";

/** How many stop sequences are taken. */
const limit = 16;

/** A text with what cannot be seen written out: blanks at its ends and ends of lines. */
function visible(text) {
  return text
    .replace(/\n/g, "⏎")
    .replace(/\t/g, "⇥")
    .replace(/^ +| +$/g, (blanks) => "␣".repeat(blanks.length));
}

/** An entry as it is meant: `\n` and `\t` are the end of a line and a tab. */
function meant(entry) {
  return entry.replace(/\\([nt\\])/g, (_, sign) => ({ n: "\n", t: "\t", "\\": "\\" })[sign]);
}

/**
 * The editor of the stop sequences.
 *
 * @param {string[]} texts The list, which is changed in place.
 * @param {() => void} changed Called after each change.
 * @returns {{element: HTMLElement, input: HTMLInputElement, take: () => void}} The editor, its input, and what
 *     adds an entry that was typed but not added.
 */
export function chipEditor(texts, changed) {
  const list = el("ul", { class: "chips", "aria-label": "Stop sequences" });
  const problem = el("p", { class: "hint problem", role: "status" });
  const input = el("input", {
    type: "text", testid: "stop-sequence", autocomplete: "off", spellcheck: false, enterKeyHint: "done",
  });
  const show = () => fill(list, ...texts.map((text, index) => {
    const remove = iconButton("close", `Remove ${visible(text)}`, () => {
      texts.splice(index, 1);
      say(`${visible(text)} removed`);
      input.focus();
      update();
    }, { class: "chip-remove" });
    return el("li", { class: "chip", testid: "stop-chip" }, el("code", {}, visible(text)), remove);
  }));
  const update = () => {
    show();
    changed();
  };
  const take = () => {
    const text = meant(input.value);
    problem.textContent = "";
    if (text === "") return;
    if (text.trim() === "") problem.textContent = "The API does not take a sequence of blanks alone.";
    else if (texts.length >= limit) problem.textContent = `${limit} sequences at most.`;
    else {
      if (!texts.includes(text)) texts.push(text);
      input.value = "";
      update();
    }
  };
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      take();
    } else if (event.key === "Backspace" && input.value === "" && texts.length > 0) {
      texts.pop();
      update();
    }
  });
  show();
  const add = textButton("plain", null, "Add", () => {
    take();
    input.focus();
  });
  const element = el("div", { class: "chip-editor" }, list, el("div", { class: "input-row" }, input, add), problem);
  return { element, input, take };
}
