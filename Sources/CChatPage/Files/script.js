/** Writes a conversation as a Parley script: its settings and the turns of the user, ready to be run again. */

import { textOf } from "./assembly.js";

/** A text in quotes: one line, with what is special in it escaped. */
function quoted(text) {
  const escaped = text
    .replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\{\{/g, "\\{{")
    .replace(/\n/g, "\\n").replace(/\t/g, "\\t").replace(/\r/g, "\\r")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cf}\p{Co}\p{Cn}]/gu, (sign) => `\\u{${sign.codePointAt(0).toString(16)}}`);
  return `"${escaped}"`;
}

/** Whether a text can follow its verb as it is: it begins with a word, and nothing in it is special. */
function isBare(text) {
  return /^[\p{L}\p{N}]/u.test(text)
    && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}{}]|\s$/u.test(text)
    && !/\sas\s+[\p{L}_][\p{L}\p{N}_]*$/u.test(text);
}

/**
 * A text of several lines as it is, if that says exactly the same: what follows `<<'WORD'` loses the blanks that
 * all lines share, and ends where the word stands alone.
 */
function raw(text) {
  const lines = text.split("\n");
  const inked = lines.filter((line) => line !== "");
  const isPlain = !/[\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]|[^\P{Cc}\n\t]/u.test(text);
  const isShifted = inked.some((line) => line.trim() === "") || inked.every((line) => /^\s/.test(line));
  if (!isPlain || isShifted) return null;
  let word = "TEXT";
  while (lines.some((line) => line.trim() === word)) word += "_";
  return `<<'${word}'\n${text}\n${word}`;
}

/**
 * A text as the argument of `say` or `system`.
 *
 * @param {string} text Any text.
 * @returns {string} What stands behind the verb.
 */
export function textArgument(text) {
  if (isBare(text)) return text;
  return (text.includes("\n") ? raw(text) : null) ?? quoted(text);
}

/** A word, in quotes where it needs them. */
const word = (text) => (/^[A-Za-z0-9._:-]+$/.test(text) ? text : quoted(text));

/** The lines that bring the settings from what they are to what they shall be. */
function settingLines(old, settings) {
  const lines = [];
  if (settings.model !== old.model) lines.push(`model ${word(settings.model)}`);
  if (settings.maxTokens !== old.maxTokens) lines.push(`max_tokens ${settings.maxTokens}`);
  if (JSON.stringify(settings.stops) !== JSON.stringify(old.stops)) {
    lines.push(settings.stops.length > 0 ? `stop ${settings.stops.map(quoted).join(", ")}` : "unset stop");
  }
  const system = settings.system.trim() ? settings.system : "";
  if (system !== old.system) lines.push(system ? `system ${textArgument(system)}` : "unset system");
  return lines;
}

/** The images of a path of turns, with the names that the script calls them. */
export function imagesOf(path) {
  const blocks = path.flatMap((turn) => (turn.role === "user" ? turn.content : []))
    .filter(({ type }) => type === "image");
  return blocks.map((block, index) => {
    const kind = (block.source?.media_type ?? "image/png").slice("image/".length).replace("jpeg", "jpg");
    return { block, name: `image-${index + 1}.${kind}` };
  });
}

/**
 * The script of a conversation.
 *
 * @param {{title: string, settings: object}} record The conversation.
 * @param {object[]} path The turns that are shown.
 * @returns {string} The script.
 */
export function scriptOf(record, path) {
  const title = record.title.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ");
  const lines = [`# ${title}`];
  const names = new Map(imagesOf(path).map(({ block, name }) => [block, name]));
  if (names.size > 0) lines.push(`# Save ${[...names.values()].join(", ")} beside this script.`);
  let current = { model: null, maxTokens: null, system: "", stops: [] };
  const change = (settings) => {
    lines.push(...settingLines(current, settings));
    current = { ...settings, system: settings.system.trim() ? settings.system : "" };
  };
  if (path.length === 0) change(record.settings);
  path.forEach((turn, index) => {
    if (turn.role !== "user") return;
    lines.push("");
    change(path[index + 1]?.request ?? record.settings);
    for (const block of turn.content) if (names.has(block)) lines.push(`image ${quoted(names.get(block))}`);
    lines.push(`say ${textArgument(textOf(turn.content))}`);
  });
  return `${lines.join("\n")}\n`;
}
