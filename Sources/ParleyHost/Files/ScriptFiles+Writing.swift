import Glibc
import ParleyRuntime

extension ScriptFiles {
  /// Replaces a file by a text in one step: whoever reads it sees the old content or the new, never a part.
  ///
  /// Folders on the way are made. A link at the path itself is replaced, not followed; the permissions of a file that is replaced
  /// are kept.
  ///
  /// - Parameters:
  ///   - text: The new content.
  ///   - path: As the script wrote it.
  /// - Throws: ``EffectError`` of kind permission or file; the old content is there then.
  package func write(_ text: String, to path: String) throws(EffectError) {
    let absolute = try absolutePath(path)
    var name = ""
    let folder = try folders.open(absolute, named: path, for: .write) {
      (place) throws(FolderAccess.Failure) in
      name = place.components.last ?? place.root.path.components.last ?? ""
      return try folders.openMadeFolder(of: place)
    }
    guard !name.isEmpty else { throw .file(.write, path, SystemError(EISDIR)) }
    let mode = try Self.modeOfReplaced(name, in: folder, path: path)
    do throws(SystemError) {
      try Self.replace(name, in: folder, with: text, mode: mode)
    } catch {
      throw .file(.write, path, error)
    }
  }

  /// Whether there is something at a path, a file or anything else.
  ///
  /// - Throws: ``EffectError`` of kind permission for a path that may not be written, or of kind file for one that is none.
  package func isTaken(_ path: String) throws(EffectError) -> Bool {
    var status = stat()
    return lstat(try writablePath(path).text, &status) == 0
  }

  /// Adds a text to the end of a file, which is made when missing, as are the folders on the way.
  ///
  /// - Parameters:
  ///   - text: What is added.
  ///   - path: As the script wrote it.
  /// - Throws: ``EffectError`` of kind permission or file; the file is then as it was, as far as the disk allows.
  package func append(_ text: String, to path: String) throws(EffectError) {
    let absolute = try absolutePath(path)
    let file = try folders.open(absolute, named: path, for: .write) {
      (place) throws(FolderAccess.Failure) in
      _ = try folders.openMadeFolder(of: place)
      return try folders.openFile(
        at: place,
        O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK | O_NOCTTY,
        mode: 0o666
      )
    }
    var isFile = false
    do throws(SystemError) {
      let status = try file.status()
      isFile = status.isRegularFile
      if isFile { try Self.append(text, to: file, size: status.st_size) }
    } catch {
      throw .file(.write, path, error)
    }
    guard isFile else { throw .notAFile(path) }
  }

  /// Returns the absolute form of a path that may be written as far as its text tells; nothing is opened.
  ///
  /// - Throws: ``EffectError`` of kind permission or file.
  func writablePath(_ path: String) throws(EffectError) -> LexicalPath {
    let absolute = try absolutePath(path)
    let isPermitted = permissions.roots(for: .write).contains {
      absolute.components(beneath: $0.path) != nil
    }
    guard isPermitted else { throw .notPermitted(.write, path, at: absolute.text) }
    return absolute
  }

  private static func append(
    _ text: String,
    to file: borrowing OpenFile,
    size: Int
  ) throws(SystemError) {
    do throws(SystemError) {
      try file.write(Array(text.utf8).span)
    } catch {
      _ = ftruncate(file.descriptor, size)
      throw error
    }
  }

  /// The permissions of the file that will be replaced; nil for none.
  private static func modeOfReplaced(
    _ name: String,
    in folder: borrowing OpenFile,
    path: String
  ) throws(EffectError) -> mode_t? {
    var status = stat()
    guard fstatat(folder.descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0, !status.isLink
    else { return nil }
    guard !status.isFolder else { throw .file(.write, path, SystemError(EISDIR)) }
    guard status.isRegularFile else { throw .notAFile(path) }
    return status.st_mode & 0o777
  }

  /// Writes a file beside the one named, makes it durable, and puts it in its place.
  private static func replace(
    _ name: String,
    in folder: borrowing OpenFile,
    with text: String,
    mode: mode_t?
  ) throws(SystemError) {
    let temporary = try TemporaryFile(in: folder)
    do throws(SystemError) {
      try temporary.file.write(Array(text.utf8).span)
      if let mode, fchmod(temporary.file.descriptor, mode) != 0 { throw SystemError() }
      guard fsync(temporary.file.descriptor) == 0 else { throw SystemError() }
      guard renameat(folder.descriptor, temporary.name, folder.descriptor, name) == 0 else {
        throw SystemError()
      }
    } catch {
      _ = unlinkat(folder.descriptor, temporary.name, 0)
      throw error
    }
    // The new content is there and whole; that its name outlives a power cut is the best that can be had here.
    _ = fsync(folder.descriptor)
  }
}

/// A new file whose name nobody uses, in a folder; whoever makes it renames or removes it.
private struct TemporaryFile: ~Copyable {
  /// Its name in the folder.
  let name: String
  /// The file, open for writing.
  let file: OpenFile

  /// Makes the file.
  init(in folder: borrowing OpenFile) throws(SystemError) {
    for attempt in 0..<Self.attempts {
      let name = ".parley-\(getpid())-\(attempt).tmp"
      let descriptor = retryingInterrupts {
        openat(
          folder.descriptor,
          name,
          O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
          0o666
        )
      }
      if descriptor >= 0 {
        self.name = name
        file = OpenFile(descriptor: descriptor)
        return
      }
      if errno != EEXIST { throw SystemError() }
    }
    throw SystemError(EEXIST)
  }

  /// How many names are tried: files left behind by runs that were killed take some.
  private static let attempts = 1000
}
