/** A conversation: a tree of turns, of which one path is shown. */

import { newID } from "./dom.js";
import { textOf } from "./assembly.js";

/** How many characters of the first question make a title. */
const titleLength = 48;

/** A title from the first words of a text; null if there are none. */
export function titleFrom(text) {
  const line = text.trim().split("\n")[0].replace(/\s+/g, " ");
  if (line === "") return null;
  if (line.length <= titleLength) return line;
  const cut = line.slice(0, titleLength);
  return cut.slice(0, Math.max(cut.lastIndexOf(" "), 24)) + "…";
}

/**
 * A conversation with its turns.
 *
 * Turns that answer the same turn are versions of each other: an edited question, a reply that was asked for
 * again. Which version is shown is kept for each turn that was answered.
 */
export class Conversation {
  /**
   * @param {Store} store Where it is kept.
   * @param {object} record What is kept of it: `id, title, isNamed, created, changed, settings, chosen`.
   * @param {object[]} turns Its turns: `id, conversation, parent, role, content, created` and, of replies, what
   *     is known of how they came to be.
   */
  constructor(store, record, turns = []) {
    this.store = store;
    this.record = record;
    this.turns = new Map(turns.map((turn) => [turn.id, turn]));
  }

  /** A new one, which is kept as soon as it has a turn. */
  static begin(store, settings) {
    const now = Date.now();
    const record = {
      id: newID(), title: "New conversation", isNamed: false, created: now, changed: now, chosen: {},
      settings: structuredClone(settings),
    };
    return new Conversation(store, record);
  }

  get id() {
    return this.record.id;
  }

  get settings() {
    return this.record.settings;
  }

  /** The turns that follow a turn (null: the first ones), the oldest first. */
  versions(parent) {
    const found = [];
    for (const turn of this.turns.values()) if (turn.parent === parent) found.push(turn);
    return found.sort((one, other) => one.created - other.created);
  }

  /** The turns that are shown, from the first on. */
  get path() {
    const followers = new Map();
    for (const turn of this.turns.values()) {
      const siblings = followers.get(turn.parent);
      if (siblings) siblings.push(turn);
      else followers.set(turn.parent, [turn]);
    }
    const path = [];
    for (let parent = null; followers.has(parent); parent = path.at(-1).id) {
      const versions = followers.get(parent).sort((one, other) => one.created - other.created);
      path.push(versions.find((turn) => turn.id === this.record.chosen[parent ?? "root"]) ?? versions.at(-1));
    }
    return path;
  }

  /** The turns up to one, from the first on. */
  pathTo(turn) {
    const path = [];
    for (let current = turn; current; current = this.turns.get(current.parent)) path.unshift(current);
    return path;
  }

  /**
   * Adds a turn and shows it.
   *
   * @param {?string} parent The id of the turn that it answers; null for the first one.
   * @param {object} facts `role`, `content` and further members.
   * @returns {object} The turn.
   */
  add(parent, facts) {
    const created = Math.max(Date.now(), ...this.versions(parent).map((turn) => turn.created + 1));
    const turn = { id: newID(), conversation: this.id, parent, created, ...facts };
    this.turns.set(turn.id, turn);
    this.record.chosen[parent ?? "root"] = turn.id;
    this.record.changed = Date.now();
    if (turn.role === "user" && !this.record.isNamed && parent === null) {
      this.record.title = titleFrom(textOf(turn.content)) ?? "Images";
    }
    this.store.keepTurn(turn);
    this.keep();
    return turn;
  }

  /** Shows a version of a turn. */
  choose(turn) {
    this.record.chosen[turn.parent ?? "root"] = turn.id;
    this.keep();
  }

  /** Takes a turn away that nothing answers. */
  remove(turn) {
    this.turns.delete(turn.id);
    delete this.record.chosen[turn.parent ?? "root"];
    this.store.dropTurn(turn.id);
    this.keep();
  }


  /** Writes it, but for one that has no turns. */
  keep() {
    if (this.turns.size > 0) return this.store.keepConversation(this.record);
  }
}
