/** The conversation that is open, and the replies that are under way in this and in others. */

import { Conversation } from "./conversation.js";
import { Exchange, mend } from "./exchange.js";
import { spokenEnd } from "./reply-line.js";
import { mended, standardSettings } from "./settings.js";
import { say } from "./dom.js";
import { Speech } from "./speech.js";

/** What is asked when a reply shall go on; a script's `send` asks the same. */
const goOnText = "Go on exactly where you stopped, without repeating anything.";

/** What goes on. */
export class Talk {
  /** The conversation that is shown. */
  current = null;
  /** Every conversation that is listed, the one changed last first. */
  records = [];
  #store;
  #models;
  #shown;
  /** Replies under way, by conversation. */
  #exchanges = new Map();
  /** Conversations with a reply under way, which are not read anew. */
  #open = new Map();

  /**
   * @param {Store} store Where conversations are kept.
   * @param {Models} models The models.
   * @param {object} shown What shows it: `opened()`, `listChanged()`, `pathChanged()`, `turnChanged(turn)`,
   *     `ended(turn)`.
   */
  constructor(store, models, shown) {
    this.#store = store;
    this.#models = models;
    this.#shown = shown;
  }

  /** Reads the list; conversations that were deleted the last time go now. */
  async read() {
    const records = await this.#store.conversations();
    for (const record of records.filter((record) => record.isDeleted)) this.#store.dropConversation(record.id);
    this.records = records.filter((record) => !record.isDeleted);
  }

  /** Whether a reply of the open conversation is under way. */
  get isBusy() {
    return this.#exchanges.has(this.current?.id);
  }

  /** The conversations in which a reply is under way. */
  get busyIDs() {
    return new Set(this.#exchanges.keys());
  }

  /** Begins a conversation. */
  begin() {
    if (this.current?.turns.size === 0) this.current = null;
    this.#show(Conversation.begin(this.#store, standardSettings(this.#models)));
  }

  /** Opens a conversation; begins one if it is not there. */
  async open(id) {
    const record = this.records.find((record) => record.id === id);
    if (!record) return this.begin();
    const known = this.#open.get(id);
    if (known) return this.#show(known);
    const turns = await this.#store.turns(id);
    turns.forEach(mend);
    record.settings = mended(record.settings, this.#models);
    this.#show(new Conversation(this.#store, record, turns));
  }

  #show(conversation) {
    this.current = conversation;
    this.#shown.opened();
  }

  /**
   * Asks at the end of the open conversation.
   *
   * @param {object[]} content The content of the question.
   * @param {number} pressed When it was asked for.
   * @returns {boolean} Whether it was taken: not while a reply is under way.
   */
  ask(content, pressed) {
    if (this.isBusy) return false;
    this.#askAfter(this.current.path.at(-1)?.id ?? null, content, pressed);
    return true;
  }

  /** Asks another version of a question. */
  edit(turn, content, pressed) {
    if (this.isBusy) this.stop();
    this.#askAfter(turn.parent, content, pressed);
  }

  /** Asks a reply to go on. */
  goOn(turn, pressed) {
    if (!this.isBusy) this.#askAfter(turn.id, [{ type: "text", text: goOnText }], pressed);
  }

  #askAfter(parent, content, pressed) {
    const question = this.current.add(parent, { role: "user", content });
    this.#answer(question, pressed);
  }

  /** Asks the question of a reply again; a reply that has nothing is replaced. */
  retry(turn, pressed) {
    if (this.isBusy) return;
    const question = this.current.turns.get(turn.parent);
    if (!question) return;
    const hasFollowers = this.current.versions(turn.id).length > 0;
    if (turn.content.length === 0 && !hasFollowers) this.current.remove(turn);
    this.#answer(question, pressed);
  }

  async #answer(question, pressed) {
    const conversation = this.current;
    if (!this.records.includes(conversation.record)) this.records.push(conversation.record);
    this.records.sort((one, other) => other.changed - one.changed);
    const exchange = new Exchange(conversation, question, conversation.settings, pressed);
    const speech = new Speech();
    this.#exchanges.set(conversation.id, exchange);
    this.#open.set(conversation.id, conversation);
    exchange.changed = () => {
      if (conversation !== this.current) return;
      this.#shown.turnChanged(exchange.turn);
      speech.follow(exchange.turn, false);
    };
    this.#shown.pathChanged();
    this.#shown.listChanged();
    await exchange.run();
    if (this.#exchanges.get(conversation.id) === exchange) this.#exchanges.delete(conversation.id);
    if (!this.#exchanges.has(conversation.id)) this.#open.delete(conversation.id);
    this.#shown.listChanged();
    if (conversation !== this.current) return;
    const { turn } = exchange;
    speech.follow(turn, true);
    if (!turn.error) say(spokenEnd(turn, this.#models.find(turn.model) ?? this.#models.find(turn.request.model)));
    this.#shown.ended(turn);
  }

  /** Stops the reply of the open conversation. */
  stop() {
    const exchange = this.#exchanges.get(this.current.id);
    this.#exchanges.delete(this.current.id);
    exchange?.stop();
    return exchange !== undefined;
  }

  /** Shows another version of a turn. */
  choose(turn) {
    this.current.choose(turn);
    this.#shown.pathChanged();
  }

  /** Gives a conversation a name. */
  rename(id, title) {
    const record = this.records.find((record) => record.id === id);
    if (record && title !== record.title) {
      Object.assign(record, { title, isNamed: true });
      this.#store.keepConversation(record);
    }
    this.#shown.listChanged();
  }

  /**
   * Deletes a conversation.
   *
   * @param {string} id Which.
   * @returns {{title: string, undo: () => void, finish: () => void}} How to take it back, and what makes it final.
   */
  remove(id) {
    const record = this.records.find((record) => record.id === id);
    this.#exchanges.get(id)?.stop();
    record.isDeleted = true;
    this.#store.keepConversation(record);
    this.records = this.records.filter((other) => other !== record);
    const wasOpen = this.current?.id === id;
    if (wasOpen) this.begin();
    this.#shown.listChanged();
    const undo = async () => {
      delete record.isDeleted;
      this.#store.keepConversation(record);
      this.records = [...this.records, record].sort((one, other) => other.changed - one.changed);
      if (wasOpen) await this.open(id);
      this.#shown.listChanged();
    };
    return { title: record.title, undo, finish: () => this.#store.dropConversation(id) };
  }
}
