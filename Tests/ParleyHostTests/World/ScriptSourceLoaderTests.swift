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
