/** The dialogue that shows a conversation as a script and hands it out. */

import { copy, el, say, textButton } from "./dom.js";
import { openDialog } from "./dialogs.js";
import { addressOf } from "./images.js";
import { imagesOf, scriptOf } from "./script.js";

/** A name for a file, from a title. */
function fileName(title) {
  const words = title.normalize("NFKD").toLowerCase().match(/[a-z0-9]+/g) ?? ["conversation"];
  return `${words.join("-").slice(0, 40)}.claude`;
}

/** Saves a file from an address. */
function save(address, name) {
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
}

/**
 * Opens the dialogue.
 *
 * @param {object} record The conversation.
 * @param {object[]} path The turns that are shown.
 */
export function openExport(record, path) {
  const script = scriptOf(record, path);
  const name = fileName(record.title);
  const images = imagesOf(path);
  const copyLabel = el("span", {}, "Copy");
  const copyScript = async () => {
    const copied = await copy(script);
    copyLabel.textContent = copied ? "Copied" : "Not copied";
    say(copyLabel.textContent);
    setTimeout(() => { copyLabel.textContent = "Copy"; }, 2000);
  };
  const download = () => {
    const address = URL.createObjectURL(new Blob([script], { type: "text/plain" }));
    save(address, name);
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
  const imageButtons = images.map(({ block, name: imageName }) =>
    textButton("plain", "image", `Save ${imageName}`, () => save(addressOf(block), imageName)));
  openDialog({
    title: "Export as a script", testid: "export-dialog", shape: "wide",
    body: [
      el("p", {}, "The settings and your messages, as Parley runs them: ", el("code", {}, `parley run ${name}`),
        ". The replies are asked for anew."),
      el("pre", { class: "script", testid: "export-script", tabIndex: 0, "aria-label": "The script" }, script),
      images.length > 0 && el("p", { class: "hint" }, "The images have to lie beside the script:"),
      images.length > 0 && el("div", { class: "button-row" }, ...imageButtons),
    ],
    foot: [
      textButton("plain", "copy", copyLabel, copyScript, { testid: "export-copy" }),
      textButton("main", "export", "Save the script", download, { testid: "export-download", autofocus: true }),
    ],
  });
}
