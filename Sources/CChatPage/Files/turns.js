/** How turns look: a question with its images, a reply with what is known of it. */

import { textOf } from "./assembly.js";
import { copyButton, el, fill, iconButton, isTouched, textButton } from "./dom.js";
import { pictureOf } from "./images.js";
import { problemCard } from "./problems.js";
import { ReplyContent } from "./reply-content.js";
import { replyLine } from "./reply-line.js";

/**
 * The switch between the versions of a turn; null where there is only one.
 *
 * @param {object[]} versions The versions, in order.
 * @param {object} turn The one shown.
 * @param {(turn: object) => void} choose Shows another one.
 */
function branchSwitch(versions, turn, choose) {
  if (versions.length < 2) return null;
  const index = versions.indexOf(turn);
  const step = (name, label, by) => iconButton(name, label, () => choose(versions[index + by], name), {
    testid: by < 0 ? "branch-previous" : "branch-next", disabled: !versions[index + by],
  });
  return el("span", { class: "branch", testid: "branch", role: "group", "aria-label": "Versions" },
    step("left", "Version before", -1),
    el("span", { class: "branch-count", testid: "branch-count" },
      el("span", { class: "only-heard" }, "Version "), `${index + 1}/${versions.length}`),
    step("right", "Version after", 1));
}

/** A question of the user. */
export class QuestionView {
  element = el("li", { class: "turn question", testid: "message" });
  #turn;
  #actions;
  #shownVersions = null;

  /**
   * @param {object} turn The turn.
   * @param {object} actions `versions(turn)`, `choose(turn)`, `edit(turn, text, content)`.
   */
  constructor(turn, actions) {
    this.#turn = turn;
    this.#actions = actions;
    this.element.dataset.turn = turn.id;
    this.refresh();
  }

  /** A question is never open: all of it is there. */
  get isOpen() {
    return false;
  }

  /** Shows it anew if versions have come or gone; what has the focus or is being edited stays otherwise. */
  refresh() {
    const versions = this.#actions.versions(this.#turn).map(({ id }) => id).join();
    if (versions === this.#shownVersions) return;
    this.#shownVersions = versions;
    this.#render();
  }

  #render() {
    const turn = this.#turn;
    const text = textOf(turn.content);
    fill(this.element, el("h2", { class: "only-heard" }, "You"),
      this.#images(),
      text && el("div", { class: "bubble", testid: "message-text" }, text),
      el("div", { class: "turn-tools" },
        branchSwitch(this.#actions.versions(turn), turn, this.#actions.choose),
        iconButton("edit", "Edit and send again", () => this.edit(), { testid: "edit" }),
        text && copyButton(() => text, { testid: "copy" }, "Copy message")));
  }

  #images() {
    const blocks = this.#turn.content.filter((block) => block.type === "image");
    if (blocks.length === 0) return null;
    return el("ul", { class: "turn-images", "aria-label": "Images" }, ...blocks.map((block, index) =>
      el("li", {}, pictureOf(block, index))));
  }

  /** Turns it into a text area; sending makes another version. */
  edit() {
    const turn = this.#turn;
    const area = el("textarea", {
      class: "field edit-text", testid: "edit-text", value: textOf(turn.content), rows: 3,
      "aria-label": "Edit the message",
    });
    const images = turn.content.filter((block) => block.type !== "text");
    const cancel = () => {
      this.#render();
      this.element.querySelector('[data-testid="edit"]').focus();
    };
    const send = () => {
      const text = area.value.trim();
      if (text === "" && images.length === 0) return;
      this.#actions.edit(turn, [...images, ...(text ? [{ type: "text", text }] : [])], performance.now());
    };
    area.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        cancel();
      } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing && !isTouched()) {
        event.preventDefault();
        send();
      }
    });
    const box = el("div", { class: "edit-box" }, area,
      el("p", { class: "hint" }, "The old version is kept: arrows below the message lead back to it."),
      el("div", { class: "button-row" },
        textButton("plain", null, "Cancel", cancel, { testid: "edit-cancel" }),
        textButton("main", null, "Send", send, { testid: "edit-send" })));
    fill(this.element, el("h2", { class: "only-heard" }, "You"), this.#images(), box);
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
    area.style.height = `${Math.min(area.scrollHeight + 4, window.innerHeight * 0.5)}px`;
  }
}

/** A reply of the model. */
export class ReplyView {
  element = el("li", { class: "turn reply", testid: "reply" });
  #turn;
  #actions;
  #content = new ReplyContent();
  #name = el("h2", { class: "reply-name" });
  #state = el("p", { class: "reply-state" });
  #foot = el("div", { class: "reply-foot" });
  #shownFoot = "";

  /**
   * @param {object} turn The turn.
   * @param {object} actions `versions`, `choose`, `retry`, `goOn`, `openDrawer`, `askForToken`, `openSettings`,
   *     `models`.
   */
  constructor(turn, actions) {
    this.#turn = turn;
    this.#actions = actions;
    this.element.dataset.turn = turn.id;
    fill(this.#state, el("span", { class: "pulse" }), "Waiting for the model");
    this.element.append(this.#name, this.#content.element, this.#state, this.#foot);
    this.refresh();
  }

  /** Whether it is still coming in. */
  get isOpen() {
    return this.#turn.state === "waiting" || this.#turn.state === "streaming";
  }

  /** Shows what came since. */
  refresh() {
    const turn = this.#turn;
    const actions = this.#actions;
    const { models } = actions;
    const name = models.name(turn.model ?? turn.request.model);
    if (this.#name.textContent !== name) this.#name.textContent = name;
    this.element.dataset.state = turn.state;
    this.element.dataset.stopReason = turn.stopReason ?? "";
    this.element.setAttribute("aria-busy", String(this.isOpen));
    this.#content.show(turn.content, !this.isOpen);
    this.#state.hidden = turn.state !== "waiting";
    const versions = actions.versions(turn).map(({ id }) => id).join();
    const foot = this.isOpen ? "" : [turn.state, versions, models.all.length].join(" ");
    if (foot === this.#shownFoot) return;
    this.#shownFoot = foot;
    if (this.isOpen) this.#foot.replaceChildren();
    else this.#showFoot();
  }

  #showFoot() {
    const turn = this.#turn;
    const actions = this.#actions;
    const model = actions.models.find(turn.model) ?? actions.models.find(turn.request.model);
    const isEmpty = turn.content.length === 0;
    const mayGoOn = !isEmpty && (["max_tokens", "pause_turn"].includes(turn.stopReason) || turn.state === "cut");
    const retry = () => actions.retry(turn, performance.now());
    const goOn = () => actions.goOn(turn, performance.now());
    const openDrawer = (event) => actions.openDrawer(turn, event.currentTarget);
    fill(this.#foot,
      isEmpty && turn.state === "done" && el("p", { class: "soft" }, "The reply has no text."),
      isEmpty && turn.state === "stopped" && el("p", { class: "soft" }, "Stopped before anything came."),
      turn.error && problemCard(turn.error, { ...actions, retry }),
      turn.stopReason === "refusal" && el("p", { class: "soft" }, turn.stopDetails?.explanation,
        " While your message is part of the conversation, the model may refuse again: edit it to go on."),
      turn.state !== "failed" && replyLine(turn, model),
      el("div", { class: "turn-tools" },
        branchSwitch(actions.versions(turn), turn, actions.choose),
        !isEmpty && copyButton(() => textOf(turn.content), { testid: "copy" }, "Copy reply"),
        !turn.error && iconButton("retry", "Ask again: another version", retry, { testid: "retry" }),
        mayGoOn && textButton("quiet", "right", "Go on", goOn, { testid: "continue" }),
        turn.requestID
          && textButton("quiet", "steps", "How this reply was made", openDrawer, { testid: "drawer-open" })));
  }
}
