/** Tokenization: all that the model read, cut into tokens. */

import { el, fill } from "./dom.js";
import { plural, section, tokenBox } from "./drawer-parts.js";

/** How many tokens are shown at once; of more, the beginning and the end. */
const shown = { head: 60, tail: 180 };

const speakers = { system: "System prompt", user: "You, earlier", assistant: "Model, earlier", tool: "Tool", text: "You" };

/** The section. */
export function tokensSection(explanation) {
  const { tokens, model } = explanation;
  const holder = el("div", { class: "drawer-turns" });
  show(holder, tokens, tokens.length <= shown.head + shown.tail);
  return section("tokens", "Tokenization: the text is cut up",
    `The model reads no letters but tokens: words, parts of words, blanks and signs, each with a number. It knows ${model.vocabulary.toLocaleString("en")} of them. The conversation became ${plural(tokens.length, "token")}; a dot is a blank, and the grey marks say who speaks.`,
    holder);
}

function show(holder, tokens, isWhole) {
  const parts = isWhole ? [tokens] : [tokens.slice(0, shown.head), tokens.slice(-shown.tail)];
  const more = isWhole ? null : el("button", {
    type: "button", class: "plain-button", on: { click: () => {
      show(holder, tokens, true);
      holder.querySelector("[tabindex]")?.focus();
    } },
  }, `Show ${plural(tokens.length - shown.head - shown.tail, "more token")}`);
  fill(holder, ...turns(parts[0], 0), more, ...(parts[1] ? turns(parts[1], tokens.length - shown.tail) : []));
}

/** The tokens by turn: each begins at a mark that opens one. */
function turns(tokens, offset) {
  const groups = [];
  for (const [index, token] of tokens.entries()) {
    if (groups.length === 0 || (token.part === "mark" && token.label !== "<|end|>")) groups.push([]);
    groups.at(-1).push({ token, index: index + offset });
  }
  return groups.map((group) => {
    const speaker = speakers[group.find(({ token }) => token.part !== "mark")?.token.part] ?? "Model, from here on";
    return el("div", { class: "drawer-turn" }, el("span", { class: "drawer-speaker" }, speaker),
      el("p", { class: "drawer-tokens" }, ...group.map(({ token, index }) =>
        tokenBox(token, token.part === "mark" ? "mark" : `tint${index % 6}`, { testid: "drawer-token" }))));
  });
}
