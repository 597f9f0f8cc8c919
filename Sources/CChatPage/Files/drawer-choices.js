/** Generation: the reply token by token, each with what could have come in its place. */

import { el, fill } from "./dom.js";
import { bar, percent, plural, section, tokenBox } from "./drawer-parts.js";

/** The section; null for a reply without tokens. */
export function choicesSection(explanation) {
  const { choices } = explanation.reply;
  if (choices.length === 0) return null;
  const panel = el("div", { class: "drawer-choice-panel", id: "drawer-choice-panel", "aria-live": "polite" });
  const boxes = choices.map((choice, index) => el("button", {
    type: "button", class: `drawer-token drawer-choice tint${index % 6}`, testid: "drawer-choice", tabIndex: -1,
    "aria-label": `Token ${index + 1} of ${choices.length}: ${choice.token.label}, chance ${percent(choice.chance)}`,
    "aria-controls": panel.id,
  }, choice.token.label));
  const select = (index) => {
    for (const [other, box] of boxes.entries()) {
      box.tabIndex = other === index ? 0 : -1;
      box.setAttribute("aria-pressed", String(other === index));
    }
    fill(panel, ...shown(choices[index], index, explanation.settings));
  };
  const list = el("div", { class: "drawer-tokens drawer-choices", role: "toolbar", "aria-label": "The tokens of the reply" }, ...boxes);
  hear(list, boxes, select);
  select(Math.max(0, choices.findIndex((choice) => choice.reason === "drawn" && choice.chance < 0.9)));
  return section("choices", "Generation: one token at a time",
    "The model gives every token it knows a chance to come next; one is taken, appended, and all begins anew. Point at a token of the reply, or use the arrow keys, to see what else could have come.",
    list, panel);
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

/** What is shown of one choice. */
function shown(choice, index, settings) {
  const isPlain = settings.temperature === 1 && settings.top_k === null && (settings.top_p ?? 1) >= 1;
  const top = Math.max(...choice.candidates.map(({ chance, final_chance: final }) => Math.max(chance, final)), 0.001);
  const rest = Math.max(0, 1 - choice.candidates.reduce((sum, { chance }) => sum + chance, 0));
  return [
    el("h4", {}, `Token ${index + 1}: `, tokenBox(choice.token)),
    choice.candidates.length > 0 && el("ol", { class: `drawer-candidates ${isPlain ? "is-plain" : ""}` },
      ...choice.candidates.map((candidate) => row(candidate, choice, top, isPlain))),
    choice.candidates.length > 0 && el("p", { class: "hint" },
      rest >= 0.0005 && `All other tokens together: ${percent(rest)}. `,
      `Chance that the reply ends here: ${percent(choice.end_chance)}.`),
    ruler(choice),
    el("p", { class: "drawer-reason", testid: "drawer-reason" }, reason(choice)),
    !isPlain && choice.reason !== "forced" && el("p", { class: "hint" }, effect(settings, choice)),
  ];
}

function row(candidate, choice, top, isPlain) {
  const isTaken = candidate.id === choice.token.id;
  const isCut = candidate.final_chance === 0;
  const final = isCut ? "cut off" : percent(candidate.final_chance);
  return el("li", { class: `drawer-candidate ${isTaken ? "is-taken" : ""} ${isCut ? "is-cut" : ""}`, testid: "drawer-candidate" },
    tokenBox(candidate),
    el("span", { class: "drawer-bars" }, bar(candidate.chance / top), !isPlain && bar(candidate.final_chance / top, "is-final")),
    el("span", { class: "drawer-chance" }, percent(candidate.chance), !isPlain && ` → ${final}`),
    isTaken && el("span", { class: "drawer-taken" }, "taken"));
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

/** What temperature and cut-offs did to the chances. */
function effect(settings, choice) {
  const { temperature, top_k: topK, top_p: topP } = settings;
  const said = [];
  if (temperature === 0) said.push("temperature 0 gives all to the likeliest");
  else if (temperature < 1) said.push(`temperature ${temperature} makes likely tokens likelier`);
  else if (temperature > 1) said.push(`temperature ${temperature} makes unlikely tokens likelier`);
  if (topK !== null) said.push(`top_k keeps the ${topK} likeliest`);
  if (topP !== null && topP < 1) said.push(`top_p keeps the likeliest that make up ${percent(topP)}`);
  return `Upper bars: the model's own chances. Lower bars: what was drawn from, ${plural(choice.kept, "token")}. ${said.join("; ")}.`;
}
