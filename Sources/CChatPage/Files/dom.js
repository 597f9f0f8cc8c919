/** Makes elements, and small things that every part of the page needs. */

/**
 * Makes an element.
 *
 * @param {string} name Its tag.
 * @param {object} [properties] `class`, `testid`, `data` (an object), `on` (listeners by event); a name with a
 *     hyphen and `role`, `for`, `colspan` are attributes, everything else is set as a property.
 * @param {...(Node|string|null|undefined|false)} children What it holds; what is not there is left out.
 * @returns {HTMLElement} The element.
 */
export function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (key === "class") element.className = value;
    else if (key === "testid") element.dataset.testid = value;
    else if (key === "data") Object.assign(element.dataset, value);
    else if (key === "on") for (const [event, heard] of Object.entries(value)) element.addEventListener(event, heard);
    else if (key.includes("-") || key === "role" || key === "for") element.setAttribute(key, value);
    else element[key] = value;
  }
  append(element, children);
  return element;
}

/** Appends the children that are there. */
function append(element, children) {
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
}

/** Replaces what an element holds by the children that are there. */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

/** The element with an id, which index.html has. */
export const byID = (id) => document.getElementById(id);

/** The strokes of each icon, in a box of 24 by 24. */
const strokes = {
  menu: ["M4 7h16M4 12h16M4 17h16"],
  close: ["M6 6l12 12M18 6L6 18"],
  plus: ["M12 5v14M5 12h14"],
  send: ["M12 19V5M6 11l6-6 6 6"],
  stop: ["M8 8h8v8H8z"],
  image: ["M4 5h16v14H4z", "M4 16l5-5 4 4 3-3 4 4", "M15.5 9.5h.01"],
  copy: ["M9 9h11v11H9z", "M15 9V4H4v11h5"],
  check: ["M5 12.5l4.5 4.5L19 7.5"],
  edit: ["M4 20l1-4L16.5 4.5l3 3L8 19z", "M14 7l3 3"],
  retry: ["M19 12a7 7 0 1 1-2-4.9", "M19 4v4h-4"],
  left: ["M14 6l-6 6 6 6"],
  right: ["M10 6l6 6-6 6"],
  down: ["M6 10l6 6 6-6"],
  trash: ["M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13"],
  settings: ["M4 7h9M17 7h3M4 17h3M11 17h9", "M15 5v4M9 15v4"],
  export: ["M12 4v11M8 11l4 4 4-4M5 20h14"],
  steps: ["M5 19h3v-5H5zM10.5 19h3V9h-3zM16 19h3V5h-3z"],
  keys: ["M3 7h18v10H3z", "M7 14h10M7 10.5h.01M11 10.5h.01M15 10.5h.01"],
  alert: ["M12 4l9 16H3z", "M12 10v4M12 17h.01"],
};

/**
 * Draws an icon, which screen readers pass over.
 *
 * @param {string} name One of `strokes`.
 * @returns {SVGElement} The icon.
 */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  for (const stroke of strokes[name]) {
    const path = document.createElementNS(space, "path");
    path.setAttribute("d", stroke);
    drawing.append(path);
  }
  return drawing;
}

/** A button that shows an icon alone and is read as its label. */
export function iconButton(name, label, action, properties = {}) {
  const look = { type: "button", class: "icon-button small", title: label, "aria-label": label };
  const element = el("button", { ...look, ...properties }, icon(name));
  element.addEventListener("click", action);
  return element;
}

/**
 * A button with a text.
 *
 * @param {string} kind How it looks: `main`, `plain` or `quiet`.
 * @param {?string} iconName An icon before the text.
 * @param {string|Node} label The text.
 * @param {(event: Event) => void} action What it does.
 * @param {object} [properties] Further properties, as `el` takes them.
 */
export function textButton(kind, iconName, label, action, properties = {}) {
  const element = el("button", { type: "button", class: `${kind}-button`, ...properties },
    iconName && icon(iconName), label);
  element.addEventListener("click", action);
  return element;
}

/** Whether the page is used by touch alone, with a keyboard on the screen. */
export const isTouched = () => matchMedia("(hover: none) and (pointer: coarse)").matches;

/** A new id: 16 random bytes in hexadecimal. (`crypto.randomUUID` is not there on a page without TLS.) */
export function newID() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Copies a text, with or without the clipboard's own interface, which pages without TLS lack.
 *
 * @param {string} text What to copy.
 * @returns {Promise<boolean>} Whether it was copied.
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = el("textarea", { class: "only-heard", value: text, readOnly: true });
    const focused = document.activeElement;
    (document.querySelector("dialog[open]") ?? document.body).append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    focused?.focus({ preventScroll: true });
    return copied;
  }
}

/**
 * A button that copies a text and says for two seconds whether it did.
 *
 * @param {() => string} text Gives the text when the button is pressed.
 * @param {object} [properties] Further properties of the button.
 * @param {string} [label] What it is read as.
 */
export function copyButton(text, properties = {}, label = "Copy") {
  const button = iconButton("copy", label, async () => {
    const copied = await copy(text());
    fill(button, icon(copied ? "check" : "alert"));
    say(copied ? "Copied" : "This browser did not let the page copy");
    setTimeout(() => fill(button, icon("copy")), 2000);
  }, properties);
  return button;
}

/** Lets screen readers say a text when they have come to an end. */
export function say(text) {
  const line = el("p", {}, text);
  byID("live").append(line);
  setTimeout(() => line.remove(), 20_000);
}
