import Foundation
import Glibc
import Testing

/// A folder of its own for one test, removed when the test lets go of it.
package final class TemporaryFolder: Sendable {
  /// Where it is, absolute; no link is part of the path.
  package let path: String

  /// Makes an empty folder, for its user alone.
  package init() throws {
    var template = Array("\(NSTemporaryDirectory())/parley-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    let real = try #require(realpath(made, nil))
    defer { free(real) }
    path = String(cString: real)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The absolute path of something in it.
  package func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, with the folders above it, and returns its path.
  @discardableResult
  package func write(
    _ text: String,
    to name: String,
    permissions: Int = 0o600
  ) throws -> String {
    try write(Array(text.utf8), to: name, permissions: permissions)
  }

  /// Writes a file, with the folders above it, and returns its path.
  @discardableResult
  package func write(
    _ bytes: some Sequence<UInt8>,
    to name: String,
    permissions: Int = 0o600
  ) throws -> String {
    let url = URL(filePath: self(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(bytes).write(to: url)
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: url.path)
    return url.path
  }

  /// The text of a file; nil when there is none.
  package func read(_ name: String) -> String? {
    FileManager.default.contents(atPath: self(name)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a file; none when there is none.
  package func bytes(of name: String) -> [UInt8] {
    FileManager.default.contents(atPath: self(name)).map(Array.init) ?? []
  }

  /// The paths of all files beneath a folder, relative to it, sorted.
  package func files(under name: String) -> [String] {
    (FileManager.default.enumerator(atPath: self(name))?.allObjects as? [String] ?? []).sorted()
  }
}
