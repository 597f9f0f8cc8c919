/// How much a script may read at a time.
package struct FileLimits: Sendable, Equatable {
  /// The largest file that is read, in bytes, by default 64 MiB.
  package var fileByteCount: Int
  /// The most files and folders that `glob` looks at, by default 100,000.
  package var listedCount: Int
  /// How many folders deep `**` goes, by default 64.
  package var folderDepth: Int

  /// Makes limits.
  package init(
    fileByteCount: Int = 64 << 20,
    listedCount: Int = 100_000,
    folderDepth: Int = 64
  ) {
    self.fileByteCount = fileByteCount
    self.listedCount = listedCount
    self.folderDepth = folderDepth
  }
}
