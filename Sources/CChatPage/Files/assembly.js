/** Puts the events of a streamed reply together, and knows what of it can be sent back. */

/**
 * A message as it grows.
 *
 * Blocks are kept as they were received, members that nobody here knows included, so that they can be sent back
 * unchanged.
 */
export class Assembly {
  /** The content blocks so far. */
  content = [];
  /** Which blocks have ended, by index. */
  ended = new Set();
  usage = null;
  id = null;
  model = null;
  stopReason = null;
  stopSequence = null;
  stopDetails = null;
  /** Whether `message_stop` came: only then is the reply whole. */
  isComplete = false;
  /** The error that ended the stream: `{ type, message }`. */
  error = null;
  /** The JSON of tool calls that are under way, by index. */
  #inputs = new Map();

  /**
   * Takes an event.
   *
   * @param {object} event Its data, parsed. Events and deltas that are not known are passed over.
   */
  take(event) {
    const { index } = event;
    switch (event.type) {
      case "message_start":
        this.id = event.message?.id ?? null;
        this.model = event.message?.model ?? null;
        this.content = event.message?.content ?? [];
        this.usage = { ...event.message?.usage };
        break;
      case "content_block_start":
        this.content[index] = event.content_block;
        break;
      case "content_block_delta":
        this.#change(index, event.delta ?? {});
        break;
      case "content_block_stop":
        this.#end(index);
        break;
      case "message_delta":
        this.#finish(event);
        break;
      case "message_stop":
        this.isComplete = true;
        break;
      case "error":
        this.error = { ...event.error, requestID: event.request_id ?? null };
        break;
    }
  }

  #change(index, delta) {
    const block = this.content[index];
    if (!block) return;
    if (delta.type === "text_delta") block.text = (block.text ?? "") + delta.text;
    else if (delta.type === "thinking_delta") block.thinking = (block.thinking ?? "") + delta.thinking;
    else if (delta.type === "signature_delta") block.signature = delta.signature;
    else if (delta.type === "citations_delta") block.citations = [...(block.citations ?? []), delta.citation];
    else if (delta.type === "input_json_delta") {
      this.#inputs.set(index, (this.#inputs.get(index) ?? "") + delta.partial_json);
    }
  }

  #end(index) {
    const json = this.#inputs.get(index);
    this.#inputs.delete(index);
    if (json) {
      try {
        this.content[index].input = JSON.parse(json);
      } catch {
        return;
      }
    }
    this.ended.add(index);
  }

  #finish(event) {
    const { delta = {}, usage = {} } = event;
    if (delta.stop_reason !== undefined) this.stopReason = delta.stop_reason;
    if (delta.stop_sequence !== undefined) this.stopSequence = delta.stop_sequence;
    if (delta.stop_details !== undefined) this.stopDetails = delta.stop_details;
    for (const [name, value] of Object.entries(usage)) {
      if (value !== null) this.usage = { ...this.usage, [name]: value };
    }
  }

  /** The blocks that can be sent back: whole ones, and the text of one that was cut. */
  get kept() {
    return this.content.filter((block, index) => block && (this.ended.has(index) || block.type === "text"));
  }
}

/**
 * The texts of blocks, joined.
 *
 * @param {object[]} content Content blocks.
 * @returns {string} The text.
 */
export function textOf(content) {
  return content.filter((block) => block?.type === "text").map((block) => block.text ?? "").join("");
}

/**
 * The messages of a request, made of turns.
 *
 * Blocks of the model go back as they came, but for empty texts, which the API refuses. A turn without any
 * content is left out; the API reads neighbours of one role as one turn.
 *
 * @param {{role: string, content: object[]}[]} turns The turns from the first on.
 * @returns {object[]} `messages`.
 */
export function messagesOf(turns) {
  const says = (block) => block.type !== "text" || block.text?.trim();
  return turns
    .map(({ role, content }) => ({ role, content: content.filter(says) }))
    .filter(({ content }) => content.length > 0);
}
