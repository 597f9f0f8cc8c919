/** Generation: the reply token by token, each with what could have come in its place. */

import { el, fill } from "./dom.js";
import { candidateList } from "./drawer-candidates.js";
import { percent, plural, section, tokenBox } from "./drawer-parts.js";

/** The section; null for a reply without tokens. */
export function choicesSection(explanation) {
  const { settings } = explanation;
  const { choices } = explanation.reply;
  if (choices.length === 0) return null;
  const panel = el("div", { class: "drawer-choice-panel", id: "drawer-choice-panel" });
  const boxes = choices.map((choice, index) => el("button", {
    type: "button", class: `drawer-token drawer-choice tint${index % 6}`, testid: "drawer-choice", tabIndex: -1,
    "aria-label": `Token ${index + 1} of ${choices.length}: ${choice.token.label}, chance ${percent(choice.chance)}`,
    "aria-controls": panel.id,
  }, choice.token.label));
  let current = 0;
  let tried = null;
  const select = (index) => {
    current = index;
    for (const [other, box] of boxes.entries()) {
      box.tabIndex = other === index ? 0 : -1;
      box.setAttribute("aria-pressed", String(other === index));
    }
    fill(panel, ...shown(choices[index], index, settings, tried));
  };
  const list = el("div", { class: "drawer-tokens drawer-choices", role: "toolbar", "aria-label": "The tokens of the reply" }, ...boxes);
  hear(list, boxes, select);
  // The least certain token says most.
  const chances = choices.map((choice) => (choice.candidates.length > 0 ? choice.chance : 1));
  select(chances.indexOf(Math.min(...chances)));
  const trial = temperatureTrial(settings.temperature, (temperature) => {
    tried = temperature;
    select(current);
  });
  return section("choices", "Generation: one token at a time",
    "The model gives every token it knows a chance to come next; one is taken, appended, and all begins anew. Point at a token of the reply, or use the arrow keys, to see what else could have come.",
    list, panel, trial);
}

/** Pointing, pressing and the arrow keys choose a token. */
function hear(list, boxes, select) {
  const indexOf = (event) => boxes.indexOf(event.target.closest?.("button"));
  for (const kind of ["click", "pointerover", "focusin"]) {
    list.addEventListener(kind, (event) => {
      if (kind === "pointerover" && event.pointerType === "touch") return;
      if (indexOf(event) >= 0) select(indexOf(event));
    });
  }
  list.addEventListener("keydown", (event) => {
    const index = indexOf(event);
    const last = boxes.length - 1;
    const next = { ArrowRight: index + 1, ArrowDown: index + 1, ArrowLeft: index - 1, ArrowUp: index - 1, Home: 0, End: last }[event.key];
    if (index < 0 || next === undefined) return;
    event.preventDefault();
    boxes[Math.max(0, Math.min(last, next))].focus();
  });
}

/** A slider that shows what another temperature would make of the chances. */
function temperatureTrial(temperature, tried) {
  const said = el("output", { class: "drawer-trial-value" }, String(temperature));
  const slider = el("input", {
    type: "range", min: 0, max: 2, step: 0.1, value: Math.min(2, temperature), class: "drawer-slider", id: "drawer-trial", testid: "drawer-trial",
    on: { input: () => {
      said.textContent = slider.value;
      tried(Number(slider.value));
    } },
  });
  return el("div", { class: "drawer-trial" }, el("label", { for: slider.id }, "Try another temperature"), slider, said);
}

/** What is shown of one choice. */
function shown(choice, index, settings, tried) {
  const hasCandidates = choice.candidates.length > 0;
  const rest = Math.max(0, 1 - choice.candidates.reduce((sum, { chance }) => sum + chance, 0));
  const list = hasCandidates ? candidateList(choice, settings, tried) : { element: null, lesson: "" };
  return [
    el("h4", {}, `Token ${index + 1}: `, tokenBox(choice.token)),
    list.element,
    list.lesson && el("p", { class: "hint" }, list.lesson),
    hasCandidates && el("p", { class: "hint" },
      rest >= 0.0005 && `All other tokens together: ${percent(rest)}. `,
      `Chance that the reply ends here: ${percent(choice.end_chance)}.`),
    ruler(choice),
    el("p", { class: "drawer-reason", testid: "drawer-reason" }, reason(choice)),
  ];
}

/** The line from 0 to 1 on which the random number fell. */
function ruler(choice) {
  if (choice.reason !== "drawn") return null;
  const line = el("div", { class: "drawer-ruler", role: "img", "aria-label": `The number ${choice.random.toFixed(3)} fell between ${choice.from.toFixed(3)} and ${choice.to.toFixed(3)}` });
  const part = el("span", { class: "drawer-ruler-part" });
  part.style.left = `${choice.from * 100}%`;
  part.style.width = `${(choice.to - choice.from) * 100}%`;
  const mark = el("span", { class: "drawer-ruler-mark" });
  mark.style.left = `${choice.random * 100}%`;
  line.append(part, mark);
  return el("div", { class: "drawer-ruler-box" }, line,
    el("div", { class: "drawer-ruler-ends", "aria-hidden": "true" }, el("span", {}, "0"), el("span", {}, "1")));
}

/** Why the token was taken. */
function reason(choice) {
  switch (choice.reason) {
    case "likeliest":
      return "At temperature 0 nothing is drawn: the likeliest token is taken, always.";
    case "drawn":
      return `The random number ${choice.random.toFixed(3)} fell into this token's part, from ${choice.from.toFixed(3)} to ${choice.to.toFixed(3)}; ${plural(choice.kept, "token")} could be drawn.`;
    case "only_one":
      return "The cut-offs left no other token.";
    case "forced":
      return "It was not chosen but set: it marks where the thinking ends or the answer begins.";
    default:
      return `The reason is “${choice.reason}”.`;
  }
}
