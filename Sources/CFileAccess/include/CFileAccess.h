#ifndef CFILEACCESS_H
#define CFILEACCESS_H

/// Opens `path` beneath the folder `folder`, following only links that stay beneath it, with openat2(2).
///
/// @param folder An open folder.
/// @param path Relative to the folder, no NUL inside.
/// @param flags As for open(2); `O_CLOEXEC` is added.
/// @param mode The permissions of a file that is made; 0 unless `flags` has `O_CREAT`.
/// @returns A descriptor, or the negated errno: `-EXDEV` where a link or `..` leaves the folder, `-ENOSYS` where the kernel
/// has no such call, `-EPERM` where a sandbox refuses it, `-EAGAIN` where a rename raced and another try is worth it.
int parley_open_beneath(int folder, const char *path, int flags, unsigned int mode);

/// The flag `O_PATH` of open(2): a folder is opened to start from, which takes no permission to list it.
int parley_path_flag(void);

/// Makes a file without a name, in memory, with memfd_create(2).
///
/// @returns A descriptor that programs do not inherit, or the negated errno.
int parley_memory_file(void);

#endif
