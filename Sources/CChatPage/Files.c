#include "CChatPage.h"

// #embed is C23; clang has it in every mode and warns below that one, which a package cannot choose.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t page[] = {
#embed "Files/index.html"
};

typedef struct {
  const char *path;
  const char *type;
  const uint8_t *bytes;
  size_t size;
} file;

static const file files[] = {
    {"/", "text/html; charset=utf-8", page, sizeof page},
};

size_t parley_page_file_count(void) { return sizeof files / sizeof files[0]; }

const char *parley_page_file_path(size_t index) { return files[index].path; }

const char *parley_page_file_type(size_t index) { return files[index].type; }

const uint8_t *parley_page_file_bytes(size_t index, size_t *size) {
  *size = files[index].size;
  return files[index].bytes;
}
