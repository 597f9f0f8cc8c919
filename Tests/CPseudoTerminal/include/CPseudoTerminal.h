#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <sys/types.h>

/// Opens a pseudo-terminal of a given size; both descriptors are closed in programs that are started.
///
/// @param controller Receives the end that a terminal program holds; reads and writes on it do not block.
/// @param terminal Receives the end that a program on the terminal holds.
/// @returns 0, or the errno.
int parley_open_pseudo_terminal(int *controller, int *terminal, int columns, int rows);

/// Gives a pseudo-terminal another size, which tells the programs on it.
///
/// @returns 0, or the errno.
int parley_resize_pseudo_terminal(int controller, int columns, int rows);

/// Starts a program in a session of its own, with the terminal as its standard descriptors and its controlling terminal.
///
/// All signals have their default action and none is blocked; no other descriptor is open.
///
/// @param process Receives the process's number.
/// @param terminal A descriptor of the terminal.
/// @param folder The working directory.
/// @param arguments The program's path and its arguments, ended by NULL.
/// @param variables The environment, ended by NULL.
/// @returns 0, or the errno of the step that failed, in the child too.
int parley_start_on_terminal(
    pid_t *process, int terminal, const char *folder, char *const arguments[], char *const variables[]);

#endif
