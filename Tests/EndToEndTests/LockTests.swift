import Foundation
import TestSupport
import Testing

/// Runs that are locked to what they depend on.
struct LockTests {
  private static let script = """
    param season = "autumn" "the season"
    include "lib.claude"
    model haiku
    for row in read_csv("capitals.csv") {
      chat row.country
      say "{{season}}: what is the capital of {{row.country}}?"
    }
    print read("note.txt")
    """

  /// A script that includes, reads and asks, with its lock.
  private func locked() async throws -> (parley: Parley, server: ServerProcess) {
    let server = try await ServerProcess()
    let parley = try Parley(server: server)
    try parley.folder.write("def twice(n) { return 2 * n }\n", to: "lib.claude")
    try parley.folder.write("country,capital\nFrance,Paris\nSpain,Madrid\n", to: "capitals.csv")
    try parley.folder.write("a note", to: "note.txt")
    let outcome = try await parley.run(script: Self.script, ["--lock"])
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("the lock script.claude.lock is written"))
    return (parley, server)
  }

  @Test func aLockSaysWhatTheRunDependsOn() async throws {
    let (parley, _) = try await locked()
    let text = try #require(parley.folder.read("script.claude.lock"))
    let lock = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    )
    #expect(
      (lock["sources"] as? [String: String])?.keys.sorted() == ["lib.claude", "script.claude"]
    )
    #expect((lock["files"] as? [String: String])?.keys.sorted() == ["capitals.csv", "note.txt"])
    #expect(lock["parameters"] as? [String: String] == ["season": "autumn"])
    #expect((lock["models"] as? [String: String])?["haiku"]?.hasPrefix("claude-haiku") == true)
    #expect(lock["provider"] as? String == "api")
  }

  @Test func aRunThatDidNotChangeIsRun() async throws {
    let (parley, server) = try await locked()
    let before = try server.messageBodies()
    let outcome = try await parley.run(["script.claude", "--locked"])
    #expect(outcome.status == 0)
    #expect(try server.messageBodies() == before + before)
  }

  @Test(arguments: [
    ("capitals.csv", "country,capital\nFrance,Lyon\n", "capitals.csv: sha256 "),
    ("lib.claude", "def twice(n) { return n + n }\n", "lib.claude: sha256 "),
    ("script.claude", LockTests.script + "\nprint 2\n", "script.claude: sha256 "),
    ("note.txt", "another", "note.txt: sha256 "),
  ])
  func aChangedFileIsRefusedBeforeTheFirstRequest(
    _ name: String,
    _ content: String,
    _ message: String
  ) async throws {
    let (parley, server) = try await locked()
    let before = try server.messageBodies().count
    try parley.folder.write(content, to: name)
    let outcome = try await parley.run(["script.claude", "--locked"])
    #expect(outcome.status == 4)
    #expect(outcome.errors.contains("  \(message)"))
    #expect(outcome.errors.contains("--lock"))
    #expect(try server.messageBodies().count == before)
  }

  @Test func everyDifferenceIsNamed() async throws {
    let (parley, _) = try await locked()
    let text = try #require(parley.folder.read("script.claude.lock"))
    let changed = text.replacing(/"program": "[^"]*"/, with: #""program": "parley 0.0.1""#)
      .replacing(/"haiku": "[^"]*"/, with: #""haiku": "claude-haiku-1""#)
    try parley.folder.write(changed, to: "script.claude.lock")
    try FileManager.default.removeItem(atPath: parley.folder("note.txt"))
    let outcome = try await parley.run([
      "script.claude", "--locked", "-p", "season=winter", "--seed", "7", "word",
    ])
    #expect(outcome.status == 4)
    for line in [
      "program: parley 0.0.1 → parley ", #"parameter season: "autumn" → "winter""#,
      "setting seed: (not there) → 7", #"args: [] → ["word"]"#, "note.txt: sha256 ",
      "model haiku: claude-haiku-1 → claude-haiku-",
    ] {
      #expect(outcome.errors.contains("\n  \(line)"), "\(line)")
    }
  }

  @Test func aFileThatTheLockDoesNotKnowIsAnErrorWhereItIsRead() async throws {
    let server = try await ServerProcess()
    let parley = try Parley(server: server)
    try parley.folder.write("one", to: "a.txt")
    try parley.folder.write("b.txt", to: "which.txt")
    let script = "print read(glob(\"[a-b].txt\")[-1])\n"
    _ = try await parley.run(script: script, ["--lock"])
    try parley.folder.write("two", to: "b.txt")
    let outcome = try await parley.run(["script.claude", "--locked"])
    #expect(outcome.status == 4)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("the file b.txt is not in the lock script.claude.lock"))
  }

  @Test(arguments: [
    (["--lock", "--locked"], "--lock and --locked exclude each other"),
    (["--locked"], "the lock script.claude.lock cannot be read"),
  ])
  func optionsThatCannotBeFollowedAreRefused(
    _ options: [String],
    _ message: String
  ) async throws {
    let outcome = try await Parley().run(script: "print 1\n", options)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(message))
  }

  @Test func aScriptFromStandardInputHasNoLock() async throws {
    let outcome = try await Parley().run(["-", "--lock"], input: "print 1\n")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("name the script's file"))
  }

  @Test func aRunThatEndsEarlyWritesNoLock() async throws {
    let parley = try Parley()
    let outcome = try await parley.run(script: "fail \"no\"\n", ["--lock"])
    #expect(outcome.status == 2)
    #expect(parley.folder.read("script.claude.lock") == nil)
  }
}
