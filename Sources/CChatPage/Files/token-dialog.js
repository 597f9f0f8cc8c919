/** The dialogue that asks for a token. */

import { keepToken, token } from "./api.js";
import { field, openDialog } from "./dialogs.js";
import { el, textButton } from "./dom.js";

let isOpen = false;

/**
 * Asks for a token and keeps it.
 *
 * @param {?string} reason Why it is asked for; null for the first time.
 * @returns {Promise<boolean>} Whether one was given.
 */
export function askForToken(reason = null) {
  if (isOpen) return Promise.resolve(false);
  isOpen = true;
  return new Promise((resolve) => {
    const input = el("input", {
      type: "password", testid: "token-input", autocomplete: "off", spellcheck: false, autofocus: true,
      placeholder: "parley_…",
    });
    const problem = el("p", { class: "hint problem", role: "alert" }, reason ?? "");
    const form = el("form", { class: "form", id: "token-form" }, field("Token", input), problem);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = input.value.trim();
      if (text === "") problem.textContent = "Paste the token that you were given.";
      else if (/[^\x21-\x7e]/.test(text)) {
        problem.textContent = "A token has no blanks and only plain letters, digits and signs.";
      } else {
        keepToken(text);
        dialog.close("given");
      }
    });
    const save = el("button", { type: "submit", class: "main-button", testid: "token-save" }, "Use this token");
    save.setAttribute("form", "token-form");
    const dialog = openDialog({
      title: token() ? "Another token" : "This server asks for a token", testid: "token-dialog", shape: "small",
      body: [
        el("p", {}, "Whoever runs this server gives you one; they make it with ",
          el("code", {}, "parley serve token create NAME"),
          ". It says who asks and what may be spent. It is kept in this browser only."),
        form,
      ],
      foot: [textButton("plain", null, "Not now", () => dialog.close()), save],
      closed: (value) => {
        isOpen = false;
        resolve(value === "given");
      },
    });
  });
}
