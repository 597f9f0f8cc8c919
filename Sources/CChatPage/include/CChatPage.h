#ifndef CCHATPAGE_H
#define CCHATPAGE_H

#include <stddef.h>
#include <stdint.h>

/// The number of files of the chat page.
size_t parley_page_file_count(void);

/// The path of a file on the server: `/`, `/page/chat.js`.
///
/// @param index Below parley_page_file_count().
const char *parley_page_file_path(size_t index);

/// The media type of a file.
const char *parley_page_file_type(size_t index);

/// The bytes of a file, which live as long as the process.
///
/// @param size Gets the number of bytes.
const uint8_t *parley_page_file_bytes(size_t index, size_t *size);

#endif
