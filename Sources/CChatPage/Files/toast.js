/** Short messages at the bottom, with a way to undo what they tell. */

import { byID, el } from "./dom.js";

/** How long a message stays, in milliseconds; longer while the pointer or the focus is on it. */
const stay = 10_000;

/**
 * Shows a message.
 *
 * @param {string} text What it says.
 * @param {?{label: string, act: () => void}} action A button.
 * @param {() => void} gone Called when it went without the action.
 */
export function toast(text, action = null, gone = () => {}) {
  const element = el("div", { class: "toast" }, el("span", {}, text));
  let timer = 0;
  const leave = () => {
    clearTimeout(timer);
    element.remove();
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      leave();
      gone();
    }, stay);
  };
  if (action) {
    element.append(el("button", { type: "button", class: "toast-action", testid: "undo", on: { click: () => {
      leave();
      action.act();
    } } }, action.label));
  }
  for (const event of ["pointerenter", "focusin"]) element.addEventListener(event, () => clearTimeout(timer));
  for (const event of ["pointerleave", "focusout"]) element.addEventListener(event, wait);
  byID("toasts").append(element);
  wait();
}
