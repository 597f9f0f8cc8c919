#ifndef CLINEEDITING_H
#define CLINEEDITING_H

#include <histedit.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

// What Swift cannot do by itself: call the variadic functions of libedit, take signals, and restore a terminal while the process
// is being killed. `EditLine` is an incomplete type, so that Swift sees an opaque pointer.

// Characters.

/// Gives the calling thread a UTF-8 locale for characters, whatever the process's locale is.
///
/// @returns 0, or the errno.
int parley_use_utf8_on_this_thread(void);

/// The columns that libedit takes a scalar to have: 1 or 2; 0 for what it does not print, combining marks included.
///
/// May be called on any thread; the locale of the calling thread does not matter.
int parley_scalar_width(uint32_t scalar);

// The editor of libedit.

/// A function that libedit calls for a prompt. What it returns must live until the next call.
typedef char *(*parley_prompt_function)(EditLine *);
/// A command of the editor: the key that called it, and what libedit is to do after it (`CC_…`).
typedef unsigned char (*parley_command_function)(EditLine *, int);
/// A function that yields the next character: 1, 0 at the end of the input, or -1.
typedef int (*parley_read_function)(EditLine *, wchar_t *);
/// A function that takes bytes on their way to the terminal.
typedef void (*parley_write_function)(void *context, const char *bytes, size_t count);

/// Makes an editor that reads and writes the terminal of the two descriptors; NULL when that fails.
///
/// @param terminal The terminal's type. One that is unknown counts as xterm-256color.
/// @param write Gets every byte that the editor writes, with `context`.
EditLine *parley_editor_make(
    const char *program, const char *terminal, int input, int output, parley_write_function write, void *context);
/// Ends an editor, without discarding what has been typed ahead.
void parley_editor_end(EditLine *editor);

/// Waits until no other thread is within libedit, whose editors share a description of the terminal.
void parley_enter_libedit(void);
/// Lets another thread into libedit.
void parley_leave_libedit(void);

void parley_set_client(EditLine *editor, void *client);
void *parley_client(EditLine *editor);
void parley_set_read_function(EditLine *editor, parley_read_function function);
void parley_set_prompts(EditLine *editor, parley_prompt_function left, parley_prompt_function right);
/// Chooses the keys: "emacs" or "vi"; forgets all bindings.
void parley_set_editor(EditLine *editor, const char *name);
/// Whether the keys are those of emacs.
int parley_is_emacs(EditLine *editor);
void parley_add_command(EditLine *editor, const char *name, const char *help, parley_command_function function);
/// Binds a key in the first map: that of emacs, or of vi's insertion.
void parley_bind(EditLine *editor, const char *key, const char *command);
/// Binds a key in the second map: that of vi's commands.
void parley_bind_second(EditLine *editor, const char *key, const char *command);
/// Runs one line of a file of bindings.
void parley_run_binding_line(EditLine *editor, const char *line);
/// Takes the terminal for editing (1), or gives it the state for the times between entries (0).
void parley_prepare_terminal(EditLine *editor, int prepares);
/// Draws the entry from the current place on, as if nothing had been drawn.
void parley_refresh(EditLine *editor);

/// The entry as it is: `length` scalars and the cursor's index.
typedef struct {
  const uint32_t *scalars;
  size_t length;
  size_t cursor;
} parley_line;
parley_line parley_current_line(EditLine *editor);
/// Inserts scalars at the cursor.
void parley_insert(EditLine *editor, const uint32_t *scalars, size_t count);
/// Replaces the whole entry by one or more scalars; the cursor's index stays as far as it can.
void parley_replace(EditLine *editor, const uint32_t *scalars, size_t count);
/// Puts a character before those that will be read.
void parley_push(EditLine *editor, uint32_t scalar);

// The terminal.

/// Makes a pipe whose ends do not block and are closed in other programs.
///
/// @returns 0, or -1.
int parley_wake_pipe(int ends[2]);
/// Asks for the size of a terminal.
///
/// @returns 0, or -1 where it is not known.
int parley_terminal_size(int descriptor, int *columns, int *rows);
/// The number of bytes that wait to be read; 0 where it is not known.
int parley_bytes_waiting(int descriptor);
/// Remembers the state of a terminal, to be restored now, at exit or by a signal.
void parley_remember_terminal(int input, int output);
/// Restores the state that was remembered. May be called in a signal handler.
void parley_restore_terminal(void);
/// Forgets it, so that nothing is restored any more.
void parley_forget_terminal(void);

// Signals.

/// Has SIGINT (and unless `interrupt_only`: SIGTSTP, SIGCONT, SIGWINCH) write its number to a descriptor, and SIGTERM, SIGHUP,
/// SIGQUIT and the signals of faults restore the terminal before they end the process, where these have their usual effect.
void parley_take_signals(int descriptor, int interrupt_only);
/// Gives the signals taken the effect that they had before.
void parley_leave_signals(void);
/// Stops the process group as Ctrl-Z does, and returns when it goes on; the SIGCONT that comes then is not told.
void parley_stop_process_group(void);
/// Lets SIGTSTP stop the process (1), or write its number again (0).
void parley_let_stop(int lets);

/// Runs `sh -c COMMAND sh ARGUMENT` on the terminal of the two descriptors and waits for its end.
///
/// @returns Its exit status, or -1 when it could not be run or was killed.
int parley_run_shell(const char *command, const char *argument, int input, int output);

#endif
