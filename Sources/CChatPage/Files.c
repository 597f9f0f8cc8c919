#include "CChatPage.h"

// #embed is C23; clang has it in every mode and warns below that one, which a package cannot choose.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t index_html[] = {
#embed "Files/index.html"
};
static const uint8_t base_css[] = {
#embed "Files/base.css"
};
static const uint8_t drawer_css[] = {
#embed "Files/drawer.css"
};
static const uint8_t layout_css[] = {
#embed "Files/layout.css"
};
static const uint8_t panels_css[] = {
#embed "Files/panels.css"
};
static const uint8_t thread_css[] = {
#embed "Files/thread.css"
};
static const uint8_t api_js[] = {
#embed "Files/api.js"
};
static const uint8_t assembly_js[] = {
#embed "Files/assembly.js"
};
static const uint8_t chips_js[] = {
#embed "Files/chips.js"
};
static const uint8_t composer_js[] = {
#embed "Files/composer.js"
};
static const uint8_t conversation_js[] = {
#embed "Files/conversation.js"
};
static const uint8_t dialogs_js[] = {
#embed "Files/dialogs.js"
};
static const uint8_t dom_js[] = {
#embed "Files/dom.js"
};
static const uint8_t drawer_candidates_js[] = {
#embed "Files/drawer-candidates.js"
};
static const uint8_t drawer_choices_js[] = {
#embed "Files/drawer-choices.js"
};
static const uint8_t drawer_end_js[] = {
#embed "Files/drawer-end.js"
};
static const uint8_t drawer_map_js[] = {
#embed "Files/drawer-map.js"
};
static const uint8_t drawer_parts_js[] = {
#embed "Files/drawer-parts.js"
};
static const uint8_t drawer_steps_js[] = {
#embed "Files/drawer-steps.js"
};
static const uint8_t drawer_tokens_js[] = {
#embed "Files/drawer-tokens.js"
};
static const uint8_t drawer_word_js[] = {
#embed "Files/drawer-word.js"
};
static const uint8_t drawer_js[] = {
#embed "Files/drawer.js"
};
static const uint8_t events_js[] = {
#embed "Files/events.js"
};
static const uint8_t exchange_js[] = {
#embed "Files/exchange.js"
};
static const uint8_t export_dialog_js[] = {
#embed "Files/export-dialog.js"
};
static const uint8_t images_js[] = {
#embed "Files/images.js"
};
static const uint8_t keys_js[] = {
#embed "Files/keys.js"
};
static const uint8_t main_js[] = {
#embed "Files/main.js"
};
static const uint8_t markdown_blocks_js[] = {
#embed "Files/markdown-blocks.js"
};
static const uint8_t markdown_inline_js[] = {
#embed "Files/markdown-inline.js"
};
static const uint8_t markdown_js[] = {
#embed "Files/markdown.js"
};
static const uint8_t models_js[] = {
#embed "Files/models.js"
};
static const uint8_t problems_js[] = {
#embed "Files/problems.js"
};
static const uint8_t reply_content_js[] = {
#embed "Files/reply-content.js"
};
static const uint8_t reply_line_js[] = {
#embed "Files/reply-line.js"
};
static const uint8_t script_js[] = {
#embed "Files/script.js"
};
static const uint8_t settings_js[] = {
#embed "Files/settings.js"
};
static const uint8_t sidebar_js[] = {
#embed "Files/sidebar.js"
};
static const uint8_t speech_js[] = {
#embed "Files/speech.js"
};
static const uint8_t store_js[] = {
#embed "Files/store.js"
};
static const uint8_t talk_js[] = {
#embed "Files/talk.js"
};
static const uint8_t thread_js[] = {
#embed "Files/thread.js"
};
static const uint8_t toast_js[] = {
#embed "Files/toast.js"
};
static const uint8_t token_dialog_js[] = {
#embed "Files/token-dialog.js"
};
static const uint8_t turns_js[] = {
#embed "Files/turns.js"
};
static const uint8_t welcome_js[] = {
#embed "Files/welcome.js"
};

typedef struct {
  const char *path;
  const char *type;
  const uint8_t *bytes;
  size_t size;
} file;

static const file files[] = {
    {"/", "text/html; charset=utf-8", index_html, sizeof index_html},
    {"/page/base.css", "text/css; charset=utf-8", base_css, sizeof base_css},
    {"/page/drawer.css", "text/css; charset=utf-8", drawer_css, sizeof drawer_css},
    {"/page/layout.css", "text/css; charset=utf-8", layout_css, sizeof layout_css},
    {"/page/panels.css", "text/css; charset=utf-8", panels_css, sizeof panels_css},
    {"/page/thread.css", "text/css; charset=utf-8", thread_css, sizeof thread_css},
    {"/page/api.js", "text/javascript; charset=utf-8", api_js, sizeof api_js},
    {"/page/assembly.js", "text/javascript; charset=utf-8", assembly_js, sizeof assembly_js},
    {"/page/chips.js", "text/javascript; charset=utf-8", chips_js, sizeof chips_js},
    {"/page/composer.js", "text/javascript; charset=utf-8", composer_js, sizeof composer_js},
    {"/page/conversation.js", "text/javascript; charset=utf-8", conversation_js, sizeof conversation_js},
    {"/page/dialogs.js", "text/javascript; charset=utf-8", dialogs_js, sizeof dialogs_js},
    {"/page/dom.js", "text/javascript; charset=utf-8", dom_js, sizeof dom_js},
    {"/page/drawer-candidates.js", "text/javascript; charset=utf-8", drawer_candidates_js, sizeof drawer_candidates_js},
    {"/page/drawer-choices.js", "text/javascript; charset=utf-8", drawer_choices_js, sizeof drawer_choices_js},
    {"/page/drawer-end.js", "text/javascript; charset=utf-8", drawer_end_js, sizeof drawer_end_js},
    {"/page/drawer-map.js", "text/javascript; charset=utf-8", drawer_map_js, sizeof drawer_map_js},
    {"/page/drawer-parts.js", "text/javascript; charset=utf-8", drawer_parts_js, sizeof drawer_parts_js},
    {"/page/drawer-steps.js", "text/javascript; charset=utf-8", drawer_steps_js, sizeof drawer_steps_js},
    {"/page/drawer-tokens.js", "text/javascript; charset=utf-8", drawer_tokens_js, sizeof drawer_tokens_js},
    {"/page/drawer-word.js", "text/javascript; charset=utf-8", drawer_word_js, sizeof drawer_word_js},
    {"/page/drawer.js", "text/javascript; charset=utf-8", drawer_js, sizeof drawer_js},
    {"/page/events.js", "text/javascript; charset=utf-8", events_js, sizeof events_js},
    {"/page/exchange.js", "text/javascript; charset=utf-8", exchange_js, sizeof exchange_js},
    {"/page/export-dialog.js", "text/javascript; charset=utf-8", export_dialog_js, sizeof export_dialog_js},
    {"/page/images.js", "text/javascript; charset=utf-8", images_js, sizeof images_js},
    {"/page/keys.js", "text/javascript; charset=utf-8", keys_js, sizeof keys_js},
    {"/page/main.js", "text/javascript; charset=utf-8", main_js, sizeof main_js},
    {"/page/markdown-blocks.js", "text/javascript; charset=utf-8", markdown_blocks_js, sizeof markdown_blocks_js},
    {"/page/markdown-inline.js", "text/javascript; charset=utf-8", markdown_inline_js, sizeof markdown_inline_js},
    {"/page/markdown.js", "text/javascript; charset=utf-8", markdown_js, sizeof markdown_js},
    {"/page/models.js", "text/javascript; charset=utf-8", models_js, sizeof models_js},
    {"/page/problems.js", "text/javascript; charset=utf-8", problems_js, sizeof problems_js},
    {"/page/reply-content.js", "text/javascript; charset=utf-8", reply_content_js, sizeof reply_content_js},
    {"/page/reply-line.js", "text/javascript; charset=utf-8", reply_line_js, sizeof reply_line_js},
    {"/page/script.js", "text/javascript; charset=utf-8", script_js, sizeof script_js},
    {"/page/settings.js", "text/javascript; charset=utf-8", settings_js, sizeof settings_js},
    {"/page/sidebar.js", "text/javascript; charset=utf-8", sidebar_js, sizeof sidebar_js},
    {"/page/speech.js", "text/javascript; charset=utf-8", speech_js, sizeof speech_js},
    {"/page/store.js", "text/javascript; charset=utf-8", store_js, sizeof store_js},
    {"/page/talk.js", "text/javascript; charset=utf-8", talk_js, sizeof talk_js},
    {"/page/thread.js", "text/javascript; charset=utf-8", thread_js, sizeof thread_js},
    {"/page/toast.js", "text/javascript; charset=utf-8", toast_js, sizeof toast_js},
    {"/page/token-dialog.js", "text/javascript; charset=utf-8", token_dialog_js, sizeof token_dialog_js},
    {"/page/turns.js", "text/javascript; charset=utf-8", turns_js, sizeof turns_js},
    {"/page/welcome.js", "text/javascript; charset=utf-8", welcome_js, sizeof welcome_js},
};

size_t parley_page_file_count(void) { return sizeof files / sizeof files[0]; }

const char *parley_page_file_path(size_t index) { return files[index].path; }

const char *parley_page_file_type(size_t index) { return files[index].type; }

const uint8_t *parley_page_file_bytes(size_t index, size_t *size) {
  *size = files[index].size;
  return files[index].bytes;
}
