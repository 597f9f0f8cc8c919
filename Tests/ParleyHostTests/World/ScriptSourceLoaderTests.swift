import ClaudeMessages
import ParleyCompiler
import Testing

@testable import ParleyHost

struct ScriptSourceLoaderTests {
  let folder: TemporaryFolder
  private let loader: ScriptSourceLoader

  init() throws {
    folder = try TemporaryFolder()
    try folder.file("s/main.claude", "main")
    try folder.file("s/lib/a.claude", "a")
    try folder.file("s/lib/b.claude", "b")
    try folder.file("secret/key.claude", "key")
    loader = ScriptSourceLoader(files: folder.files(script: "s"))
  }

  @Test(arguments: [
    ("lib/a.claude", "s/main.claude", "a"), ("b.claude", "s/lib/a.claude", "b"),
    ("../main.claude", "s/lib/a.claude", "main"),
  ])
  func pathIsRelativeToTheFileThatIncludes(
    _ path: String,
    includer: String,
    content: String
  ) throws {
    #expect(try loader.bytes(of: path, includedFrom: includer) == Array(content.utf8))
  }

  @Test func columnsAreThoseOfTheFileWhereverItIsNamed() throws {
    try folder.file("s/rows.csv", "city,land\nSeoul,Korea\n")
    try folder.file("s/lib/rows.jsonl", "{\"a\": 1}\n{\"b\": 2}\n")
    #expect(try loader.columns(of: "rows.csv") == ["city", "land"])
    #expect(try loader.columns(of: "lib/rows.jsonl") == ["a", "b"])
  }

  @Test(arguments: [
    ("rows.csv", "rows.csv, row 3: 1 cell where the header has 2", false),
    ("none.csv", "none.csv does not exist", false),
    ("rows.txt", "rows.txt: `.txt` files are not read", false),
    ("../secret/rows.csv", "", true),
  ])
  func dataThatTheRunCouldNotReadHasNoColumns(
    _ path: String,
    message: String,
    isRefused: Bool
  ) throws {
    for name in ["s/rows.csv", "s/rows.txt", "secret/rows.csv"] {
      try folder.file(name, "city,land\nSeoul,Korea\nOslo\n")
    }
    let error = try #require(throws: SourceLoadError.self) { _ = try loader.columns(of: path) }
    #expect(message.isEmpty || error.message == message)
    #expect(error.isRefused == isRefused)
    #expect(error.help != nil)
  }

  @Test func aMissingFileIsLookedForBesideTheFileThatIncludes() throws {
    let error = try #require(throws: SourceLoadError.self) {
      _ = try loader.bytes(of: "a.claude", includedFrom: "s/main.claude")
    }
    #expect(error.message == "a.claude does not exist")
    #expect(error.help == "check the path: it starts at the folder of this file")
    #expect(!error.isRefused)
  }

  @Test(arguments: ["../secret/key.claude", "/etc/passwd", "missing.claude", ""])
  func whatMayNotBeReadIsAnErrorWithHelp(_ path: String) throws {
    let error = try #require(throws: SourceLoadError.self) {
      _ = try loader.bytes(of: path, includedFrom: "s/main.claude")
    }
    #expect(!error.message.isEmpty)
    #expect(error.help != nil)
  }

  @Test(arguments: [
    ("../secret/key.claude", ParleyHost.ExitStatus.stopped), ("missing", .scriptWrong),
  ])
  func aRefusedFileEndsTheRunAsAPermissionDoes(_ path: String, status: ParleyHost.ExitStatus) {
    let script = CompiledScript(
      path: "s/main.claude",
      bytes: Array("include \"\(path)\"\nprint greet(1)".utf8),
      catalogue: .builtIn,
      loader: loader
    )
    #expect(script.chunk == nil)
    #expect(script.failureStatus == status)
  }
}
