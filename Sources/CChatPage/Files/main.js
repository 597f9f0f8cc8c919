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
 * | `token-dialog`, `token-input`, `token-save`, `token-forget` | the dialogue that asks for a token; forgetting it (in the settings) |
 * | `export` | the button that opens `export-dialog`, with `export-script`, `export-copy`, `export-download` |
 * | `new-conversation` | the button that begins one |
 * | `conversations` | the list; in it `conversation`, `conversation-rename`, `conversation-delete` |
 * | `toasts` | where “Deleted” with `undo` appears |
 * | `welcome`, `example` | what an empty conversation shows, and its example prompts (buttons) |
 * | `title` | the title of the conversation |
 * | `keys`, `keys-dialog` | the list of shortcuts |
 */
