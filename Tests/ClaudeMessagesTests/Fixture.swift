import FoundationEssentials
import TestSupport
import Testing

/// A recorded or made-up piece of the wire, in a file with a line beside it that says where it is from.
struct Fixture: CustomTestStringConvertible, Sendable {
  /// The folder beneath `Fixtures`.
  let folder: String
  /// The file's name.
  let name: String

  /// The file's name, in the output of tests.
  var testDescription: String { name }

  /// The file, beneath the repository's root.
  var path: String { "Tests/ClaudeMessagesTests/Fixtures/\(folder)/\(name)" }

  /// The file's bytes; empty if it cannot be read.
  var bytes: [UInt8] {
    FileManager.default.contents(atPath: "\(RepositoryRoot.path)/\(path)").map(Array.init) ?? []
  }

  /// The file's text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The line that says where the file is from; nil if there is none.
  var origin: String? {
    Golden.read("\(RepositoryRoot.path)/\(path).origin")
  }

  /// All fixtures of a folder whose names end so.
  static func all(in folder: String, ending: String) -> [Fixture] {
    let path = "\(RepositoryRoot.path)/Tests/ClaudeMessagesTests/Fixtures/\(folder)"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(ending) }.sorted().map { Fixture(folder: folder, name: $0) }
  }
}
