/** The tokens that could have come, with their chances, and what temperature and cut-offs make of these. */

import { el } from "./dom.js";
import { bar, percent, plural, tokenBox } from "./drawer-parts.js";

/**
 * The list of candidates.
 *
 * @param {object} choice A choice with candidates.
 * @param {object} settings How the reply was asked for.
 * @param {?number} tried Another temperature whose effect is shown; null for what was.
 * @returns {{element: HTMLElement, lesson: string}} The list, and what its lower bars mean; empty where there are none.
 */
export function candidateList(choice, settings, tried) {
  const second = secondChances(choice, settings, tried);
  const chances = choice.candidates.map(({ chance }) => chance);
  const top = Math.max(...chances, ...(second?.chances ?? []), 0.001);
  const rows = choice.candidates.map((candidate, index) => row(candidate, candidate.id === choice.token.id, top, second && second.chances[index]));
  return { element: el("ol", { class: `drawer-candidates ${second ? "" : "is-plain"}` }, ...rows), lesson: second?.lesson ?? "" };
}

/**
 * What temperature makes of chances: they are raised to the power of its inverse, and made to add up to 1.
 *
 * @param {number[]} chances The chances at temperature 1.
 * @param {number} temperature From 0 on; 0 gives all to the likeliest.
 */
export function tempered(chances, temperature) {
  const highest = Math.max(...chances);
  const weights = temperature === 0
    ? chances.map((_, index) => (index === chances.indexOf(highest) ? 1 : 0))
    : chances.map((chance) => (highest > 0 ? (chance / highest) ** (1 / temperature) : 0));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (sum > 0 ? weight / sum : 0));
}

/** The chances of the lower bars; null where they would be the upper ones again. */
function secondChances(choice, settings, tried) {
  if (tried !== null) {
    return {
      chances: tempered(choice.candidates.map(({ chance }) => chance), tried),
      lesson: `Upper bars: the model's own chances. Lower bars: at temperature ${tried}, among the tokens shown. ${effect(tried)}`,
    };
  }
  const { temperature, top_k: topK, top_p: topP } = settings;
  const isCut = topK !== null || (topP !== null && topP < 1);
  if (temperature === 0 || (temperature === 1 && !isCut)) return null;
  const cuts = [topK !== null && `top_k kept the ${topK} likeliest`, topP !== null && topP < 1 && `top_p kept the likeliest that make up ${percent(topP)}`];
  const said = [temperature !== 1 && `temperature ${temperature}`, ...cuts].filter(Boolean).join(", ");
  return {
    chances: choice.candidates.map((candidate) => candidate.final_chance),
    lesson: `Upper bars: the model's own chances. Lower bars: what was drawn from, ${plural(choice.kept, "token")} (${said}). ${effect(temperature)}`,
  };
}

/** What a temperature does, in a sentence. */
function effect(temperature) {
  if (temperature === 0) return "At 0 the likeliest token gets everything.";
  if (temperature < 1) return "Below 1 likely tokens become likelier.";
  return temperature > 1 ? "Above 1 unlikely tokens get a better chance." : "At 1 the chances stay as they are.";
}

function row(candidate, isTaken, top, second) {
  const hasSecond = second !== null;
  const isCut = second === 0;
  return el("li", { class: `drawer-candidate ${isTaken ? "is-taken" : ""} ${isCut ? "is-cut" : ""}`, testid: "drawer-candidate" },
    tokenBox(candidate),
    el("span", { class: "drawer-bars" }, bar(candidate.chance / top), hasSecond && bar(second / top, "is-final")),
    el("span", { class: "drawer-chance" }, percent(candidate.chance), hasSecond && ` → ${isCut ? "none" : percent(second)}`),
    isTaken && el("span", { class: "drawer-taken" }, "taken"));
}
