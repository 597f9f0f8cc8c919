import Glibc
import ParleyRuntime

/// The files a script reads and writes, under its ``Permissions``.
///
/// Every method opens, works and closes before it returns; nothing is kept open between calls. Only plain files are read and
/// written: a pipe or a device could block the run.
package struct ScriptFiles: Sendable {
  /// What may be touched.
  package let permissions: Permissions
  /// How much may be read.
  package let limits: FileLimits
  /// What is told of each file that is read, before its content is used; nil for nothing.
  package var lock: RunLock?
  let folders: PermittedFolders

  /// Makes the files of a run; does no I/O.
  package init(permissions: Permissions, limits: FileLimits = FileLimits()) {
    self.init(permissions: permissions, limits: limits, access: FolderAccess())
  }

  /// Makes the files of a run with a way to open them.
  init(permissions: Permissions, limits: FileLimits, access: FolderAccess) {
    self.permissions = permissions
    self.limits = limits
    folders = PermittedFolders(permissions: permissions, access: access)
  }

  /// Returns the bytes of a file.
  ///
  /// - Parameters:
  ///   - path: As the script wrote it.
  ///   - folder: Where a relative path starts; nil for the main script's folder.
  /// - Returns: All of its bytes.
  /// - Throws: ``EffectError`` of kind permission, file, or limit for a file that is too large.
  package func bytes(
    at path: String,
    relativeTo folder: String? = nil
  ) throws(EffectError) -> [UInt8] {
    let absolute = try absolutePath(path, relativeTo: folder)
    let file = try folders.open(absolute, named: path, for: .read) {
      (place) throws(FolderAccess.Failure) in
      try folders.openFile(at: place, O_RDONLY | O_NONBLOCK | O_NOCTTY)
    }
    let bytes = try Self.contents(of: file, named: path, limit: limits.fileByteCount)
    try lock?.see(absolute, bytes)
    return bytes
  }

  /// Returns the text of a file, exactly as it stands there.
  ///
  /// - Parameters:
  ///   - path: As the script wrote it.
  ///   - folder: Where a relative path starts; nil for the main script's folder.
  /// - Returns: Its text.
  /// - Throws: ``EffectError`` as ``bytes(at:relativeTo:)``, and of kind file where the bytes are not UTF-8.
  package func text(
    at path: String,
    relativeTo folder: String? = nil
  ) throws(EffectError) -> String {
    let bytes = try bytes(at: path, relativeTo: folder)
    return try Self.text(of: bytes, from: path)
  }

  /// Returns bytes as text.
  ///
  /// - Parameters:
  ///   - bytes: What was read.
  ///   - source: Where from, for the message.
  /// - Returns: The text.
  /// - Throws: ``EffectError`` of kind file with the offset of the first byte that is not UTF-8.
  static func text(of bytes: [UInt8], from source: String) throws(EffectError) -> String {
    do throws(UTF8.ValidationError) {
      return String(copying: try UTF8Span(validating: bytes.span))
    } catch {
      let offset = error.byteOffsets.lowerBound
      throw .notText(source, byte: bytes[offset], offset: offset)
    }
  }

  /// Returns the absolute form of a path.
  ///
  /// - Parameters:
  ///   - path: As the script wrote it.
  ///   - folder: Where a relative path starts; nil for the main script's folder.
  /// - Returns: The path.
  /// - Throws: ``EffectError`` of kind file for an empty path or one that holds a NUL.
  func absolutePath(
    _ path: String,
    relativeTo folder: String? = nil
  ) throws(EffectError) -> LexicalPath {
    guard !path.isEmpty else { throw .emptyPath() }
    guard !path.utf8.contains(0) else { throw .pathWithNUL() }
    let start = folder.map { LexicalPath($0, relativeTo: permissions.base) } ?? permissions.base
    return LexicalPath(path, relativeTo: start)
  }

  /// Reads an open file to its end.
  static func contents(
    of file: borrowing OpenFile,
    named name: String,
    limit: Int
  ) throws(EffectError) -> [UInt8] {
    let status: stat
    do throws(SystemError) {
      status = try file.status()
    } catch {
      throw .file(.read, name, error)
    }
    guard !status.isFolder else { throw .file(.read, name, SystemError(EISDIR)) }
    guard status.isRegularFile else { throw .notAFile(name) }
    guard status.st_size <= limit else {
      throw .fileTooLarge(name, byteCount: Int(status.st_size), limit: limit)
    }
    var bytes: [UInt8] = []
    do throws(SystemError) {
      try file.read(into: &bytes, upTo: limit + 1, expecting: Int(status.st_size))
    } catch {
      throw .file(.read, name, error)
    }
    guard bytes.count <= limit else {
      throw .fileTooLarge(name, byteCount: nil, limit: limit)
    }
    return bytes
  }
}
