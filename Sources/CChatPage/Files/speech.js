/** Lets screen readers follow a reply: sentence by sentence, not letter by letter. */

import { say } from "./dom.js";
import { textOf } from "./assembly.js";

/** The shortest time between two pieces, in milliseconds. */
const pause = 2500;

/** What of a reply was said. */
export class Speech {
  #said = 0;
  #last = performance.now();

  /**
   * Says what came since, up to the end of a sentence or line, if there is enough of it.
   *
   * @param {object} turn The reply.
   * @param {boolean} isWhole Whether the rest is to be said now.
   */
  follow(turn, isWhole) {
    if (!isWhole && performance.now() - this.#last < pause) return;
    const fresh = textOf(turn.content).slice(this.#said);
    const end = isWhole ? fresh.length : Math.max(fresh.lastIndexOf(". ") + 1, fresh.lastIndexOf("\n") + 1);
    if (end === 0) return;
    this.#said += end;
    this.#last = performance.now();
    const text = fresh.slice(0, end).replace(/```\S*|[*_#`|]/g, "").trim();
    if (text) say(text);
  }
}
