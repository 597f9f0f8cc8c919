#define _GNU_SOURCE
#include "CFileAccess.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

// The kernel's interface, written out because older headers lack <linux/openat2.h>.
// See openat2(2), <https://man7.org/linux/man-pages/man2/openat2.2.html>.
struct parley_open_how {
  uint64_t flags;
  uint64_t mode;
  uint64_t resolve;
};

#define PARLEY_RESOLVE_NO_MAGICLINKS 0x02
#define PARLEY_RESOLVE_BENEATH 0x08

int parley_path_flag(void) { return O_PATH; }

int parley_memory_file(void) {
  int result = memfd_create("parley", MFD_CLOEXEC);
  return result < 0 ? -errno : result;
}

int parley_open_beneath(int folder, const char *path, int flags, unsigned int mode) {
#ifdef SYS_openat2
  struct parley_open_how how = {
      .flags = (uint64_t)(unsigned int)(flags | O_CLOEXEC),
      .mode = mode,
      .resolve = PARLEY_RESOLVE_BENEATH | PARLEY_RESOLVE_NO_MAGICLINKS,
  };
  long result = syscall(SYS_openat2, folder, path, &how, sizeof how);
  return result < 0 ? -errno : (int)result;
#else
  (void)folder;
  (void)path;
  (void)flags;
  (void)mode;
  return -ENOSYS;
#endif
}
