#define _GNU_SOURCE
#include "CLineEditing.h"

#include <errno.h>
#include <locale.h>
#include <pthread.h>
#include <wchar.h>
#include <wctype.h>

// Never freed: threads keep it until they end.
static locale_t utf8;
static int utf8_error;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void make_utf8(void) {
  utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  if (!utf8) utf8_error = errno;
}

int parley_use_utf8_on_this_thread(void) {
  pthread_once(&once, make_utf8);
  if (!utf8) return utf8_error;
  return uselocale(utf8) ? 0 : errno;
}

int parley_scalar_width(uint32_t scalar) {
  pthread_once(&once, make_utf8);
  if (!utf8) return 0;
  locale_t previous = uselocale(utf8);
  int width = iswprint((wint_t)scalar) ? wcwidth((wchar_t)scalar) : 0;
  uselocale(previous);
  return width > 0 ? width : 0;
}

static pthread_mutex_t editors = PTHREAD_MUTEX_INITIALIZER;

void parley_enter_libedit(void) { pthread_mutex_lock(&editors); }

void parley_leave_libedit(void) { pthread_mutex_unlock(&editors); }
