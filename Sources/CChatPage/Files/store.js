/** Keeps conversations in this browser, in IndexedDB; in memory where the browser keeps nothing. */

const name = "parley";
const version = 1;

/** A request of IndexedDB as a promise. */
function result(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** The end of a transaction as a promise. */
function end(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

/**
 * Conversations and their turns.
 *
 * A conversation is small and written often; a turn may hold images and is written by itself.
 */
export class Store {
  #database = null;
  #memory = { conversations: new Map(), turns: new Map() };

  /** Called with an `Error` when something could not be kept, for lack of space for instance. */
  failed = () => {};

  /**
   * Opens the store.
   *
   * @returns {Promise<boolean>} Whether it lasts; false means that everything is gone when the page is.
   */
  async open() {
    try {
      const request = indexedDB.open(name, version);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("conversations", { keyPath: "id" });
        request.result.createObjectStore("turns", { keyPath: "id" }).createIndex("conversation", "conversation");
      };
      this.#database = await result(request);
      this.#database.onversionchange = () => this.#database.close();
      navigator.storage?.persist?.().catch(() => {});
      return true;
    } catch {
      return false;
    }
  }

  /** Every conversation, the one changed last first. */
  async conversations() {
    const all = this.#database
      ? await result(this.#database.transaction("conversations").objectStore("conversations").getAll())
      : [...this.#memory.conversations.values()];
    return all.sort((one, other) => other.changed - one.changed);
  }

  /** The turns of a conversation, in no order. */
  async turns(conversation) {
    if (!this.#database) {
      return [...this.#memory.turns.values()].filter((turn) => turn.conversation === conversation);
    }
    const index = this.#database.transaction("turns").objectStore("turns").index("conversation");
    return result(index.getAll(conversation));
  }

  /** Writes a conversation. */
  async keepConversation(conversation) {
    await this.#write("conversations", conversation);
  }

  /** Writes a turn. */
  async keepTurn(turn) {
    await this.#write("turns", turn);
  }

  /** Deletes a turn. */
  async dropTurn(id) {
    await this.#change(["turns"], (transaction) => transaction.objectStore("turns").delete(id));
    this.#memory.turns.delete(id);
  }

  /** Deletes a conversation with its turns. */
  async dropConversation(id) {
    this.#memory.conversations.delete(id);
    for (const [turnID, turn] of this.#memory.turns) if (turn.conversation === id) this.#memory.turns.delete(turnID);
    const ids = this.#database
      ? await result(this.#database.transaction("turns").objectStore("turns").index("conversation").getAllKeys(id))
      : [];
    await this.#change(["conversations", "turns"], (transaction) => {
      transaction.objectStore("conversations").delete(id);
      for (const turnID of ids) transaction.objectStore("turns").delete(turnID);
    });
  }

  async #write(store, value) {
    if (this.#database) await this.#change([store], (transaction) => transaction.objectStore(store).put(value));
    else this.#memory[store].set(value.id, value);
  }

  /** Runs a change; tells `failed` if it did not come to be. */
  async #change(stores, change) {
    if (!this.#database) return;
    try {
      const transaction = this.#database.transaction(stores, "readwrite");
      change(transaction);
      await end(transaction);
    } catch (error) {
      this.failed(error);
    }
  }
}
