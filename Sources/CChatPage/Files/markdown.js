/** Shows Markdown, whole or as it streams in. */

import { copyButton, el } from "./dom.js";
import { blockAt, blocksOf } from "./markdown-blocks.js";
import { inline } from "./markdown-inline.js";

/** How deeply quotes and lists may hold one another; what is deeper is shown as text. */
const depthLimit = 12;

/**
 * What the end of an unfinished text may turn out to be: signs of a block alone on a line, or of emphasis. It is
 * shown as soon as more follows.
 */
const undecided = /(?:^|\n)[ \t]*(?:[-+*#>|=]+|\d{1,9}[.)]?)[ \t]*$|[*_`~]+$/;

/**
 * A text that grows, shown as Markdown.
 *
 * A block that is followed by others does not change any more: only the last ones are looked at again when text
 * is added, and made anew only if they changed. So nothing flickers, and what was selected in earlier blocks
 * stays selected.
 */
export class MarkdownView {
  /** The element that shows it. */
  element = el("div", { class: "markdown" });
  /** The last blocks, two at most: `{ start, source, block, element }`. */
  #tail = [];
  /** Where in the text the first of them begins. */
  #start = 0;

  /**
   * Shows a text, which begins with the one shown before.
   *
   * @param {string} text The whole text so far.
   * @param {boolean} isWhole Whether no more is to come.
   */
  show(text, isWhole) {
    const shown = isWhole ? text : text.replace(undecided, "");
    const lines = shown.slice(this.#start).replace(/\r\n/g, " \n").replace(/\r/g, "\n").split("\n");
    let offset = this.#start;
    let count = 0;
    for (let index = 0; index < lines.length; ) {
      let end = index + 1;
      if (!/^[ \t]*$/.test(lines[index])) {
        const found = blockAt(lines, index);
        end = found.end;
        const source = lines.slice(index, end).join("\n");
        this.#put(count, { start: offset, source, block: found.block, goesOn: !isWhole && end === lines.length });
        count += 1;
      }
      for (; index < end; index++) offset += lines[index].length + 1;
    }
    for (const { element } of this.#tail.splice(count)) element.remove();
    this.#tail = this.#tail.slice(-2);
    if (this.#tail.length > 0) this.#start = this.#tail[0].start;
  }

  /** Puts a block at a place of the tail. */
  #put(place, entry) {
    const old = this.#tail[place];
    if (old && old.start === entry.start && old.source === entry.source && old.goesOn === entry.goesOn) return;
    const { block } = entry;
    if (old?.block.kind === "code" && block.kind === "code" && old.block.language === block.language) {
      entry.element = old.element;
      old.element.querySelector("code").textContent = block.text;
    } else {
      entry.element = elementOf(block, 0, entry.goesOn);
      if (old) old.element.replaceWith(entry.element);
      else this.element.append(entry.element);
    }
    this.#tail[place] = entry;
  }
}

/** The element of a block. */
function elementOf(block, depth, goesOn = false) {
  switch (block.kind) {
    case "heading":
      return el(headingTag(block.level), { class: `level-${block.level}` }, ...inline(block.text, goesOn));
    case "rule":
      return el("hr");
    case "code":
      return codeBlock(block);
    case "quote":
      return el("blockquote", {}, ...elementsOf(block.lines, depth + 1, goesOn));
    case "list":
      return listOf(block, depth, goesOn);
    case "table":
      return tableOf(block);
    default:
      return el("p", {}, ...inline(block.text, goesOn));
  }
}

/** The tag of a heading: it stands below the heading of its turn, which is an `h2`. */
const headingTag = (level) => `h${Math.min(Math.max(level + 1, 3), 6)}`;

function elementsOf(lines, depth, goesOn) {
  if (depth > depthLimit) return [el("p", {}, lines.join("\n"))];
  return blocksOf(lines).map((block, index, all) => elementOf(block, depth, goesOn && index === all.length - 1));
}

function codeBlock({ language, text }) {
  const code = el("code", {}, text);
  const block = el("pre", { tabIndex: 0, "aria-label": language ? `${language} code` : "code" }, code);
  const copy = copyButton(() => code.textContent, { testid: "code-copy" }, "Copy code");
  return el("div", { class: "code" },
    el("div", { class: "code-head" }, el("span", {}, language || "text"), copy), block);
}

function listOf({ isOrdered, first, items, isLoose }, depth, goesOn) {
  const list = el(isOrdered ? "ol" : "ul");
  if (isOrdered && first !== 1) list.start = first;
  for (const lines of items) {
    const task = /^\[([ xX])\] /.exec(lines[0]);
    const inner = task ? [lines[0].slice(4), ...lines.slice(1)] : lines;
    let children = elementsOf(inner, depth + 1, goesOn && lines === items.at(-1));
    if (!isLoose) children = children.flatMap((child) => (child.tagName === "P" ? [...child.childNodes] : [child]));
    const box = task && el("input", { type: "checkbox", checked: task[1] !== " ", disabled: true });
    list.append(el("li", { class: task ? "task" : undefined }, box, ...children));
  }
  return list;
}

function tableOf({ names, alignment, rows }) {
  const row = (cells, tag) => el("tr", {}, ...cells.map((cell, index) =>
    el(tag, { class: `align-${alignment[index]}` }, ...inline(cell))));
  return el("div", { class: "table", tabIndex: 0, role: "group", "aria-label": "Table" }, el("table", {},
    el("thead", {}, row(names, "th")), el("tbody", {}, ...rows.map((cells) => row(cells, "td")))));
}
