#define _GNU_SOURCE
#include "CLineEditing.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

_Static_assert(sizeof(wchar_t) == 4, "a wide character holds any scalar");

struct sink {
  parley_write_function write;
  void *context;
};

static ssize_t sink_write(void *cookie, const char *bytes, size_t count) {
  struct sink *sink = cookie;
  sink->write(sink->context, bytes, count);
  return (ssize_t)count;
}

static int sink_close(void *cookie) {
  free(cookie);
  return 0;
}

static FILE *sink_stream(parley_write_function write, void *context) {
  struct sink *sink = malloc(sizeof *sink);
  if (!sink) return NULL;
  *sink = (struct sink){write, context};
  cookie_io_functions_t functions = {.write = sink_write, .close = sink_close};
  FILE *stream = fopencookie(sink, "w", functions);
  if (!stream) free(sink);
  return stream;
}

// Edit mode: keys instead of signals, Ctrl-S is a key, Enter and Ctrl-J differ. Between entries too nothing is echoed, no line
// gathered and no signal made: bytes that arrive meanwhile would lose that difference, long lines their end, and Ctrl-C would
// throw away what was typed before it.
static void set_modes(EditLine *editor) {
  static const char *const edit[] = {"-isig", "-ixon", "-icrnl", "-inlcr"};
  static const char *const between[] = {"-echo", "-icanon", "-icrnl", "-ixon", "-isig"};
  for (size_t i = 0; i < sizeof edit / sizeof *edit; i++) el_set(editor, EL_SETTY, "-d", edit[i], NULL);
  for (size_t i = 0; i < sizeof between / sizeof *between; i++) el_set(editor, EL_SETTY, "-x", between[i], NULL);
}

EditLine *parley_editor_make(
    const char *program, const char *terminal, int input, int output, parley_write_function write, void *context) {
  // libedit complains of terminals that it does not know; the fallback below needs no complaint.
  FILE *in = fopen("/dev/null", "r"), *quiet = fopen("/dev/null", "w"), *out = sink_stream(write, context);
  EditLine *editor = NULL;
  if (in && quiet && out) editor = el_init_fd(program, in, out, quiet, input, output, 2);
  if (!editor) {
    if (in) fclose(in);
    if (quiet) fclose(quiet);
    if (out) fclose(out);
    return NULL;
  }
  // libedit keeps the pointer to the name, so the copy stays.
  const char *name = strdup(terminal);
  if (!name || el_set(editor, EL_TERMINAL, name) != 0) el_set(editor, EL_TERMINAL, "xterm-256color");
  el_set(editor, EL_EDITMODE, 1);
  el_set(editor, EL_SIGNAL, 0);
  set_modes(editor);
  return editor;
}

void parley_editor_end(EditLine *editor) {
  FILE *streams[3] = {NULL, NULL, NULL};
  for (int i = 0; i < 3; i++) el_get(editor, EL_GETFP, i, &streams[i]);
  // With editing off the end leaves the terminal's input queue alone.
  el_set(editor, EL_EDITMODE, 0);
  el_end(editor);
  for (int i = 0; i < 3; i++)
    if (streams[i]) fclose(streams[i]);
}

void parley_set_client(EditLine *editor, void *client) { el_set(editor, EL_CLIENTDATA, client); }

void *parley_client(EditLine *editor) {
  void *client = NULL;
  el_get(editor, EL_CLIENTDATA, &client);
  return client;
}

void parley_set_read_function(EditLine *editor, parley_read_function function) {
  el_set(editor, EL_GETCFN, function);
}

void parley_set_prompts(EditLine *editor, parley_prompt_function left, parley_prompt_function right) {
  el_set(editor, EL_PROMPT, left);
  el_set(editor, EL_RPROMPT, right);
}

void parley_set_editor(EditLine *editor, const char *name) { el_set(editor, EL_EDITOR, name); }

int parley_is_emacs(EditLine *editor) {
  const char *name = NULL;
  return el_get(editor, EL_EDITOR, &name) == 0 && name && name[0] == 'e';
}

void parley_add_command(EditLine *editor, const char *name, const char *help, parley_command_function function) {
  el_set(editor, EL_ADDFN, name, help, function);
}

void parley_bind(EditLine *editor, const char *key, const char *command) {
  el_set(editor, EL_BIND, key, command, NULL);
}

void parley_bind_second(EditLine *editor, const char *key, const char *command) {
  el_set(editor, EL_BIND, "-a", key, command, NULL);
}

void parley_run_binding_line(EditLine *editor, const char *line) {
  Tokenizer *words = tok_init(NULL);
  if (!words) return;
  int count = 0;
  const char **list = NULL;
  if (tok_str(words, line, &count, &list) == 0 && count > 0) el_parse(editor, count, list);
  tok_end(words);
}

void parley_prepare_terminal(EditLine *editor, int prepares) { el_set(editor, EL_PREP_TERM, prepares); }

void parley_refresh(EditLine *editor) { el_set(editor, EL_REFRESH); }

parley_line parley_current_line(EditLine *editor) {
  const LineInfoW *line = el_wline(editor);
  return (parley_line){
      (const uint32_t *)line->buffer,
      (size_t)(line->lastchar - line->buffer),
      (size_t)(line->cursor - line->buffer),
  };
}

static wchar_t *terminated(const uint32_t *scalars, size_t count) {
  wchar_t *copy = malloc((count + 1) * sizeof *copy);
  if (!copy) return NULL;
  memcpy(copy, scalars, count * sizeof *copy);
  copy[count] = 0;
  return copy;
}

void parley_insert(EditLine *editor, const uint32_t *scalars, size_t count) {
  wchar_t *copy = terminated(scalars, count);
  if (copy) el_winsertstr(editor, copy);
  free(copy);
}

void parley_replace(EditLine *editor, const uint32_t *scalars, size_t count) {
  wchar_t *copy = terminated(scalars, count);
  if (copy) el_wreplacestr(editor, copy);
  free(copy);
}

void parley_push(EditLine *editor, uint32_t scalar) {
  wchar_t text[2] = {(wchar_t)scalar, 0};
  el_wpush(editor, text);
}
