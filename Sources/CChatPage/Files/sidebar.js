/** The list of conversations: open, rename, delete. */

import { byID, el, fill, icon, iconButton } from "./dom.js";

/** The list. */
export class Sidebar {
  #list = byID("conversations");
  #actions;

  /** @param {object} actions `open(id)`, `rename(id, title)`, `remove(id)`, `begin()`. */
  constructor(actions) {
    this.#actions = actions;
    fill(byID("new-conversation"), icon("plus"), "New conversation");
    fill(byID("open-sidebar"), icon("menu"));
    fill(byID("close-sidebar"), icon("close"));
    byID("new-conversation").addEventListener("click", () => {
      this.close();
      actions.begin();
    });
    byID("open-sidebar").addEventListener("click", () => this.#open());
    for (const id of ["close-sidebar", "veil"]) byID(id).addEventListener("click", () => this.close());
    byID("sidebar").addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.isOpen) {
        event.stopPropagation();
        this.close();
      }
    });
  }

  /** Whether it lies over the conversation, as it does on a phone. */
  get isOpen() {
    return byID("app").classList.contains("shows-sidebar");
  }

  #open() {
    byID("app").classList.add("shows-sidebar");
    byID("open-sidebar").setAttribute("aria-expanded", "true");
    byID("close-sidebar").focus();
  }

  /** Closes it where it lies over the conversation. */
  close() {
    if (!this.isOpen) return;
    byID("app").classList.remove("shows-sidebar");
    byID("open-sidebar").setAttribute("aria-expanded", "false");
    byID("open-sidebar").focus();
  }

  /**
   * Shows conversations.
   *
   * @param {object[]} records The conversations, the one changed last first.
   * @param {string} currentID The one that is open.
   * @param {Set<string>} busyIDs Those in which a reply is under way.
   */
  show(records, currentID, busyIDs) {
    if (this.#list.querySelector("input")) return;
    const focused = document.activeElement?.closest?.("[data-conversation]")?.dataset.conversation;
    fill(this.#list, ...records.map((record) => this.#row(record, record.id === currentID, busyIDs.has(record.id))),
      records.length === 0
        && el("li", { class: "hint" }, "Conversations stay in this browser. They will be listed here."));
    if (focused) this.#list.querySelector(`[data-conversation="${focused}"] .conversation-open`)?.focus();
  }

  #row(record, isCurrent, isBusy) {
    const look = { type: "button", class: "conversation-open", testid: "conversation-open", title: record.title };
    const open = el("button", look,
      isBusy && el("span", { class: "pulse" }), el("span", { class: "conversation-title" }, record.title));
    if (isCurrent) open.setAttribute("aria-current", "true");
    open.addEventListener("click", () => {
      this.close();
      this.#actions.open(record.id);
    });
    const rename = iconButton("edit", `Rename “${record.title}”`, () => this.#rename(row, record),
      { testid: "conversation-rename" });
    const remove = iconButton("trash", `Delete “${record.title}”`, () => this.#actions.remove(record.id),
      { testid: "conversation-delete" });
    const data = { conversation: record.id };
    const row = el("li", { class: "conversation", testid: "conversation", data }, open, rename, remove);
    return row;
  }

  #rename(row, record) {
    const input = el("input", {
      type: "text", testid: "conversation-name", value: record.title, maxLength: 120,
      "aria-label": "Name of the conversation",
    });
    let isDone = false;
    const finish = (keeps) => {
      if (isDone) return;
      isDone = true;
      const title = input.value.trim();
      input.remove();
      this.#actions.rename(record.id, keeps && title ? title : record.title);
      this.#list.querySelector(`[data-conversation="${record.id}"] [data-testid="conversation-rename"]`)?.focus();
    };
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
      event.preventDefault();
      event.stopPropagation();
      finish(event.key === "Enter");
    });
    input.addEventListener("blur", () => finish(true));
    fill(row, input);
    input.select();
    input.focus();
  }
}
