/** Shows the content blocks of a reply, as they stream in. */

import { el } from "./dom.js";
import { MarkdownView } from "./markdown.js";

/** The content of a reply. */
export class ReplyContent {
  /** The element that shows it. */
  element = el("div", { class: "reply-text", testid: "reply-text" });
  /** What shows each block: `{ type, update(block, isWhole) }`, by index. */
  #parts = [];

  /**
   * Shows blocks, which are those shown before or go on from them.
   *
   * @param {object[]} content The blocks.
   * @param {boolean} isWhole Whether no more is to come.
   */
  show(content, isWhole) {
    content.forEach((block, index) => {
      if (!block) return;
      if (this.#parts[index]?.type !== block.type) {
        const part = partFor(block);
        if (this.#parts[index]) this.#parts[index].element.replaceWith(part.element);
        else this.element.append(part.element);
        this.#parts[index] = part;
      }
      this.#parts[index].update(block, isWhole || index < content.length - 1);
    });
    for (const part of this.#parts.splice(content.length)) part.element.remove();
  }
}

/** What shows blocks of a type. */
function partFor(block) {
  switch (block.type) {
    case "text":
      return textPart();
    case "thinking":
      return thinkingPart();
    case "redacted_thinking":
      return notePart(block.type, () => ["The model thought here; its thinking is encrypted."]);
    default:
      return notePart(block.type, (current) => [
        "A block of the type ", el("code", {}, current.type),
        ", which this page does not show. It is kept and goes back unchanged.",
        el("details", {}, el("summary", {}, "Its content"),
          el("pre", { tabIndex: 0 }, JSON.stringify(current, null, 2))),
      ]);
  }
}

function textPart() {
  const view = new MarkdownView();
  const sources = el("ol", { class: "sources", "aria-label": "Sources", hidden: true });
  const update = (block, isWhole) => {
    view.show(block.text ?? "", isWhole);
    const cited = block.citations ?? [];
    if (cited.length === sources.childElementCount) return;
    sources.hidden = false;
    sources.replaceChildren(...cited.map((citation) => el("li", {}, source(citation))));
  };
  return { type: "text", element: el("div", { class: "text-block" }, view.element, sources), update };
}

/** Where a cited text stands. */
function source(citation) {
  const title = citation.title ?? citation.document_title ?? citation.url ?? citation.source ?? "a document";
  if (!/^https?:\/\//i.test(citation.url ?? "")) return `${title}: “${citation.cited_text ?? ""}”`;
  return el("a", { href: citation.url, target: "_blank", rel: "noopener noreferrer" }, title);
}

function thinkingPart() {
  const text = el("div", { class: "thinking-text" });
  const summary = el("summary", {}, "Thinking");
  const element = el("details", { class: "thinking", testid: "thinking" }, summary, text);
  const update = (block, isWhole) => {
    const isHidden = isWhole && !block.thinking;
    const past = isHidden ? "Thought before answering" : "How the model thought";
    summary.textContent = isWhole ? past : "Thinking …";
    text.textContent = isHidden ? "The model does not show its thinking." : block.thinking;
  };
  return { type: "thinking", element, update };
}

function notePart(type, content) {
  const element = el("div", { class: "block-note", testid: "block-note" });
  return { type, element, update: (block) => element.replaceChildren(...content(block)) };
}
