/** The settings of a conversation: model, system prompt, maximum of tokens, stop sequences. */

import { token } from "./api.js";
import { chipEditor } from "./chips.js";
import { field, openDialog } from "./dialogs.js";
import { el, textButton } from "./dom.js";
import { priceOf, sentence, tokens } from "./models.js";

const defaultsKey = "parley.settings";
/** The maximum of tokens where none was set. */
const standardMaxTokens = 4096;

/** The settings that a new conversation begins with: those that were set last. */
export function standardSettings(models) {
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem(defaultsKey)) ?? {};
  } catch {
    // Nothing kept, or nothing that can be read.
  }
  return mended({ model: "", maxTokens: standardMaxTokens, system: "", stops: [], ...kept }, models);
}

/**
 * Settings that can be sent: of a model that is there, within its limits.
 *
 * @param {object} settings `model, maxTokens, system, stops`.
 * @param {Models} models The models.
 * @returns {object} A copy.
 */
export function mended(settings, models) {
  const model = models.find(settings.model) ?? models.standard;
  const maxTokens = Math.min(settings.maxTokens, model?.max_tokens ?? Infinity);
  return { ...settings, stops: [...settings.stops], model: model?.id ?? settings.model, maxTokens };
}

/** Settings in a few words, the model apart. */
export function summary({ maxTokens, system, stops }) {
  const parts = [`${maxTokens.toLocaleString("en")} tokens at most`];
  if (system.trim()) parts.push("system prompt");
  if (stops.length > 0) parts.push(stops.length === 1 ? "1 stop sequence" : `${stops.length} stop sequences`);
  return parts.join(" · ");
}

function keepStandard(settings) {
  try {
    localStorage.setItem(defaultsKey, JSON.stringify(settings));
  } catch {
    // Storage is off: the settings live as long as the page.
  }
}

/**
 * Opens the settings.
 *
 * @param {object} settings The conversation's, changed in place as the user changes them.
 * @param {object} parts `models`; `changed()` after each change; `forgetToken()`; `setToken()`; `needsToken`.
 */
export function openSettings(settings, { models, changed, forgetToken, setToken, needsToken }) {
  const update = () => {
    keepStandard(settings);
    changed();
  };
  const maximum = maxTokensInput(settings, models, update);
  const system = el("textarea", { class: "field", testid: "system", rows: 3, value: settings.system,
    placeholder: "You are a poet. Answer with the poem only." });
  system.addEventListener("input", () => {
    settings.system = system.value;
    update();
  });
  const chips = chipEditor(settings.stops, update);
  const done = textButton("main", null, "Done", () => dialog.close(), { testid: "settings-done" });
  const dialog = openDialog({
    title: "Settings", testid: "settings-dialog", shape: "side",
    body: [
      el("p", { class: "hint" },
        "They hold for the next messages of this conversation, and new conversations begin with them."),
      modelChoice(settings, models, () => {
        maximum.refresh();
        update();
      }),
      field("System prompt", system, "What the model is told before the conversation: who it is, how it answers."),
      field("Maximum of tokens", maximum.element, maximum.hint),
      field("Stop sequences", chips.input,
        "A reply ends where one of these would come. Enter adds one; \\n is the end of a line.", chips.element),
      tokenPart({ forgetToken, setToken, needsToken }),
    ],
    foot: [done],
    closed: () => {
      chips.take();
      maximum.settle();
    },
  });
  dialog.querySelector("input:checked")?.focus();
}

/** The choice of the model. */
function modelChoice(settings, models, changed) {
  const group = el("fieldset", { class: "models", testid: "model" }, el("legend", {}, "Model"));
  const choice = (model) => {
    const isChosen = model.id === settings.model;
    const input = el("input", { type: "radio", name: "model", value: model.id, checked: isChosen });
    input.addEventListener("change", () => {
      settings.model = model.id;
      changed();
    });
    return el("label", { class: "model-card" }, input, el("span", { class: "model-text" },
      el("span", { class: "model-name" }, model.name, model.is_default && el("span", { class: "tag" }, "default")),
      model.purpose && el("span", { class: "model-purpose" }, sentence(model.purpose)),
      el("span", { class: "model-facts" }, facts(model))));
  };
  const { current, others } = models.currentAndOthers;
  group.append(...current.map(choice));
  if (others.length > 0) {
    const holdsChosen = others.some((model) => model.id === settings.model);
    group.append(el("details", { open: holdsChosen || current.length === 0 },
      el("summary", {}, `${others.length} more: older ones, and those that few may ask`), ...others.map(choice)));
  }
  if (models.all.length === 0) group.append(el("p", { class: "hint problem" }, "The server named no models."));
  return group;
}

function facts(model) {
  return [
    model.speed, priceOf(model),
    model.context && `reads ${tokens(model.context)} tokens`,
    { optional: "can think first", always: "thinks first" }[model.thinking],
    model.images && "sees images",
  ].filter(Boolean).join(" · ");
}

/**
 * The input of the maximum of tokens.
 *
 * What was typed counts when it is finished; a number that the model refuses is told and does not count.
 */
function maxTokensInput(settings, models, changed) {
  const element = el("input", {
    type: "number", testid: "max-tokens", min: 1, step: 1, value: settings.maxTokens, inputMode: "numeric",
  });
  const purpose = el("span", {});
  const problem = el("span", { class: "problem", role: "status" });
  const refresh = () => {
    const limit = models.find(settings.model)?.max_tokens;
    if (limit) element.max = limit;
    purpose.textContent = "A reply ends when it has so many, thinking included."
      + (limit ? ` This model writes ${tokens(limit)} at most. ` : " ");
    if (limit && settings.maxTokens > limit) {
      settings.maxTokens = limit;
      element.value = limit;
    }
  };
  const check = () => {
    const isRight = element.checkValidity() && element.value !== "";
    const end = element.max ? ` to ${Number(element.max).toLocaleString("en")}` : "";
    problem.textContent = isRight ? "" : `Write a whole number from 1${end}.`;
    element.setAttribute("aria-invalid", String(!isRight));
    return isRight;
  };
  const settle = () => {
    if (!check() || element.valueAsNumber === settings.maxTokens) return;
    settings.maxTokens = element.valueAsNumber;
    changed();
  };
  element.addEventListener("input", check);
  element.addEventListener("change", settle);
  refresh();
  return { element, hint: el("span", {}, purpose, problem), refresh, settle };
}

/** What can be done with the token of this browser. */
function tokenPart({ forgetToken, setToken, needsToken }) {
  if (!needsToken && !token()) return null;
  const forget = textButton("plain", "trash", "Forget the token", () => {
    forgetToken();
    forget.hidden = true;
  }, { testid: "token-forget", hidden: !token() });
  const label = token() ? "Use another token" : "Enter a token";
  const change = textButton("plain", null, label, setToken, { testid: "token-set" });
  return el("div", { class: "field" }, el("h3", {}, "Token"),
    el("p", { class: "hint" },
      "The server knows you by it. It is kept in this browser only, and sent to no other server."),
    el("div", { class: "button-row" }, change, forget));
}
