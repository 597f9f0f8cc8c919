import ClaudeMessages
import ModelProviders
import OrderedJSON
import ParleyRuntime
import Testing

@testable import ParleyHost

struct LockTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let digest = HexDigest.sha256(of: [1])

  private static var contents: LockContents {
    var contents = LockContents(
      program: "parley 1.0",
      catalogueDate: "2026-11-01",
      provider: "api",
      sources: [.init("b.claude", digest), .init("a.claude", digest)],
      parameters: [.init("n", 3), .init("tags", ["x", 1])],
      settings: [.init("seed", 7)],
      arguments: ["one", "two words"]
    )
    contents.files = [.init("data/a \"b\".csv", digest)]
    contents.models = [.init("haiku", "claude-haiku-5-5")]
    contents.standardInput = digest
    return contents
  }

  private var permissions: Permissions {
    Permissions(baseFolder: folder.path, workingDirectory: folder.path)
  }

  private func world(under lock: RunLock) -> ScriptWorld {
    ScriptWorld(permissions: permissions, standardInput: StandardInput(.text("in")))
      .locked(by: lock)
  }

  @Test func aLockIsReadAsItWasWrittenAndWrittenAsItWasRead() throws {
    let text = Self.contents.text
    let read = try LockContents(Array(text.utf8), path: "x.lock")
    #expect(read == Self.contents)
    #expect(read.text == text)
    #expect(text.contains("\n    \"haiku\": \"claude-haiku-5-5\"\n"))
  }

  @Test(arguments: ["", "{}", "[1]", "{\"lock\": 1}", "{\"lock\": 2"])
  func whatIsNoLockIsRefused(_ text: String) {
    let error = #expect(throws: LockError.self) {
      try LockContents(Array(text.utf8), path: "x.lock")
    }
    #expect(error?.message == "x.lock is no lock, or is damaged")
  }

  @Test func aLockOfALaterVersionIsRefused() {
    let text = #"{"lock": 2, "program": "parley 9"}"#
    let error = #expect(throws: LockError.self) {
      try LockContents(Array(text.utf8), path: "x.lock")
    }
    #expect(error?.message.contains("has form 2") == true)
  }

  @Test func everyDifferenceIsASentenceAndTheSameIsNone() {
    #expect(LockDrift(from: Self.contents, to: Self.contents).sentences.isEmpty)
    var now = LockContents(
      program: "parley 2.0",
      catalogueDate: "2026-12-01",
      provider: "local",
      sources: [.init("b.claude", HexDigest.sha256(of: [2])), .init("a.claude", Self.digest)],
      parameters: [.init("n", 4), .init("tags", ["x", 1])],
      settings: [],
      arguments: []
    )
    now.models = [.init("haiku", "claude-haiku-6")]
    #expect(
      LockDrift(from: Self.contents, to: now).sentences == [
        "program: parley 1.0 → parley 2.0",
        "catalogue of models: 2026-11-01 → 2026-12-01",
        "provider: api → local",
        "b.claude: sha256 4bf5122f3445 → sha256 dbc1b4c900ff",
        "parameter n: 3 → 4",
        "setting seed: 7 → (not there)",
        #"args: ["one","two words"] → []"#,
        "data/a \"b\".csv: sha256 4bf5122f3445 → (not there)",
        "model haiku: claude-haiku-5-5 → claude-haiku-6",
      ]
    )
  }

  @Test func whatIsReadAndAskedIsNoted() throws {
    var contents = Self.contents
    (contents.files, contents.models, contents.standardInput) = ([], [], nil)
    let lock = RunLock.noting(contents, at: "x.lock", under: permissions)
    let world = world(under: lock)
    try folder.file("z.txt", "z")
    try folder.file("sub/a.txt", "a")
    _ = try world.files.text(at: "z.txt")
    _ = try world.files.bytes(at: "./sub/../sub/a.txt")
    #expect(throws: EffectError.self) { try world.files.text(at: "missing.txt") }
    _ = try world.input(.stdin)
    try lock.see(model: "haiku", id: "claude-haiku-5-5")
    #expect(lock.contents.files.map(\.name) == ["sub/a.txt", "z.txt"])
    #expect(lock.contents.files.last?.value == HexDigest.sha256(of: Array("z".utf8)))
    #expect(lock.contents.standardInput == HexDigest.sha256(of: Array("in".utf8)))
    #expect(lock.contents.models == [.init("haiku", "claude-haiku-5-5")])
  }

  @Test func aLockedRunReadsAndAsksWhatTheLockKnowsAndNothingElse() throws {
    var contents = Self.contents
    contents.files = [.init("a.txt", HexDigest.sha256(of: Array("a".utf8)))]
    contents.standardInput = HexDigest.sha256(of: Array("in".utf8))
    let lock = RunLock.verifying(contents, at: "x.lock", under: permissions)
    let world = world(under: lock)
    try folder.file("a.txt", "a")
    try folder.file("b.txt", "b")
    #expect(try world.files.text(at: "a.txt") == "a")
    #expect(try world.input(.stdin) == .text("in"))
    try lock.see(model: "haiku", id: "claude-haiku-5-5")
    let unknown = #expect(throws: EffectError.self) { try world.files.text(at: "b.txt") }
    #expect(unknown?.kind == .permission)
    #expect(unknown?.message == "the file b.txt is not in the lock x.lock")
    try folder.file("a.txt", "A")
    let changed = #expect(throws: EffectError.self) { try world.files.text(at: "a.txt") }
    #expect(changed?.message.hasPrefix("the file a.txt is not the one of the lock x.lock") == true)
    let model = #expect(throws: EffectError.self) {
      try lock.see(model: "haiku", id: "claude-haiku-6")
    }
    #expect(model?.message.hasSuffix("claude-haiku-5-5 → claude-haiku-6") == true)
    #expect(throws: EffectError.self) { try lock.see(model: "opus", id: "claude-opus-6") }
  }

  @Test func aModelThatIsNotLockedIsRefusedBeforeItIsAsked() async throws {
    let lock = RunLock.verifying(Self.contents, at: "x.lock", under: permissions)
    let stage = Stage(.text("no"), folder: folder.path, lock: lock)
    try await stage.set("model", .text("opus"))
    let error = await #expect(throws: EffectError.self) { try await stage.say("Hi") }
    #expect(error?.message == "the model opus is not in the lock x.lock")
    #expect(stage.provider.requests.isEmpty)
  }
}
