/** Takes in images: checks them, keeps them ready to send, shows them small. */

import { el, iconButton } from "./dom.js";

/** What the API takes. */
const types = ["image/png", "image/jpeg", "image/gif", "image/webp"];
/** The largest image, in characters of its base64 form. */
const base64Limit = 10 * 1024 * 1024;
/** The longest side of an image, in pixels. */
const sideLimit = 8000;
/** How many images a message may have. */
const countLimit = 20;

/** What may be added, in words. */
export const imageRules = "Add images (PNG, JPEG, GIF, WebP; 7.5 MB each at most); pasting and dropping works, too";

/** A number of bytes for people. */
function size(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** The kind of an image by its first bytes; null if it is none that is taken. */
function kindOf(bytes) {
  const text = String.fromCharCode(...bytes.subarray(0, 12));
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (text.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (/^GIF8[79]a/.test(text)) return "image/gif";
  return /^RIFF.{4}WEBP/s.test(text) ? "image/webp" : null;
}

/** Bytes in base64. */
function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** The address of an image of a block, as the page can show it; null for one that is not in the block. */
export function addressOf(block) {
  const { source } = block;
  const isHere = source?.type === "base64" && types.includes(source.media_type);
  return isHere ? `data:${source.media_type};base64,${source.data}` : null;
}

/** The picture of a block, the one at an index of its message. */
export function pictureOf(block, index) {
  const alt = `Image ${index + 1}, ${size(bytesOf(block))}`;
  return el("img", { src: addressOf(block) ?? undefined, alt });
}

/** How many bytes the image of a block has. */
const bytesOf = (block) => Math.floor(((block.source?.data ?? "").length * 3) / 4);

/**
 * Reads a file as a content block.
 *
 * @param {File} file Anything.
 * @returns {Promise<object>} The block.
 * @throws {Error} That says in a sentence why it cannot be sent.
 */
async function blockOf(file) {
  const name = file.name || "The image";
  const kind = kindOf(new Uint8Array(await file.slice(0, 16).arrayBuffer()));
  if (!kind) throw new Error(`${name} is no PNG, JPEG, GIF or WebP image.`);
  if (Math.ceil(file.size / 3) * 4 > base64Limit) {
    throw new Error(`${name} has ${size(file.size)}; an image may have ${size(base64Limit * 0.75)}.`);
  }
  const block = { type: "image", source: { type: "base64", media_type: kind, data: await base64(file) } };
  const picture = new Image();
  picture.src = addressOf(block);
  await picture.decode().catch(() => {
    throw new Error(`${name} is damaged: it cannot be shown.`);
  });
  const { naturalWidth: width, naturalHeight: height } = picture;
  if (Math.max(width, height) > sideLimit) {
    throw new Error(`${name} has ${width} × ${height} pixels; a side may have ${sideLimit}.`);
  }
  return block;
}

/** The images that wait to be sent. */
export class Attachments {
  /** The content blocks. */
  blocks = [];
  #list;
  #changed;
  #told;

  /**
   * @param {HTMLElement} list Where they are shown.
   * @param {() => void} changed Called when one came or went.
   * @param {(text: string) => void} told Tells the user what could not be taken.
   */
  constructor(list, changed, told) {
    this.#list = list;
    this.#changed = changed;
    this.#told = told;
  }

  /** Takes files, those that are images; says of each other one why not. */
  async take(files) {
    const problems = [];
    for (const file of files) {
      if (this.blocks.length >= countLimit) {
        problems.push(`A message takes ${countLimit} images here.`);
        break;
      }
      try {
        this.blocks.push(await blockOf(file));
      } catch (error) {
        problems.push(error.message);
      }
    }
    this.#told(problems.join(" "));
    this.show();
  }

  /** Empties it and gives what was in it. */
  release() {
    const blocks = this.blocks;
    this.blocks = [];
    this.show();
    return blocks;
  }

  /** Shows what there is. */
  show() {
    this.#list.hidden = this.blocks.length === 0;
    this.#list.replaceChildren(...this.blocks.map((block, index) => {
      const remove = iconButton("close", `Remove image ${index + 1}`, () => {
        this.blocks.splice(index, 1);
        this.show();
      }, { class: "image-remove", testid: "image-remove" });
      return el("li", { testid: "attachment" }, pictureOf(block, index),
        el("span", { class: "image-size" }, size(bytesOf(block))), remove);
    }));
    this.#changed();
  }
}
