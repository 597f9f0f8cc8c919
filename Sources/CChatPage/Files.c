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
static const uint8_t drawer_js[] = {
#embed "Files/drawer.js"
};
static const uint8_t main_js[] = {
#embed "Files/main.js"
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
    {"/page/drawer.js", "text/javascript; charset=utf-8", drawer_js, sizeof drawer_js},
    {"/page/main.js", "text/javascript; charset=utf-8", main_js, sizeof main_js},
};

size_t parley_page_file_count(void) { return sizeof files / sizeof files[0]; }

const char *parley_page_file_path(size_t index) { return files[index].path; }

const char *parley_page_file_type(size_t index) { return files[index].type; }

const uint8_t *parley_page_file_bytes(size_t index, size_t *size) {
  *size = files[index].size;
  return files[index].bytes;
}
