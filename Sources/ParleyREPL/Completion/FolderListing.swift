import Glibc

/// The names in a folder, as far as completion looks.
struct FolderListing {
  /// One file or folder.
  struct Item: Equatable {
    /// Its name.
    let name: String
    /// Whether it is a folder, or a link to one.
    let isFolder: Bool
  }

  /// The most names that are read: a folder with more is offered in part.
  static let maximumCount = 2_000

  /// The names in byte order; those that are not UTF-8 or hold control characters are left out, and `.` and `..`.
  let items: [Item]

  /// Reads a folder; without items when it cannot be read.
  init(of path: String) {
    var items: [Item] = []
    if let folder = opendir(path) {
      defer { closedir(folder) }
      let descriptor = dirfd(folder)
      for _ in 0..<Self.maximumCount {
        guard let entry = readdir(folder) else { break }
        if let item = Self.item(entry, in: descriptor) { items.append(item) }
      }
    }
    self.items = items.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private static func item(_ entry: UnsafeMutablePointer<dirent>, in folder: Int32) -> Item? {
    let kind = Int32(entry.pointee.d_type)
    let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
      field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee)) {
        String(validatingCString: $0)
      }
    }
    guard let name, name != ".", name != "..", !name.unicodeScalars.contains(where: \.isControl)
    else { return nil }
    // A link is what it leads to; some file systems do not tell in the listing.
    guard kind != Int32(DT_LNK), kind != Int32(DT_UNKNOWN) else {
      var status = stat()
      let isKnown = fstatat(folder, name, &status, 0) == 0
      return Item(name: name, isFolder: isKnown && status.st_mode & S_IFMT == S_IFDIR)
    }
    return Item(name: name, isFolder: kind == Int32(DT_DIR))
  }
}

/// A path made absolute and free of links, to tell whether it lies in a folder.
enum RealPath {
  /// The path that another one leads to; nil when it does not exist.
  static func of(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(validatingCString: real)
  }

  /// Whether a path is a folder or lies in it, links followed.
  static func lies(_ path: String, in folder: String) -> Bool {
    guard let path = of(path), let folder = of(folder) else { return false }
    return path == folder || folder == "/" || path.hasPrefix("\(folder)/")
  }
}
