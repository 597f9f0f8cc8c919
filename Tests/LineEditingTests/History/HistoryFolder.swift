import Foundation
import TestSupport

/// A folder of its own for a history's file, removed when the test lets go of it.
final class HistoryFolder: Sendable {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Where it is.
  var path: String { folder.path }

  /// Where the history stands, two folders that are not there yet below.
  var file: String { "\(path)/state/parley/history" }

  /// The text of the history's file.
  var text: String {
    FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Appends to the history's file as another program would.
  func append(_ text: String) throws {
    try append(Array(text.utf8))
  }

  /// Appends to the history's file as another program would.
  func append(_ bytes: [UInt8]) throws {
    let handle = try FileHandle(forWritingTo: URL(filePath: file))
    try handle.seekToEnd()
    try handle.write(contentsOf: bytes)
    try handle.close()
  }

  /// The permissions of a file in the folder.
  func mode(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
    return (attributes[.posixPermissions] as? Int) ?? -1
  }
}
