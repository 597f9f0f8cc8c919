/** Modal dialogues: focus goes in, Escape and the cross close them, focus goes back. */

import { el, iconButton } from "./dom.js";

/**
 * Opens a dialogue.
 *
 * @param {object} parts `title`, `testid`, `body` (nodes), `foot` (nodes), `closed` (called with the dialogue's
 *     `returnValue` when it is), `wide` and `side` (its shape).
 * @returns {HTMLDialogElement} The dialogue.
 */
export function openDialog({ title, testid, body, foot = [], closed = () => {}, shape = "" }) {
  const opener = document.activeElement;
  const heading = el("h2", { id: `${testid}-title` }, title);
  const dialog = el("dialog", { class: `dialog ${shape}`, testid, "aria-labelledby": heading.id },
    el("div", { class: "dialog-head" }, heading,
      iconButton("close", "Close", () => dialog.close(), { testid: testid.replace("-dialog", "-close") })),
    el("div", { class: "dialog-body" }, ...body),
    foot.length > 0 && el("div", { class: "dialog-foot" }, ...foot));
  dialog.addEventListener("close", () => {
    dialog.remove();
    closed(dialog.returnValue);
    // The browser has given the focus back already, but not the caret if it stood in the dialogue: Chromium would take no text.
    if (document.activeElement === opener) opener?.blur();
    if (opener?.isConnected) opener.focus({ preventScroll: true });
  });
  dialog.addEventListener("pointerdown", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("[autofocus]")?.focus();
  return dialog;
}

/**
 * A field with its label.
 *
 * @param {string} label The label.
 * @param {HTMLElement} control What is labelled.
 * @param {?(string|Node)} hint An explanation.
 * @param {HTMLElement} [shown] What is shown, if the control is a part of it.
 */
export function field(label, control, hint = null, shown = control) {
  control.id ||= `field-${label.toLowerCase().replace(/\W+/g, "-")}`;
  const note = hint && el("p", { class: "hint", id: `${control.id}-hint` }, hint);
  if (note) control.setAttribute("aria-describedby", note.id);
  return el("div", { class: "field" }, el("label", { for: control.id }, label), shown, note);
}
