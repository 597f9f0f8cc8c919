#define _GNU_SOURCE
#include "CLineEditing.h"

#include <errno.h>
#include <locale.h>

int parley_use_utf8_on_this_thread(void) {
  locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  if (!utf8) return errno;
  return uselocale(utf8) ? 0 : errno;
}
