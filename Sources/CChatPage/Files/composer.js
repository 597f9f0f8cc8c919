/** Where messages are written: text that grows, images by paste, drop or choice, Send and Stop. */

import { byID, fill, icon, isTouched } from "./dom.js";
import { Attachments, imageRules } from "./images.js";

/** Drafts by conversation, for as long as the page lives. */
const drafts = new Map();

/** The composer. */
export class Composer {
  #text = byID("composer-text");
  #note = byID("composer-note");
  #send = byID("send");
  #stop = byID("stop");
  #attachments;
  #conversation = null;
  #isBusy = false;
  #actions;

  /**
   * @param {object} actions `send(content, pressed)`, where it returns whether it was taken; `stop()`;
   *     `editLast()`; `imageProblem()`, why images cannot be sent, or null.
   */
  constructor(actions) {
    this.#actions = actions;
    this.#attachments = new Attachments(byID("attachments"), () => this.#update(), (text) => this.note(text));
    fill(byID("attach"), icon("image"));
    byID("attach").title = imageRules;
    fill(this.#send, icon("send"));
    fill(this.#stop, icon("stop"));
    this.#hear();
    this.#update();
  }

  /** Puts the caret into it. */
  focus() {
    this.#text.focus();
  }

  /** Says something below it. */
  note(text) {
    this.#note.textContent = text;
  }

  /** Shows the draft of a conversation. */
  show(conversationID) {
    if (this.#conversation !== null) {
      drafts.set(this.#conversation, { text: this.#text.value, blocks: this.#attachments.blocks });
    }
    this.#conversation = conversationID;
    const draft = drafts.get(conversationID) ?? { text: "", blocks: [] };
    this.#text.value = draft.text;
    this.#attachments.blocks = draft.blocks;
    this.note("");
    this.#attachments.show();
    this.#grow();
  }

  /** Says whether a reply of the shown conversation is under way. */
  set isBusy(isBusy) {
    const hadFocus = document.activeElement === this.#send || document.activeElement === this.#stop;
    this.#isBusy = isBusy;
    this.#send.hidden = isBusy;
    this.#stop.hidden = !isBusy;
    if (hadFocus && !isTouched()) this.#text.focus();
    this.#update();
  }

  #hear() {
    const text = this.#text;
    byID("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    text.addEventListener("input", () => {
      this.#grow();
      this.#update();
    });
    text.addEventListener("keydown", (event) => this.#press(event));
    this.#stop.addEventListener("click", () => this.#actions.stop());
    byID("attach").addEventListener("click", () => byID("files").click());
    byID("files").addEventListener("change", (event) => {
      this.#attachments.take([...event.target.files]).then(() => { event.target.value = ""; });
      text.focus();
    });
    text.addEventListener("paste", (event) => {
      const files = [...event.clipboardData.files];
      if (files.length === 0) return;
      event.preventDefault();
      this.#attachments.take(files);
    });
    this.#hearDrops();
  }

  #hearDrops() {
    const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
    const mark = (isOver) => byID("composer").classList.toggle("is-target", isOver);
    document.addEventListener("dragover", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      mark(true);
    });
    document.addEventListener("dragleave", (event) => {
      if (event.relatedTarget === null) mark(false);
    });
    document.addEventListener("drop", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      mark(false);
      this.#attachments.take([...event.dataTransfer.files]);
    });
  }

  /**
   * Enter sends. On a keyboard of the screen, which has no Shift with Enter, it makes a line and the button sends.
   */
  #press(event) {
    if (event.key === "ArrowUp" && this.#text.value === "" && !this.#isBusy) {
      if (this.#actions.editLast()) event.preventDefault();
    }
    if (event.key !== "Enter" || event.isComposing || event.shiftKey || event.altKey) return;
    if (isTouched() && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.#submit();
  }

  #submit() {
    const pressed = performance.now();
    const text = this.#text.value.trim();
    const { blocks } = this.#attachments;
    if (this.#isBusy || (text === "" && blocks.length === 0)) return;
    const problem = blocks.length > 0 ? this.#actions.imageProblem() : null;
    if (problem) {
      this.note(problem);
      return;
    }
    const content = [...blocks];
    if (text !== "") content.push({ type: "text", text });
    if (!this.#actions.send(content, pressed)) return;
    this.#text.value = "";
    this.#attachments.release();
    drafts.delete(this.#conversation);
    this.note("");
    this.#grow();
  }

  #update() {
    this.#send.disabled = this.#text.value.trim() === "" && this.#attachments.blocks.length === 0;
  }

  /** Makes the text area as high as its text. */
  #grow() {
    const { style } = this.#text;
    style.height = "auto";
    style.height = `${Math.min(this.#text.scrollHeight, window.innerHeight * 0.4)}px`;
  }
}
