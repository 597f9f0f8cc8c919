/** The list of turns that is shown, which keeps to its end while a reply streams in. */

import { byID, el, fill, icon } from "./dom.js";
import { QuestionView, ReplyView } from "./turns.js";

/** How near to the end, in pixels, counts as there. */
const nearness = 80;

/** The thread. */
export class Thread {
  #list = byID("thread");
  #scroll = byID("scroll");
  #latest = byID("latest");
  #views = new Map();
  #actions;
  #waiting = new Set();
  /** Whether the reader is at the end, so that what is added is scrolled to. */
  #follows = true;
  /** Where the reader was. */
  #position = 0;
  /** Whether a reply is coming in. */
  #isLive = false;

  /** @param {object} actions What turns can do; see `QuestionView` and `ReplyView`. */
  constructor(actions) {
    this.#actions = actions;
    fill(this.#latest, icon("down"), el("span", {}, "Latest"));
    this.#latest.addEventListener("click", () => this.toEnd());
    this.#scroll.addEventListener("scroll", () => this.#look(), { passive: true });
    new ResizeObserver(() => { if (this.#follows && this.#isLive) this.#jump(); }).observe(this.#list);
  }

  /** Forgets what is shown, before another conversation is. */
  clear() {
    this.#views.clear();
    this.#list.replaceChildren();
    this.#follows = true;
  }

  /**
   * Shows turns.
   *
   * @param {object[]} path The turns, from the first on.
   */
  show(path) {
    const ids = new Set(path.map((turn) => turn.id));
    for (const [id, view] of this.#views) {
      if (ids.has(id)) continue;
      view.element.remove();
      this.#views.delete(id);
    }
    path.forEach((turn, index) => {
      const { element } = this.#viewOf(turn);
      const there = this.#list.children[index] ?? null;
      if (there !== element) this.#list.insertBefore(element, there);
    });
    this.#isLive = path.some((turn) => this.#views.get(turn.id).isOpen);
    if (this.#follows) this.#jump();
  }

  #viewOf(turn) {
    const known = this.#views.get(turn.id);
    if (known) {
      known.refresh();
      return known;
    }
    const view = turn.role === "user" ? new QuestionView(turn, this.#actions) : new ReplyView(turn, this.#actions);
    this.#views.set(turn.id, view);
    return view;
  }

  /** Shows a turn anew, at the next picture; at once when it has ended. */
  refresh(turn) {
    const view = this.#views.get(turn.id);
    if (!view) return;
    if (!view.isOpen) {
      view.refresh();
    } else if (!this.#waiting.has(turn.id)) {
      this.#waiting.add(turn.id);
      requestAnimationFrame(() => {
        this.#waiting.delete(turn.id);
        view.refresh();
      });
    }
  }

  /** Puts the focus on an element of a turn. */
  focus(turnID, testid) {
    this.#views.get(turnID)?.element.querySelector(`[data-testid="${testid}"]:not(:disabled)`)?.focus();
  }

  /** Begins to edit a question. */
  edit(turnID) {
    this.#views.get(turnID)?.edit();
  }

  /** Goes to the end and stays there. */
  toEnd() {
    this.#follows = true;
    this.#jump();
    this.#look();
  }

  #jump() {
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
  }

  /**
   * Notices whether the reader is at the end.
   *
   * Who was there leaves it only by scrolling up: text that was added since moves the end away, too.
   */
  #look() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroll;
    const isAtEnd = scrollHeight - scrollTop - clientHeight < nearness;
    if (isAtEnd || scrollTop < this.#position) this.#follows = isAtEnd;
    this.#position = scrollTop;
    this.#latest.hidden = this.#follows;
  }
}
