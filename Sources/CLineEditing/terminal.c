#define _GNU_SOURCE
#include "CLineEditing.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

int parley_wake_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC | O_NONBLOCK); }

int parley_terminal_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return -1;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return 0;
}

int parley_bytes_waiting(int descriptor) {
  int count = 0;
  return ioctl(descriptor, FIONREAD, &count) == 0 ? count : 0;
}

static struct termios remembered;
static volatile sig_atomic_t remembered_input = -1, remembered_output = -1;

void parley_remember_terminal(int input, int output) {
  static int registers_once;
  remembered_input = -1;
  if (tcgetattr(input, &remembered) != 0) return;
  remembered_output = output;
  remembered_input = input;
  if (!registers_once++) atexit(parley_restore_terminal);
}

void parley_restore_terminal(void) {
  if (remembered_input < 0) return;
  int saved = errno;
  // Bracketed paste off, cursor shown, usual colours.
  static const char sequences[] = "\033[?2004l\033[?25h\033[0m";
  ssize_t written = write(remembered_output, sequences, sizeof sequences - 1);
  (void)written;
  // Not discarding what was typed: it is for whoever reads the terminal next.
  tcsetattr(remembered_input, TCSANOW, &remembered);
  errno = saved;
}

void parley_forget_terminal(void) { remembered_input = -1; }

static volatile sig_atomic_t signal_descriptor = -1;

static volatile sig_atomic_t is_stopping, has_continued;

static void tell(int number) {
  int saved = errno;
  if (number == SIGCONT && is_stopping) {
    has_continued = 1;
    return;
  }
  unsigned char byte = (unsigned char)number;
  if (signal_descriptor >= 0) {
    ssize_t written = write(signal_descriptor, &byte, 1);
    (void)written;
  }
  errno = saved;
}

static void restore_and_end(int number) {
  parley_restore_terminal();
  // What the process leaves behind stands on a line of its own.
  if (remembered_output >= 0) {
    ssize_t written = write(remembered_output, "\r\n", 2);
    (void)written;
  }
  signal(number, SIG_DFL);
  raise(number);
}

static const int telling[] = {SIGINT, SIGTSTP, SIGCONT, SIGWINCH};
static const int fatal[] = {SIGTERM, SIGHUP, SIGQUIT, SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP};

// What a signal did before it was taken.
static struct sigaction previous[NSIG];

static void set_handler(int number, void (*handler)(int), struct sigaction *old) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART | SA_ONSTACK};
  if (handler == restore_and_end) action.sa_flags |= SA_NODEFER;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, old);
}

static void *handler_of(int number) {
  struct sigaction now;
  if (sigaction(number, NULL, &now) != 0 || (now.sa_flags & SA_SIGINFO)) return NULL;
  return (void *)now.sa_handler;
}

static void take(int number, void (*handler)(int)) {
  if (handler_of(number) != (void *)handler) set_handler(number, handler, &previous[number]);
}

static void leave(int number, void (*handler)(int)) {
  if (handler_of(number) == (void *)handler) sigaction(number, &previous[number], NULL);
}

static int has_usual_effect(int number) {
  struct sigaction now;
  return sigaction(number, NULL, &now) == 0 && !(now.sa_flags & SA_SIGINFO) && now.sa_handler == SIG_DFL;
}

void parley_take_signals(int descriptor, int interrupt_only) {
  signal_descriptor = descriptor;
  size_t count = interrupt_only ? 1 : sizeof telling / sizeof *telling;
  for (size_t i = 0; i < count; i++) take(telling[i], tell);
  if (interrupt_only) return;
  for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++)
    if (has_usual_effect(fatal[i])) take(fatal[i], restore_and_end);
}

void parley_leave_signals(void) {
  signal_descriptor = -1;
  for (size_t i = 0; i < sizeof telling / sizeof *telling; i++) leave(telling[i], tell);
  for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) leave(fatal[i], restore_and_end);
}

void parley_stop_process_group(void) {
  has_continued = 0;
  is_stopping = 1;
  kill(0, SIGTSTP);
  // Another thread may be the one that the signal stops, so this one waits; but a group that nobody could continue is not stopped.
  for (int i = 0; i < 100 && !has_continued; i++) poll(NULL, 0, 10);
  is_stopping = 0;
}

void parley_let_stop(int lets) {
  if (signal_descriptor < 0) return;
  if (lets)
    signal(SIGTSTP, SIG_DFL);
  else
    set_handler(SIGTSTP, tell, NULL);
}
