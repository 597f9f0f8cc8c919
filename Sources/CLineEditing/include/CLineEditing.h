#ifndef CLINEEDITING_H
#define CLINEEDITING_H

/// Gives the calling thread a UTF-8 locale for characters, whatever the process's locale is.
///
/// @returns 0, or the errno.
int parley_use_utf8_on_this_thread(void);

#endif
