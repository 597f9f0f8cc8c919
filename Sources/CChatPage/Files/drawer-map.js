/** Embedding: tokens become numbers, and alike ones lie near each other. */

import { el } from "./dom.js";
import { bar, section, svg, tokenBox } from "./drawer-parts.js";

/** The picture's size in its own units, with room for labels at the sides; on a phone one unit is a pixel too. */
const wide = { width: 640, height: 400, side: 60, top: 30 };
const narrow = { width: 350, height: 380, side: 44, top: 26 };

/** The section; null for a text without tokens. */
export function mapSection(explanation) {
  const { embedding, map, model } = explanation;
  if (embedding.length === 0) return null;
  const rows = embedding.slice(-12).map((entry) => el("tr", {},
    el("th", { scope: "row" }, tokenBox(entry.token)),
    el("td", { class: "drawer-numbers" }, entry.numbers.slice(0, 4).map((number) => number.toFixed(2)).join("  "), " …"),
    el("td", {}, ...entry.nearest.slice(0, 3).map((near) => nearBox(near)))));
  return section("map", "Embedding: tokens become numbers",
    `Each token stands for ${model.width} learnt numbers, its possible meanings. Tokens that are used alike have numbers that are alike.`,
    map.points.length > 2 && picture(map),
    el("details", { class: "drawer-details" }, el("summary", {}, "The numbers and the nearest tokens"),
      el("div", { class: "drawer-scroll", tabIndex: 0, role: "region", "aria-label": "Tokens with their numbers and nearest tokens" },
        el("table", { class: "drawer-table" },
          el("thead", {}, el("tr", {}, ...["Token", `${model.width} numbers`, "Nearest in the table"].map((name) => el("th", { scope: "col" }, name)))),
          el("tbody", {}, ...rows)))));
}

/** A token that is near another, with how near. */
export function nearBox(near) {
  return el("span", { class: "drawer-near" }, tokenBox(near), el("span", { class: "drawer-likeness" }, near.similarity.toFixed(2)),
    bar(Math.max(0, near.similarity)));
}

/** Tokens on a plane; a neighbour's label is left out where there is no room, and is then in the dot's tooltip. */
function picture(map) {
  const size = matchMedia("(max-width: 34rem)").matches ? narrow : wide;
  const place = scale(map.points, size);
  const points = map.points.toSorted((one, other) => other.in_text - one.in_text).map((point) => ({ ...point, ...place(point) }));
  const taken = points.filter((point) => point.in_text).map(({ x, y }) => ({ left: x - 5, width: 10, y: y + 5 }));
  const marks = points.flatMap((point) => {
    const { x, y, label: text } = point;
    const look = point.in_text ? "is-text" : "is-neighbour";
    const label = free(text, x, y, taken, size, point.in_text);
    return [
      svg("circle", { class: `drawer-dot ${look}`, cx: x.toFixed(1), cy: y.toFixed(1), r: point.in_text ? 5 : 3.5 }, svg("title", {}, text)),
      ...(label ? [svg("text", { class: `drawer-label ${look}`, x: label.x.toFixed(1), y: label.y.toFixed(1), "text-anchor": label.anchor }, text)] : []),
    ];
  });
  const names = map.points.filter((point) => point.in_text).map((point) => point.label).join(" ");
  const caption = `Filled: tokens of your text. Hollow: their neighbours. The plane shows ${Math.round(map.shown_share * 100)}% of the differences between them.`;
  return el("figure", { class: "drawer-figure", testid: "drawer-map" },
    svg("svg", { viewBox: `0 0 ${size.width} ${size.height}`, role: "img", "aria-label": `A map of the tokens ${names} and their neighbours` }, ...marks),
    el("figcaption", {}, caption));
}

/** From the plane of the numbers to the picture. */
function scale(points, size) {
  const range = (values) => ({ low: Math.min(...values), high: Math.max(...values) });
  const xs = range(points.map(({ x }) => x));
  const ys = range(points.map(({ y }) => y));
  const along = (value, { low, high }, length, margin) => margin + (high > low ? (value - low) / (high - low) : 0.5) * (length - 2 * margin);
  return ({ x, y }) => ({ x: along(x, xs, size.width, size.side), y: size.height - along(y, ys, size.height, size.top) });
}

/** Where a label can stand: right, left, above or below its point; null where nothing is free and it need not stand. */
function free(text, x, y, taken, size, isNeeded) {
  const width = text.length * 9 + 4;
  const places = [
    { x: x + 9, y: y + 5, anchor: "start", left: x + 9 }, { x: x - 9, y: y + 5, anchor: "end", left: x - 9 - width },
    { x, y: y - 11, anchor: "middle", left: x - width / 2 }, { x, y: y + 21, anchor: "middle", left: x - width / 2 },
  ];
  const isFree = (place) => place.left >= 0 && place.left + width <= size.width
    && taken.every((box) => place.left > box.left + box.width || place.left + width < box.left || Math.abs(place.y - box.y) > 16);
  const found = places.find(isFree) ?? (isNeeded ? places[0] : null);
  if (found === null) return null;
  taken.push({ left: found.left, width, y: found.y });
  return found;
}
