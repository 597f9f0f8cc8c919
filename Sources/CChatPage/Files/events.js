/** Reads server-sent events from bytes. */

const lineFeed = 10;
const carriageReturn = 13;

/**
 * Cuts a stream of bytes into events.
 *
 * Lines end in LF, CR or CRLF and are found in the bytes: other signs that Unicode counts as ends of lines are
 * text.
 */
export class EventParser {
  /** The bytes of the line that has not ended yet, in pieces. */
  #pieces = [];
  #lastWasReturn = false;
  #name = "";
  #data = [];
  #decoder = new TextDecoder();

  /**
   * Takes the next bytes.
   *
   * @param {Uint8Array} bytes Any piece of the stream.
   * @returns {{name: string, data: string}[]} The events that ended in them.
   */
  take(bytes) {
    const events = [];
    let start = 0;
    for (let index = 0; index < bytes.length; index++) {
      const byte = bytes[index];
      if (byte === lineFeed && this.#lastWasReturn && index === start && this.#pieces.length === 0) {
        start = index + 1;
      } else if (byte === lineFeed || byte === carriageReturn) {
        this.#pieces.push(bytes.subarray(start, index));
        start = index + 1;
        this.#endLine(events);
      }
      this.#lastWasReturn = byte === carriageReturn;
    }
    if (start < bytes.length) this.#pieces.push(bytes.slice(start));
    return events;
  }

  #endLine(events) {
    let line = "";
    for (const piece of this.#pieces) line += this.#decoder.decode(piece, { stream: true });
    line += this.#decoder.decode();
    this.#pieces = [];
    if (line === "") {
      if (this.#data.length > 0) events.push({ name: this.#name, data: this.#data.join("\n") });
      this.#name = "";
      this.#data = [];
      return;
    }
    const colon = line.indexOf(":");
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.#name = value;
    else if (field === "data") this.#data.push(value);
  }
}

/**
 * Reads the events of a body until it ends.
 *
 * @param {ReadableStream<Uint8Array>} body The body of a response.
 * @yields {{name: string, data: string}} Each event.
 */
export async function* eventsOf(body) {
  const parser = new EventParser();
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield* parser.take(value);
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}
