import Glibc
import ParleyRuntime

/// Opens paths beneath the folders that permit them.
///
/// A path is first opened beneath each permitted folder that holds it as written. Where a link leaves that folder, what it leads to is
/// looked up and opened beneath the permitted folder that holds *that*, without trusting the look-up: a link that changes in
/// between is refused.
struct PermittedFolders: Sendable {
  /// A path as a permitted root and the names beneath it; none for the root itself.
  struct Place {
    let root: Permissions.Root
    let components: [String]
  }

  let permissions: Permissions
  let access: FolderAccess

  /// Opens a path where it is permitted.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - name: The path as the script wrote it, for messages.
  ///   - purpose: What is to be done.
  ///   - perform: Opens it at one place.
  /// - Returns: What `perform` opened.
  /// - Throws: ``EffectError`` of kind permission or file.
  func open(
    _ path: LexicalPath,
    named name: String,
    for purpose: Permissions.Access,
    _ perform: (Place) throws(FolderAccess.Failure) -> OpenFile
  ) throws(EffectError) -> OpenFile {
    let roots = permissions.roots(for: purpose)
    var leaves = false
    for root in roots {
      guard let components = path.components(beneath: root.path) else { continue }
      do throws(FolderAccess.Failure) {
        return try perform(Place(root: root, components: components))
      } catch {
        guard case .system(let error) = error else {
          leaves = true
          continue
        }
        throw .file(purpose, name, error)
      }
    }
    let target = Self.resolved(path)
    for root in roots {
      guard let target, let root = Self.resolved(root),
        let components = target.components(beneath: root.path)
      else { continue }
      do throws(FolderAccess.Failure) {
        return try perform(Place(root: root, components: components))
      } catch {
        guard case .system(let error) = error else {
          leaves = true
          continue
        }
        throw .file(purpose, name, error)
      }
    }
    throw refusal(of: path, named: name, for: purpose, target: target, leaves: leaves)
  }

  private func refusal(
    of path: LexicalPath,
    named name: String,
    for purpose: Permissions.Access,
    target: LexicalPath?,
    leaves: Bool
  ) -> EffectError {
    guard leaves else { return .notPermitted(purpose, name, at: path.text) }
    for root in permissions.roots(for: purpose) where root.isOutput {
      var status = stat()
      if path.components(beneath: root.path) != nil, lstat(root.path.text, &status) == 0,
        status.isLink
      {
        return .outputIsLink(at: root.path.text)
      }
    }
    return .linkLeaves(purpose, name, to: target == path ? nil : target?.text)
  }

  // MARK: Opening at a place

  /// Opens a file that exists, or makes it when `flags` says so; the folders on the way must exist.
  func openFile(
    at place: Place,
    _ flags: Int32,
    mode: UInt32 = 0
  ) throws(FolderAccess.Failure) -> OpenFile {
    if place.components.isEmpty {
      return try Self.reporting { () throws(SystemError) in
        let text = place.root.path.text
        let descriptor = retryingInterrupts { Glibc.open(text, flags | O_CLOEXEC, mode) }
        guard descriptor >= 0 else { throw SystemError() }
        return OpenFile(descriptor: descriptor)
      }
    }
    return try access.open(
      place.components,
      beneath: openRoot(place.root, making: false),
      flags,
      mode: mode
    )
  }

  /// Opens the folder that holds the place, and makes it and those above it, up to the root, where they are missing.
  func openMadeFolder(of place: Place) throws(FolderAccess.Failure) -> OpenFile {
    if place.components.isEmpty {
      return try Self.reporting { () throws(SystemError) in
        try OpenFile.open(place.root.path.parent, O_RDONLY | O_DIRECTORY)
      }
    }
    let root = try openRoot(place.root, making: true)
    let folders = Array(place.components.dropLast())
    do throws(FolderAccess.Failure) {
      return try access.open(folders, beneath: root, O_RDONLY | O_DIRECTORY)
    } catch {
      guard error == .system(SystemError(ENOENT)) else { throw error }
    }
    for count in folders.indices {
      let above = try access.open(
        Array(folders[..<count]),
        beneath: root,
        FolderAccess.folderOnly
      )
      if mkdirat(above.descriptor, folders[count], 0o777) != 0, errno != EEXIST {
        throw .system(SystemError())
      }
    }
    return try access.open(folders, beneath: root, O_RDONLY | O_DIRECTORY)
  }

  private func openRoot(
    _ root: Permissions.Root,
    making: Bool
  ) throws(FolderAccess.Failure) -> OpenFile {
    if root.isOutput {
      let base = try Self.reporting { () throws(SystemError) in
        try OpenFile.open(root.path.parent, FolderAccess.folderOnly)
      }
      if making, mkdirat(base.descriptor, "out", 0o777) != 0, errno != EEXIST {
        throw .system(SystemError())
      }
      return try FolderAccess.step("out", in: base, FolderAccess.folderOnly)
    }
    return try Self.reporting { () throws(SystemError) in
      do throws(SystemError) {
        return try OpenFile.open(root.path, FolderAccess.folderOnly)
      } catch {
        guard making, error.code == ENOENT else { throw error }
      }
      try Self.makeFolders(root.path)
      return try OpenFile.open(root.path, FolderAccess.folderOnly)
    }
  }

  /// Makes a granted folder and those above it where they are missing.
  private static func makeFolders(_ path: LexicalPath) throws(SystemError) {
    for count in path.components.indices {
      let above = LexicalPath(components: Array(path.components[...count]))
      if mkdir(above.text, 0o777) != 0, errno != EEXIST { throw SystemError() }
    }
  }

  private static func reporting(
    _ call: () throws(SystemError) -> OpenFile
  ) throws(FolderAccess.Failure) -> OpenFile {
    do {
      return try call()
    } catch {
      throw .system(error)
    }
  }

  // MARK: Links

  /// Where a path leads when its links are followed: of what exists, with the rest as it is; nil when there is no telling.
  private static func resolved(_ path: LexicalPath) -> LexicalPath? {
    var existing = path
    var rest: [String] = []
    while true {
      if let real = realpath(existing.text, nil) {
        defer { free(real) }
        guard let text = String(validatingCString: real) else { return nil }
        return LexicalPath(components: LexicalPath(text).components + rest.reversed())
      }
      guard errno == ENOENT, let last = existing.components.last else { return nil }
      rest.append(last)
      existing = existing.parent
    }
  }

  /// The root with its links followed; the script's `out` itself is never taken for a link.
  private static func resolved(_ root: Permissions.Root) -> Permissions.Root? {
    if root.isOutput {
      return resolved(root.path.parent).map {
        Permissions.Root(path: $0.appending("out"), isOutput: true)
      }
    }
    return resolved(root.path).map { Permissions.Root(path: $0, isOutput: false) }
  }
}
