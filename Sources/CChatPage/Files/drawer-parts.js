/** Small things that the sections of the drawer share. */

import { el } from "./dom.js";

/** A section with its heading and a sentence that teaches. */
export function section(name, title, lesson, ...children) {
  const heading = el("h3", { id: `drawer-${name}` }, title);
  return el("section", { class: "drawer-section", "aria-labelledby": heading.id }, heading,
    lesson && el("p", { class: "drawer-lesson" }, lesson), ...children);
}

/** A time in few characters: `0.4 ms`, `12 ms`, `1.3 s`. */
export function time(milliseconds) {
  if (milliseconds === null || milliseconds === undefined || Number.isNaN(milliseconds)) return "not seen";
  if (milliseconds < 0.1) return "< 0.1 ms";
  if (milliseconds < 10) return `${milliseconds.toFixed(1)} ms`;
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** A chance in per cent, with decimals where it is small. */
export function percent(chance) {
  const share = chance * 100;
  if (share === 0) return "0%";
  if (share < 0.1) return "< 0.1%";
  if (share > 99.9 && share < 100) return "> 99.9%";
  return share < 10 ? `${share.toFixed(1)}%` : `${Math.round(share)}%`;
}

/** The word for a number of things. */
export const plural = (count, noun) => `${count.toLocaleString("en")} ${count === 1 ? noun : `${noun}s`}`;

/**
 * An element of SVG.
 *
 * @param {string} name Its tag.
 * @param {object} attributes Its attributes.
 * @param {...(Node|string)} children What it holds.
 */
export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A bar whose length is a share; the stylesheet knows its looks. */
export function bar(share, look = "") {
  const fill = el("span", { class: `drawer-bar-fill ${look}` });
  fill.style.width = `${Math.max(0, Math.min(1, share)) * 100}%`;
  return el("span", { class: "drawer-bar", "aria-hidden": "true" }, fill);
}

/** A token as a small box; its number stands in the tooltip. */
export function tokenBox(token, look = "", properties = {}) {
  return el("span", { class: `drawer-token ${look}`, title: `token ${token.id}`, ...properties }, token.label);
}
