/** Contextualization: one word in two contexts, layer by layer. */

import { el, fill } from "./dom.js";
import { nearBox } from "./drawer-map.js";
import { section } from "./drawer-parts.js";

const kinds = { text: "In your text", earlier: "Earlier in your text", sentence: "In another sentence", alone: "Alone" };

/** The section; null for a text without words. */
export function wordSection(explanation) {
  const { word } = explanation;
  if (!word) return null;
  const depths = word.scenes[0].nearest.length;
  const scenes = el("div", { class: "drawer-scenes" });
  const said = el("p", { class: "drawer-depth", "aria-live": "polite" });
  const slider = el("input", {
    type: "range", min: 0, max: depths - 1, step: 1, value: depths - 1, class: "drawer-slider", "aria-label": "Layers that the word has passed",
    on: { input: () => show(Number(slider.value)) },
  });
  const show = (depth) => {
    slider.setAttribute("aria-valuetext", named(depth));
    fill(said, el("strong", {}, named(depth)), likeness(word, depth));
    fill(scenes, ...word.scenes.map((scene) => card(scene, depth)));
  };
  show(depths - 1);
  return section("word", "Contextualization: the numbers adjust",
    `“${word.word}” begins with the same numbers everywhere. Each of the ${depths - 1} layers adds something of what stands before it, until the meaning that fits stands out; the last ones turn to what comes next. Move the slider through the layers.`,
    el("div", { class: "drawer-slide" }, el("span", { "aria-hidden": "true" }, "embedding"), slider, el("span", { "aria-hidden": "true" }, `layer ${depths - 1}`)),
    said, scenes);
}

const named = (depth) => (depth === 0 ? "Before the layers: the embedding" : `After layer ${depth}`);

function likeness(word, depth) {
  if (word.likeness.length === 0) return "";
  return `: the two are alike by ${word.likeness[depth].toFixed(2)} (1 is the same).`;
}

function card(scene, depth) {
  return el("div", { class: "drawer-scene", testid: "drawer-word" },
    el("h4", {}, kinds[scene.kind] ?? scene.kind),
    el("p", { class: "drawer-sentence" }, tail(scene.before), el("mark", {}, scene.word), head(scene.after)),
    nearest("Nearest before the layers: ", scene.nearest[0]),
    depth > 0 && nearest(`Nearest after layer ${depth}: `, scene.nearest[depth]));
}

function nearest(title, tokens) {
  return el("p", { class: "drawer-nearest" }, el("span", { class: "soft drawer-nearest-title" }, title), ...tokens.map((near) => nearBox(near)));
}

/** The end and the beginning of a text that may be long. */
const tail = (text) => (text.length > 160 ? `… ${text.slice(-160)}` : text);
const head = (text) => (text.length > 160 ? `${text.slice(0, 160)} …` : text);
