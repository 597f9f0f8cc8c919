/** Shortcuts, and the dialogue that lists them. */

import { openDialog } from "./dialogs.js";
import { el } from "./dom.js";

/** Every shortcut: keys and what they do. */
const shortcuts = [
  [["Enter"], "Send the message"],
  [["Shift", "Enter"], "New line"],
  [["Esc"], "Stop the reply; close what is open"],
  [["↑"], "In an empty message box: edit your last message"],
  [["Alt", "Shift", "N"], "New conversation"],
  [["Alt", "Shift", "M"], "Go to the message box"],
  [["Alt", "Shift", "S"], "Settings"],
  [["Alt", "Shift", "E"], "Export as a script"],
  [["Alt", "Shift", "K"], "This list"],
];

/**
 * Hears shortcuts.
 *
 * @param {object} actions `begin, focusComposer, openSettings, openExport, stop`: by letter `N M S E`, and by
 *     Escape.
 */
export function hearKeys(actions) {
  const byCode = {
    KeyN: actions.begin, KeyM: actions.focusComposer, KeyS: actions.openSettings, KeyE: actions.openExport,
    KeyK: openKeys,
  };
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Escape" && !event.defaultPrevented) actions.stop();
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || !byCode[event.code]) return;
    event.preventDefault();
    byCode[event.code]();
  });
}

/** Opens the list. */
export function openKeys() {
  const rows = shortcuts.map(([keys, what]) => el("div", { class: "shortcut" },
    el("dt", {}, ...keys.flatMap((key, index) => [index > 0 && " + ", el("kbd", {}, key)])), el("dd", {}, what)));
  const list = el("dl", { class: "shortcuts" }, ...rows);
  openDialog({ title: "Keyboard", testid: "keys-dialog", shape: "small", body: [list] });
}
