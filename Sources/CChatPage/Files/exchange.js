/** One request and its reply, from the press of Send to the end. */

import { RequestError, stream } from "./api.js";
import { Assembly, messagesOf } from "./assembly.js";

/** How often a reply that is under way is kept, in milliseconds: what came survives a reload. */
const keepingInterval = 1000;

/**
 * A reply under way.
 *
 * Its turn is part of the conversation from the start; `turn.state` goes from `waiting` to `streaming` and ends
 * as `done`, `stopped` (by the user), `cut` (by the network or an error, something came) or `failed` (nothing
 * came).
 */
export class Exchange {
  /** Called after each change of the turn. */
  changed = () => {};
  #conversation;
  #abort = new AbortController();
  #assembly = new Assembly();
  #body;
  #keptAt = 0;

  /**
   * Begins a turn; nothing is sent before `run`.
   *
   * @param {Conversation} conversation Where it belongs.
   * @param {object} question The turn that is answered.
   * @param {object} settings `model, maxTokens, system, stops`.
   * @param {number} pressed When the user asked for it, in milliseconds of `performance.now()`.
   */
  constructor(conversation, question, settings, pressed) {
    this.#conversation = conversation;
    const turns = conversation.pathTo(question);
    const { model, maxTokens, system, stops } = settings;
    this.#body = { model, max_tokens: maxTokens, messages: messagesOf(turns) };
    if (system.trim()) this.#body.system = system;
    if (stops.length > 0) this.#body.stop_sequences = [...stops];
    this.turn = conversation.add(question.id, {
      role: "assistant", content: [], state: "waiting", request: { model, maxTokens, system, stops: [...stops] },
      times: { pressed },
    });
  }

  /** Sends the request and reads the reply to its end, whatever the end is. */
  async run() {
    const { turn } = this;
    let failure = null;
    try {
      await stream(this.#body, this.#abort.signal, {
        sent: () => { turn.times.sent = performance.now(); },
        head: (requestID) => { turn.requestID = requestID; },
        bytes: () => { turn.times.firstByte ??= performance.now(); },
        event: (event) => this.#take(event),
      });
    } catch (error) {
      failure = error;
    }
    turn.times.end = performance.now();
    this.#end(failure);
    await this.#conversation.store.keepTurn(turn);
  }

  /** Stops it; what came stays. */
  stop() {
    this.#abort.abort();
  }

  #take(event) {
    const { turn } = this;
    this.#assembly.take(event);
    turn.content = this.#assembly.content;
    turn.usage = this.#assembly.usage;
    turn.model = this.#assembly.model;
    if (turn.content.length > 0) turn.state = "streaming";
    this.changed();
    if (performance.now() - this.#keptAt > keepingInterval) {
      this.#keptAt = performance.now();
      this.#conversation.store.keepTurn({ ...turn, content: this.#assembly.kept });
    }
  }

  #end(failure) {
    const { turn } = this;
    const assembly = this.#assembly;
    turn.messageID = assembly.id;
    turn.stopReason = assembly.stopReason;
    turn.stopSequence = assembly.stopSequence;
    turn.stopDetails = assembly.stopDetails;
    if (assembly.isComplete) turn.state = "done";
    else {
      turn.content = assembly.kept;
      const came = turn.content.some((block) => block.type !== "text" || block.text);
      turn.error = this.#error(failure);
      if (turn.error) turn.error.hasContent = came;
      turn.state = turn.error === null ? "stopped" : came ? "cut" : "failed";
    }
    this.changed();
  }

  /** What went wrong, as plain values; null if the user stopped it. */
  #error(failure) {
    if (failure?.name === "AbortError") return null;
    if (this.#assembly.error) return { status: 0, wasCut: true, ...this.#assembly.error };
    if (failure instanceof RequestError) return { ...failure.facts, at: Date.now() };
    if (failure) return { status: 0, message: String(failure.message ?? failure) };
    return { status: 0, wasCut: true, message: "The stream ended before the reply did." };
  }
}

/**
 * Marks a reply that was under way when its page was closed.
 *
 * @param {object} turn A turn as it was kept.
 */
export function mend(turn) {
  if (turn.state !== "waiting" && turn.state !== "streaming") return;
  turn.state = turn.content.length > 0 ? "cut" : "failed";
  turn.error = {
    status: 0, wasCut: true, hasContent: turn.content.length > 0,
    message: "The page was closed while the reply came in.",
  };
}
