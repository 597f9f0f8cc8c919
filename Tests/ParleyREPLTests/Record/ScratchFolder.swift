import Glibc
import Testing

@testable import ParleyHost

/// A folder for one test, removed with the files in it when the test lets go of it.
final class ScratchFolder: Sendable {
  /// Where it is; no link is part of the path.
  let path: String

  init() throws {
    var template = Array("/tmp/parley-test-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    let real = try #require(realpath(made, nil))
    defer { free(real) }
    path = String(cString: real)
  }

  deinit { Self.remove(path) }

  /// The absolute path of something in it.
  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// Makes a file.
  func file(_ name: String, _ content: String) { file(name, Array(content.utf8)) }

  /// Makes a file, and the folder that it is in.
  func file(_ name: String, _ content: [UInt8]) {
    if let slash = name.lastIndex(of: "/") { mkdir(self(String(name[..<slash])), 0o700) }
    let descriptor = open(self(name), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard descriptor >= 0 else { return }
    try? OpenFile(descriptor: descriptor).write(content.span)
  }

  /// What a file holds; nothing where there is none.
  func content(_ name: String) -> [UInt8] {
    let descriptor = open(self(name), O_RDONLY)
    guard descriptor >= 0 else { return [] }
    var bytes: [UInt8] = []
    try? OpenFile(descriptor: descriptor).read(into: &bytes, upTo: .max, expecting: 4096)
    return bytes
  }

  private static func remove(_ path: String) {
    if let stream = opendir(path) {
      while let name = nextName(stream) {
        let name = String(decoding: name, as: UTF8.self)
        if name != ".", name != ".." { remove("\(path)/\(name)") }
      }
      closedir(stream)
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
