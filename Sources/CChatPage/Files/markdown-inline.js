/**
 * Turns a line of Markdown into nodes: emphasis, code, links. No markup of the text ever becomes markup of the
 * page.
 */

import { el } from "./dom.js";

/** What may be linked to. */
const safeAddress = /^(https?:\/\/|mailto:)/i;
/** What can be escaped by a backslash. */
const punctuation = /[!-/:-@[-`{-~]/;

/** Whether a character is a blank or missing. */
const isBlank = (character) => character === undefined || character === "" || /\s/u.test(character);
const isPunctuation = (character) => character !== undefined && /[\p{P}\p{S}]/u.test(character);

/**
 * The nodes of a text.
 *
 * @param {string} text Markdown without blocks; ends of lines stay ends of lines.
 * @param {boolean} [goesOn] Whether more of it is to come: then emphasis and code that have begun hold up to its
 *     end, so that their signs do not show until they are closed.
 * @returns {Node[]} The nodes.
 */
export function inline(text, goesOn = false) {
  return nested(text, 0, goesOn);
}

/** How deeply links may hold emphasis that holds links. */
const depthLimit = 8;

function nested(text, depth, goesOn = false) {
  if (depth > depthLimit) return [document.createTextNode(text)];
  return pair(split(text, { depth, goesOn, missingRuns: new Set() }), goesOn).map(nodeOf);
}

const nodeOf = (piece) => piece.node ?? document.createTextNode(piece.text);

/** Splits a text into pieces: `{ text }`, `{ node }`, and runs of `*`, `_` or `~`. */
function split(text, state) {
  const pieces = [];
  let plain = "";
  const push = (piece) => {
    if (plain) pieces.push({ text: plain });
    plain = "";
    pieces.push(piece);
  };
  for (let index = 0; index < text.length; ) {
    const character = text[index];
    const found = special(text, index, state);
    if (found) {
      push(found.piece);
      index = found.end;
    } else if (character === "\\" && punctuation.test(text[index + 1] ?? "")) {
      plain += text[index + 1];
      index += 2;
    } else {
      plain += character;
      index += 1;
    }
  }
  if (plain) pieces.push({ text: plain });
  return pieces;
}

/** The piece that begins at an index, if one does. */
function special(text, index, state) {
  switch (text[index]) {
    case "\n":
      return { piece: { node: el("br") }, end: index + 1 };
    case "`":
      return code(text, index, state);
    case "*":
    case "_":
    case "~":
      return run(text, index);
    case "!":
    case "[":
      return link(text, index, state.depth);
    case "<": {
      const match = /^<((?:https?:\/\/|mailto:)[^\s<>]+)>/i.exec(text.slice(index, index + 2048));
      return match && { piece: { node: anchor(match[1], [match[1]]) }, end: index + match[0].length };
    }
    case "h":
      return bareAddress(text, index);
    default:
      return null;
  }
}

function code(text, index, { missingRuns, goesOn }) {
  const fence = /^`+/.exec(text.slice(index))[0];
  let from = index + fence.length;
  while (!missingRuns.has(fence.length)) {
    const end = text.indexOf(fence, from);
    if (end < 0) break;
    const length = /^`+/.exec(text.slice(end))[0].length;
    if (length === fence.length) {
      const inner = text.slice(index + fence.length, end).replace(/\n/g, " ").replace(/^ (.*[^ ].*) $/, "$1");
      return { piece: { node: el("code", {}, inner) }, end: end + length };
    }
    from = end + length;
  }
  missingRuns.add(fence.length);
  if (goesOn) return { piece: { node: el("code", {}, text.slice(index + fence.length)) }, end: text.length };
  return { piece: { text: fence }, end: index + fence.length };
}

function run(text, index) {
  const sign = text[index];
  let end = index;
  while (text[end] === sign) end += 1;
  const before = text[index - 1];
  const after = text[end];
  const opens = !isBlank(after) && (!isPunctuation(after) || isBlank(before) || isPunctuation(before));
  const closes = !isBlank(before) && (!isPunctuation(before) || isBlank(after) || isPunctuation(after));
  const isWordInner = sign === "_" && opens && closes && !isPunctuation(before) && !isPunctuation(after);
  const piece = { sign, count: end - index, opens: opens && !isWordInner, closes: closes && !isWordInner };
  return { piece: { ...piece, text: text.slice(index, end) }, end };
}

function link(text, index, depth) {
  const isImage = text[index] === "!";
  const start = isImage ? index + 1 : index;
  if (text[start] !== "[") return null;
  const close = matching(text, start);
  if (close < 0 || text[close + 1] !== "(") return null;
  const rest = text.slice(close + 1, close + 4096);
  const match = /^\(\s*(?:<([^<>\n]*)>|((?:[^\s()]|\([^\s()]*\))*))(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/.exec(rest);
  if (!match) return null;
  const address = match[1] ?? match[2];
  const label = text.slice(start + 1, close);
  const children = isImage ? [`${label || "image"} (image, not loaded)`] : nested(label, depth + 1);
  const node = safeAddress.test(address) ? anchor(address, children) : el("span", {}, ...children);
  return { piece: { node }, end: close + 1 + match[0].length };
}

/** The index of the bracket that closes the one at `start`; negative if there is none near. */
function matching(text, start) {
  const limit = Math.min(text.length, start + 1000);
  for (let index = start, open = 0; index < limit; index++) {
    if (text[index] === "\\") index += 1;
    else if (text[index] === "[") open += 1;
    else if (text[index] === "]" && (open -= 1) === 0) return index;
  }
  return -1;
}

function bareAddress(text, index) {
  if (!text.startsWith("http", index) || /[\p{L}\p{N}]/u.test(text[index - 1] ?? "")) return null;
  const match = /^https?:\/\/[^\s<>"'`*]+/i.exec(text.slice(index, index + 2048));
  if (!match) return null;
  let address = match[0].replace(/[.,:;!?]+$/, "");
  if (address.endsWith(")") && !address.includes("(")) address = address.slice(0, -1);
  return { piece: { node: anchor(address, [address]) }, end: index + address.length };
}

/** A link that tells the other site nothing. */
function anchor(address, children) {
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

/** The element of emphasis by sign and how many of them. */
const emphasis = { "*1": "em", _1: "em", "*2": "strong", _2: "strong", "~1": "del", "~2": "del" };

/** Pairs the runs, from the inside out; what finds no partner stays text. */
function pair(pieces, goesOn) {
  const done = [];
  const openers = { "*": 0, _: 0, "~": 0 };
  for (const piece of pieces) {
    if (piece.closes && openers[piece.sign] > 0) close(done, piece, openers);
    if (piece.node || piece.count !== 0) done.push(piece);
    if (piece.opens && piece.count > 0) openers[piece.sign] += 1;
  }
  for (let index = done.length - 1; goesOn && index >= 0; index--) {
    const { opens, sign, count } = done[index];
    if (opens && sign === "*" && count <= 3) close(done, { sign, count, text: "" }, openers);
  }
  return done;
}

/** Ends the emphasis that a run closes. */
function close(done, closing, openers) {
  while (closing.count > 0) {
    const at = done.findLastIndex((piece) => matches(piece, closing));
    if (at < 0) {
      openers[closing.sign] = 0;
      return;
    }
    const opening = done[at];
    const count = closing.sign === "~" ? closing.count : Math.min(opening.count, closing.count, 2);
    const inner = done.splice(at + 1).map(nodeOf);
    opening.count -= count;
    closing.count -= count;
    opening.text = opening.text.slice(count);
    closing.text = closing.text.slice(count);
    if (opening.count === 0) done.pop();
    done.push({ node: el(emphasis[closing.sign + count], {}, ...inner) });
  }
}

/** Whether a run can open what another closes. */
function matches(opening, closing) {
  if (!opening.opens || opening.sign !== closing.sign || opening.count === 0) return false;
  if (closing.sign === "~") return opening.count === closing.count && closing.count <= 2;
  const isDouble = (opening.closes || closing.opens) && (opening.count + closing.count) % 3 === 0;
  return !isDouble || (opening.count % 3 === 0 && closing.count % 3 === 0);
}
