/** Finds the blocks of a Markdown text. */

const fenceStart = /^ {0,3}(`{3,}|~{3,})\s*([^\s`{]*)[^`]*$/;
const heading = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const quote = /^ {0,3}> ?/;
const item = /^( {0,3})([-*+]|\d{1,9}[.)])(?:([ \t]+)(.*)|[ \t]*)$/;
const tableRule = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const isBlank = (line) => /^[ \t]*$/.test(line);

/**
 * The first block of a text.
 *
 * @param {string[]} lines The lines.
 * @param {number} start The index of a line that is not blank.
 * @returns {{block: object, end: number}} The block, whose `kind` says what else it has, and the line after it.
 */
export function blockAt(lines, start) {
  const line = lines[start];
  const fence = fenceStart.exec(line);
  if (fence) return code(lines, start, fence);
  const title = heading.exec(line);
  if (title) return { block: { kind: "heading", level: title[1].length, text: title[2] ?? "" }, end: start + 1 };
  if (rule.test(line)) return { block: { kind: "rule" }, end: start + 1 };
  if (quote.test(line)) return quotation(lines, start);
  if (item.test(line)) return list(lines, start);
  if (/^( {4}|\t)/.test(line)) return indented(lines, start);
  return table(lines, start) ?? paragraph(lines, start);
}

/** The blocks of lines. */
export function blocksOf(lines) {
  const blocks = [];
  for (let index = 0; index < lines.length; ) {
    if (isBlank(lines[index])) {
      index += 1;
      continue;
    }
    const { block, end } = blockAt(lines, index);
    blocks.push(block);
    index = end;
  }
  return blocks;
}

function code(lines, start, fence) {
  const indentation = /^ */.exec(lines[start])[0].length;
  const sign = fence[1][0] === "`" ? "`" : "~";
  const close = new RegExp(`^ {0,3}${sign}{${fence[1].length},}[ \\t]*$`);
  const text = [];
  let end = start + 1;
  let isClosed = false;
  for (; end < lines.length && !isClosed; end++) {
    isClosed = close.test(lines[end]);
    if (!isClosed) text.push(lines[end].replace(new RegExp(`^ {0,${indentation}}`), ""));
  }
  return { block: { kind: "code", language: fence[2], text: text.join("\n"), isClosed }, end };
}

function indented(lines, start) {
  let end = start;
  while (end < lines.length && (/^( {4}|\t)/.test(lines[end]) || isBlank(lines[end]))) end += 1;
  while (isBlank(lines[end - 1])) end -= 1;
  const text = lines.slice(start, end).map((line) => line.replace(/^( {4}|\t)/, "")).join("\n");
  return { block: { kind: "code", language: "", text, isClosed: true }, end };
}

function quotation(lines, start) {
  let end = start;
  const inner = [];
  const goesOn = (line) => !isBlank(line) && (quote.test(line) || (!interrupts(line) && !item.test(line)));
  while (end < lines.length && goesOn(lines[end])) {
    inner.push(lines[end].replace(quote, ""));
    end += 1;
  }
  return { block: { kind: "quote", lines: inner }, end };
}

/** The kind of a list's signs: `-`, `*`, `+`, `.` or `)`. */
const signOf = (match) => match[2].at(-1);

function list(lines, start) {
  const first = item.exec(lines[start]);
  const isOrdered = /\d/.test(first[2]);
  const items = [];
  let end = start;
  let isLoose = false;
  while (end < lines.length) {
    const match = item.exec(lines[end]);
    if (!match || signOf(match) !== signOf(first) || rule.test(lines[end])) break;
    const gap = match[3] === undefined || match[3].length > 4 ? 1 : match[3].length;
    const width = match[1].length + match[2].length + gap;
    const inner = [lines[end].slice(width)];
    end += 1;
    for (; end < lines.length; end++) {
      const line = lines[end];
      const indentation = /^[ \t]*/.exec(line)[0].replace(/\t/g, "    ").length;
      if (isBlank(line)) inner.push("");
      else if (indentation >= Math.min(width, 2)) {
        inner.push(line.replace(/^\t/, "    ").slice(Math.min(width, indentation)));
      } else if (inner.at(-1) !== "" && !interrupts(line) && !item.test(line)) inner.push(line);
      else break;
    }
    const hasGap = inner.at(-1) === "";
    while (inner.length > 1 && inner.at(-1) === "") inner.pop();
    isLoose ||= hasGap && end < lines.length && item.test(lines[end]) || inner.includes("");
    items.push(inner);
  }
  return { block: { kind: "list", isOrdered, first: Number.parseInt(first[2], 10) || 0, items, isLoose }, end };
}

/** The cells of a line of a table. */
function cells(line) {
  const inner = line.trim().replace(/^\|/, "").replace(/(^|[^\\])\|$/, "$1");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, "|"));
}

function table(lines, start) {
  const head = lines[start];
  const under = lines[start + 1];
  if (under === undefined || !head.includes("|") || !tableRule.test(under)) return null;
  const names = cells(head);
  const rules = cells(under);
  if (names.length !== rules.length) return null;
  const alignment = rules.map((cell) => (/^:.*:$/.test(cell) ? "center" : cell.endsWith(":") ? "end" : "start"));
  const rows = [];
  let end = start + 2;
  while (end < lines.length && !isBlank(lines[end]) && !interrupts(lines[end])) {
    const row = cells(lines[end]).slice(0, names.length);
    while (row.length < names.length) row.push("");
    rows.push(row);
    end += 1;
  }
  return { block: { kind: "table", names, alignment, rows }, end };
}

/** Whether a line ends a paragraph without a blank line before it. */
function interrupts(line) {
  return fenceStart.test(line) || heading.test(line) || rule.test(line) || quote.test(line);
}

function paragraph(lines, start) {
  let end = start + 1;
  while (end < lines.length && !isBlank(lines[end]) && !interrupts(lines[end])) {
    const match = item.exec(lines[end]);
    if (match && match[4] && (!/\d/.test(match[2]) || /^1[.)]$/.test(match[2]))) break;
    if (/^ {0,3}(={3,}|-{3,})[ \t]*$/.test(lines[end])) {
      const level = lines[end].trim()[0] === "=" ? 1 : 2;
      return { block: { kind: "heading", level, text: lines.slice(start, end).join("\n") }, end: end + 1 };
    }
    if (lines[end].includes("|") && tableRule.test(lines[end + 1] ?? "")) break;
    end += 1;
  }
  const text = lines.slice(start, end).map((line) => line.trim()).join("\n");
  return { block: { kind: "paragraph", text }, end };
}
