import Foundation

/// A folder of its own for one test, removed when the test lets go of it.
final class TemporaryFolder: Sendable {
  /// Where it is, absolute.
  let path: String

  /// Makes an empty folder.
  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "parley-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(Data(text.utf8), to: name)
  }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ data: Data, to name: String) throws -> String {
    let url = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try data.write(to: url)
    return url.path
  }

  /// The text of a file; nil when there is none.
  func read(_ name: String) -> String? {
    FileManager.default.contents(atPath: "\(path)/\(name)").map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// The paths of all files beneath a folder, relative to it, sorted.
  func files(under name: String) -> [String] {
    (FileManager.default.enumerator(atPath: "\(path)/\(name)")?.allObjects as? [String] ?? [])
      .sorted()
  }
}
