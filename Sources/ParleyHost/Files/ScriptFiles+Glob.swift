import Glibc
import ParleyRuntime

extension ScriptFiles {
  /// Returns the files whose paths fit a pattern, sorted by their bytes.
  ///
  /// `*`, `?` and `[a-z]` stand for a part of one name, `**` as a whole name for any number of folders. Folders are not listed.
  /// Folders that are links are not entered by a name that is a pattern or follows one. No file is no error.
  ///
  /// - Parameter pattern: Relative to the main script's folder, or absolute.
  /// - Returns: The paths, relative or absolute as the pattern is.
  /// - Throws: ``EffectError`` of kind value for a bad pattern, permission, file or limit.
  package func paths(matching pattern: String) throws(EffectError) -> [String] {
    _ = try absolutePath(pattern)
    let names = pattern.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
    let wildStart = try Self.firstWildName(names, in: pattern) ?? max(names.count - 1, 0)
    guard names.indices.contains(wildStart) else { return [] }
    let isAbsolute = pattern.utf8.first == UInt8(ascii: "/")
    let prefix = (isAbsolute ? "/" : "") + names[..<wildStart].joined(separator: "/")
    guard let folder = try openFolder(prefix.isEmpty ? "." : prefix) else { return [] }
    var search = FileSearch(pattern: pattern, limits: limits)
    let start = prefix.isEmpty || prefix == "/" ? prefix : prefix + "/"
    try search.visit(folder, prefix: start, names: names[wildStart...], depth: 0)
    return search.sortedPaths
  }

  /// The first name that stands for several; nil for none.
  private static func firstWildName(
    _ names: [String],
    in pattern: String
  ) throws(EffectError) -> Int? {
    var first: Int?
    for (index, name) in names.enumerated() {
      guard let parsed = GlobPattern(name) else {
        throw .badPattern(
          pattern,
          "a bracket in \(name) is not closed, or its range runs backwards"
        )
      }
      if first != nil, name == ".." {
        throw .badPattern(pattern, "`..` may not follow a `*`")
      }
      if first == nil, parsed.isWild { first = index }
    }
    return first
  }

  /// Opens the folder that a search starts in; nil when there is none.
  private func openFolder(_ path: String) throws(EffectError) -> OpenFile? {
    let absolute = try absolutePath(path)
    var isMissing = false
    do throws(EffectError) {
      return try folders.open(absolute, named: path, for: .read) {
        (place) throws(FolderAccess.Failure) in
        do throws(FolderAccess.Failure) {
          return try folders.openFile(at: place, O_RDONLY | O_DIRECTORY)
        } catch {
          isMissing =
            error == .system(SystemError(ENOENT)) || error == .system(SystemError(ENOTDIR))
          throw error
        }
      }
    } catch {
      guard isMissing else { throw error }
      return nil
    }
  }
}

/// A walk through folders that collects the files that fit.
private struct FileSearch {
  let pattern: String
  let limits: FileLimits
  private var found: [String] = []
  private var visited = 0

  init(pattern: String, limits: FileLimits) {
    self.pattern = pattern
    self.limits = limits
  }

  /// What was found, each path once, sorted by bytes.
  var sortedPaths: [String] {
    var paths = found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var previous: String?
    paths.removeAll { path in
      defer { previous = path }
      return previous?.hasSameBytes(as: path) ?? false
    }
    return paths
  }

  /// Looks at the entries of a folder.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - prefix: Its path as results show it, with the slash.
  ///   - names: The patterns for the names from here on; at least one.
  ///   - depth: How many folders `**` has entered.
  /// - Throws: ``EffectError`` of kind file or limit.
  mutating func visit(
    _ folder: borrowing OpenFile,
    prefix: String,
    names: ArraySlice<String>,
    depth: Int
  ) throws(EffectError) {
    guard let name = names.first, let wanted = GlobPattern(name) else { return }
    let rest = names.dropFirst()
    let isDeep = name == "**"
    if isDeep, !rest.isEmpty {
      try visit(folder, prefix: prefix, names: rest, depth: depth)
    }
    for entry in try entries(of: folder, named: prefix) {
      visited += 1
      guard visited <= limits.listedCount else {
        throw .tooManyFiles(pattern, limit: limits.listedCount)
      }
      guard wanted.matches(entry) else { continue }
      if rest.isEmpty, Self.isListed(entry, in: folder) { found.append(prefix + entry) }
      guard isDeep || !rest.isEmpty else { continue }
      guard let inner = try enter(entry, of: folder, prefix: prefix) else { continue }
      guard depth < limits.folderDepth else {
        throw .foldersTooDeep(pattern, limit: limits.folderDepth)
      }
      try visit(
        inner,
        prefix: prefix + entry + "/",
        names: isDeep ? names : rest,
        depth: depth + (isDeep ? 1 : 0)
      )
    }
  }

  /// Whether an entry is a file, or a link, which may be one.
  private static func isListed(_ name: String, in folder: borrowing OpenFile) -> Bool {
    var status = stat()
    guard fstatat(folder.descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return false }
    guard status.isLink else { return status.isRegularFile }
    guard fstatat(folder.descriptor, name, &status, 0) == 0 else { return true }
    return !status.isFolder
  }

  /// Opens a folder in a folder; nil for what is none, links included.
  private func enter(
    _ name: String,
    of folder: borrowing OpenFile,
    prefix: String
  ) throws(EffectError) -> OpenFile? {
    do throws(FolderAccess.Failure) {
      return try FolderAccess.step(name, in: folder, O_RDONLY | O_DIRECTORY)
    } catch {
      guard case .system(let error) = error, error.code != ENOTDIR, error.code != ENOENT else {
        return nil
      }
      throw .file(.read, prefix + name, error)
    }
  }

  /// The names in a folder, without `.` and `..`, sorted by bytes.
  private func entries(
    of folder: borrowing OpenFile,
    named prefix: String
  ) throws(EffectError) -> [String] {
    let shown = prefix.isEmpty ? "the script's folder" : prefix
    let copy = openat(folder.descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let stream = fdopendir(copy) else {
      let error = SystemError()
      if copy >= 0 { close(copy) }
      throw .file(.read, shown, error)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let name = nextName(stream) {
      guard let name = String(validating: name, as: UTF8.self) else {
        throw .nameNotText(in: shown)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
