#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/close_range.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

int parley_resize_pseudo_terminal(int controller, int columns, int rows) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(controller, TIOCSWINSZ, &size) == 0 ? 0 : errno;
}

int parley_open_pseudo_terminal(int *controller, int *terminal, int columns, int rows) {
  char path[128];
  int end = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (end < 0) return errno;
  int failure = 0;
  if (grantpt(end) != 0 || unlockpt(end) != 0) {
    failure = errno;
  } else {
    failure = ptsname_r(end, path, sizeof path);
  }
  if (failure == 0) failure = parley_resize_pseudo_terminal(end, columns, rows);
  int other = failure == 0 ? open(path, O_RDWR | O_NOCTTY | O_CLOEXEC) : -1;
  if (failure == 0 && other < 0) failure = errno;
  if (failure == 0 && fcntl(end, F_SETFL, O_NONBLOCK) != 0) failure = errno;
  if (failure != 0) {
    if (other >= 0) close(other);
    close(end);
    return failure;
  }
  *controller = end;
  *terminal = other;
  return 0;
}

// Runs in the child between fork and exec: only calls that are safe there.
static void become(
    int terminal, const char *folder, char *const arguments[], char *const variables[]) {
  struct sigaction standard = {.sa_handler = SIG_DFL};
  for (int number = 1; number < NSIG; number++) sigaction(number, &standard, NULL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  if (setsid() < 0 || ioctl(terminal, TIOCSCTTY, 0) != 0 || chdir(folder) != 0) return;
  for (int descriptor = 0; descriptor < 3; descriptor++) {
    if (dup2(terminal, descriptor) < 0) return;
  }
  // What the parent holds without the close-on-exec flag; a kernel that does not know the call leaves it open.
  close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
  execve(arguments[0], arguments, variables);
}

int parley_start_on_terminal(
    pid_t *process, int terminal, const char *folder, char *const arguments[],
    char *const variables[]) {
  int report[2];
  int failure = 0;
  if (pipe2(report, O_CLOEXEC) != 0) return errno;
  pid_t child = fork();
  if (child == 0) {
    // Moved out of the way of the three standard descriptors.
    int end = fcntl(report[1], F_DUPFD_CLOEXEC, 3);
    int held = fcntl(terminal, F_DUPFD_CLOEXEC, 3);
    become(held, folder, arguments, variables);
    failure = errno;
    if (write(end, &failure, sizeof failure) < 0) _exit(126);
    _exit(127);
  }
  if (child < 0) failure = errno;
  close(report[1]);
  if (child > 0 && read(report[0], &failure, sizeof failure) == sizeof failure) {
    waitpid(child, NULL, 0);
  }
  close(report[0]);
  if (failure == 0) *process = child;
  return failure;
}
