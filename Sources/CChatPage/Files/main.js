/**
 * The chat page: puts its parts together.
 *
 * Elements that tests and scripts may rely on carry `data-testid`:
 *
 * | id | element |
 * | --- | --- |
 * | `composer` | the text area of the message |
 * | `send`, `stop` | buttons; only one of them is shown: `stop` while a reply of this conversation is under way |
 * | `attach`, `files`, `attachments` | button and file input for images, list of images to send |
 * | `thread` | the list of turns |
 * | `message` | a turn of the user (`li`); inside: `message-text`, `edit`, `copy`, `branch` |
 * | `reply` | a turn of the model (`li`), `data-state` = `waiting`, `streaming`, `done`, `stopped`, `cut`, `failed`,
 *              `data-stop-reason` = the API's word; inside: `reply-text`, `thinking`, `usage`, `retry`, `copy`,
 *              `branch`, `drawer-open`, `continue` |
 * | `usage` | the line of tokens, cost, time and stop reason below a reply |
 * | `error` | an error below a turn, `data-status` = the HTTP status, `0` without one; inside: `retry` |
 * | `branch`, `branch-previous`, `branch-next`, `branch-count` | the switch between versions of a turn: `2/3` |
 * | `drawer-open` | the button “How this reply was made” |
 * | `settings` | the button that opens `settings-dialog`, which `settings-close` closes |
 * | `model` | the group of radio buttons, whose `value` is the model's id; `model-button` opens it too |
 * | `system`, `max-tokens` | text area and number input in the settings |
 * | `stop-sequence` | the input that Enter adds as a chip; `stop-chip` is each, with a button to remove it |
 * | `token-dialog`, `token-input`, `token-save` | the dialogue that asks for a token |
 * | `token-set`, `token-forget` | in the settings: another token, none |
 * | `export` | the button that opens `export-dialog`, with `export-script`, `export-copy`, `export-download` |
 * | `new-conversation` | the button that begins one |
 * | `conversations` | the list; in it `conversation`, `conversation-rename`, `conversation-delete` |
 * | `toasts` | where “Deleted” with `undo` appears |
 * | `welcome`, `example` | what an empty conversation shows, and its example prompts (buttons) |
 * | `title` | the title of the conversation |
 * | `keys`, `keys-dialog` | the list of shortcuts |
 */

import { about, keepToken, models as askForModels, token } from "./api.js";
import { Composer } from "./composer.js";
import { byID, el, fill, icon, isTouched } from "./dom.js";
import { openExport } from "./export-dialog.js";
import { hearKeys, openKeys } from "./keys.js";
import { Models } from "./models.js";
import { mended, openSettings, summary } from "./settings.js";
import { Sidebar } from "./sidebar.js";
import { Store } from "./store.js";
import { Talk } from "./talk.js";
import { Thread } from "./thread.js";
import { toast } from "./toast.js";
import { askForToken } from "./token-dialog.js";
import { showWelcome } from "./welcome.js";

const store = new Store();
const models = new Models();
/** What the server said of itself: `{ version, upstream, needs_token }`; null until it did. */
let server = null;

const talk = new Talk(store, models, {
  opened() {
    thread.clear();
    composer.show(talk.current.id);
    history.replaceState(null, "", `#${talk.current.id}`);
    showPath();
    showList();
    thread.toEnd();
    if (!isTouched()) composer.focus();
  },
  listChanged: showList,
  pathChanged() {
    showPath();
    thread.toEnd();
  },
  turnChanged: (turn) => thread.refresh(turn),
  ended(turn) {
    thread.refresh(turn);
    showPath();
    if (turn.error?.status === 401) askAgainWithToken(turn);
  },
});

const thread = new Thread({
  models,
  versions: (turn) => talk.current.versions(turn.parent),
  choose(turn, direction) {
    talk.choose(turn);
    thread.focus(turn.id, direction === "left" ? "branch-previous" : "branch-next");
  },
  edit(turn, content, pressed) {
    talk.edit(turn, content, pressed);
    composer.focus();
  },
  retry: (turn, pressed) => talk.retry(turn, pressed),
  goOn: (turn, pressed) => talk.goOn(turn, pressed),
  openDrawer,
  askForToken: () => newToken(),
  openSettings: showSettings,
});

const composer = new Composer({
  send: (content, pressed) => talk.ask(content, pressed),
  stop: () => talk.stop(),
  editLast() {
    const last = talk.current.path.findLast((turn) => turn.role === "user");
    if (last) thread.edit(last.id);
    return last !== undefined;
  },
  imageProblem() {
    const model = models.find(talk.current.settings.model);
    if (model?.images !== false) return null;
    return `${model.name} does not see images. Choose another model in the settings, or take them away.`;
  },
});

const sidebar = new Sidebar({
  begin: () => talk.begin(),
  open: (id) => talk.open(id),
  rename: (id, title) => talk.rename(id, title),
  remove(id) {
    const { title, undo, finish } = talk.remove(id);
    toast(`“${title}” deleted`, { label: "Undo", act: undo }, finish);
  },
});

/** Shows the turns of the open conversation, or what it begins with. */
function showPath() {
  const { path, settings } = talk.current;
  const isFresh = path.length === 0 && server !== null;
  byID("welcome").hidden = !isFresh;
  if (isFresh) {
    showWelcome(byID("welcome"), {
      model: models.find(settings.model), isBuiltIn: server.upstream === "built-in",
      ask: (text) => talk.ask([{ type: "text", text }], performance.now()),
    });
  }
  thread.show(path);
  composer.isBusy = talk.isBusy;
  showSummary();
}

/** Shows the list of conversations and what depends on it. */
function showList() {
  sidebar.show(talk.records, talk.current?.id, talk.busyIDs);
  const { title } = talk.current.record;
  byID("title").textContent = title;
  document.title = talk.current.turns.size > 0 ? `${title} · Parley` : "Parley";
  byID("export").disabled = talk.current.turns.size === 0;
  composer.isBusy = talk.isBusy;
}

/** Shows in a few words with which settings the next message goes. */
function showSummary() {
  const { settings } = talk.current;
  const name = settings.model ? models.name(settings.model) : "Model";
  const more = summary(settings);
  fill(byID("model-button"), el("strong", {}, name), el("span", {}, more));
  byID("model-button").setAttribute("aria-label", `Settings: ${name}, ${more}`);
}

function showSettings() {
  openSettings(talk.current.settings, {
    models,
    needsToken: server?.needs_token,
    changed() {
      talk.current.keep();
      showSummary();
      if (talk.current.turns.size === 0) showPath();
    },
    forgetToken() {
      keepToken(null);
      toast("The token is forgotten in this browser");
    },
    setToken: () => newToken(),
  });
}

/** Asks for a token; with a new one the models are asked for again. */
async function newToken(reason = null) {
  const wasGiven = await askForToken(reason);
  if (wasGiven) await readModels();
  return wasGiven;
}

/** Asks for a token because a reply was refused without it, and asks for the reply again. */
async function askAgainWithToken(turn) {
  const reason = token() ? "The server does not know this token. Perhaps it has expired or was revoked." : null;
  if (await newToken(reason)) talk.retry(turn, performance.now());
}

/** Reads the models and puts the open conversation on one that is there. */
async function readModels() {
  try {
    models.all = await askForModels();
    notice("");
  } catch (error) {
    if (error.facts?.status === 401) return newToken(token() ? "The server does not know this token." : null);
    notice(`The models could not be listed: ${error.message}`);
  }
  if (!talk.current) return;
  Object.assign(talk.current.settings, mended(talk.current.settings, models));
  showPath();
}

/** Shows a line above the conversation; an empty one takes it away. */
function notice(text) {
  byID("notice").textContent = text;
  byID("notice").hidden = text === "";
}

/** Opens the drawer “How this reply was made”. */
async function openDrawer(turn, opener) {
  const drawer = await import("./drawer.js");
  drawer.openDrawer({ requestID: turn.requestID, clientTimes: { ...turn.times }, token: token(), opener });
}

/** Connects the buttons of the frame. */
function connect() {
  fill(byID("settings"), icon("settings"), el("span", {}, "Settings"));
  fill(byID("export"), icon("export"), el("span", {}, "Export"));
  fill(byID("open-keys"), icon("keys"), "Keyboard");
  byID("settings").addEventListener("click", showSettings);
  byID("model-button").addEventListener("click", showSettings);
  byID("open-keys").addEventListener("click", openKeys);
  const showExport = () => talk.current.turns.size > 0 && openExport(talk.current.record, talk.current.path);
  byID("export").addEventListener("click", showExport);
  hearKeys({
    begin: () => talk.begin(), focusComposer: () => composer.focus(), openSettings: showSettings,
    openExport: showExport, stop: () => talk.stop(),
  });
}

/** Begins. */
async function start() {
  connect();
  const lasts = await store.open();
  store.failed = () => notice("This browser could not keep the last change: perhaps its storage is full.");
  await talk.read();
  const wanted = location.hash.slice(1);
  await talk.open(wanted || talk.records[0]?.id);
  try {
    server = await about();
    byID("version").textContent = server.version ? `Parley ${server.version}` : "";
    if (server.needs_token && !token()) await newToken();
    else await readModels();
  } catch {
    notice("The server cannot be reached. What you wrote is here; start the server and reload.");
  }
  if (!lasts) notice("This browser keeps nothing for this page: the conversation is gone when you close it.");
}

start();
