import Foundation
import TestSupport
import Testing

/// What surrounds a script: standard streams, formats, signals at odd times, and words that are no files.
struct CommandLineTests {
  @Test(arguments: [
    ["models"], ["models", "--json"], ["plan", "script.claude"],
    ["check", "--format", "json", "script.claude"],
    ["run", "--help-params", "script.claude"],
  ])
  func anOutputThatCannotBeWrittenIsNoSuccess(_ words: [String]) async throws {
    let parley = try Parley()
    try parley.folder.write("param n = 1 \"a count\"\nprint n\n", to: "script.claude")
    let command = "\(BuiltProducts.path(of: "parley")) \(words.joined(separator: " "))"
    let outcome = try await ShellRun.run("\(command) > /dev/full", in: parley.folder.path)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("standard output cannot be written"), "\(outcome.errors)")
  }

  @Test func theJournalNeverTakesThePlaceOfAClosedOutput() async throws {
    let folder = try TemporaryFolder()
    try folder.write("print \"a secret\"\nfail \"a mistake\"\n", to: "script.claude")
    let command = "\(BuiltProducts.path(of: "parley")) script.claude"
    let outcome = try await ShellRun.run("\(command) <&- >&-", in: folder.path)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("standard output cannot be written"), "\(outcome.errors)")
    _ = try await ShellRun.run("\(command) 2>&- > shown.txt", in: folder.path)
    #expect(folder.read("shown.txt") == "a secret\n")
    for name in folder.files(under: ".local/state/parley/journal") {
      for line in folder.read(".local/state/parley/journal/\(name)")?.split(separator: "\n") ?? [] {
        #expect(throws: Never.self, "\(line)") {
          try JSONSerialization.jsonObject(with: Data(line.utf8))
        }
      }
    }
  }

  @Test(arguments: ["json", "jsonl"])
  func machinesReadWhyAScriptDidNotStart(format: String) async throws {
    let outcome = try await Parley(server: try await ServerProcess()).run(
      script: "print y\n",
      ["--output", format]
    )
    #expect(outcome.status == 2)
    let last = try #require(outcome.output.split(separator: "\n").last)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any]
    )
    let done = format == "json" ? object["done"] as? [String: Any] : object
    #expect(done?["status"] as? Int == 2)
    #expect(outcome.output.contains("name.undefined"))
  }

  @Test func aSignalBeforeAnythingWasShownIsNotLost() async throws {
    let hanging = try await ServerProcess(
      #"[{"delay_ms": 60000, "text": "late", "repeat": "forever"}]"#
    )
    let parley = try Parley(server: hanging)
    try parley.folder.write("model haiku\nsay Count.\n", to: "script.claude")
    for wait in [0, 10, 20, 30, 40, 60, 80, 120, 200] {
      let process = try parley.start(["script.claude"])
      process.finishInput()
      try await Task.sleep(for: .milliseconds(wait))
      process.signal(SIGINT)
      let outcome = try await process.outcome()
      #expect(outcome.wasKilled ? outcome.status == SIGINT : outcome.status == 130, "\(outcome)")
    }
  }

  @Test func aHangUpIsIgnoredUnderNohup() async throws {
    let parley = try Parley(server: try await ServerProcess())
    try parley.folder.write("print \"begun\"\nwhile true { }\n", to: "script.claude")
    let command = "\(BuiltProducts.path(of: "parley")) script.claude"
    let outcome = try await ShellRun.run(
      """
      trap '' HUP; \(command) > shown.txt & child=$!
      until grep -q begun shown.txt; do sleep 0.05; done
      kill -HUP $child; sleep 0.3; kill -TERM $child; wait $child; echo "ended by $?" >&2
      kill -0 $child 2> /dev/null && kill -KILL $child
      exit 0
      """,
      in: parley.folder.path
    )
    #expect(outcome.errors.contains("ended by 143"), "\(outcome.errors)")
  }

  @Test func aCommandForCurlCarriesWhatTheRequestDoes() async throws {
    var parley = try Parley(server: try await ServerProcess())
    parley.variables["ANTHROPIC_CUSTOM_HEADERS"] = "X-Team: a-secret"
    let outcome = try await parley.run(script: "say hi\n", ["--show-request", "curl"])
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains(#"-H "authorization: Bearer $ANTHROPIC_API_KEY""#))
    #expect(outcome.errors.contains(#"-H "x-team: <redacted>""#))
    #expect(!outcome.errors.contains("a-secret"))
    #expect(!outcome.errors.contains("sk-ant-test-key"))
  }

  @Test(arguments: [("sya", "say"), ("chek", "check"), ("modles", "models")])
  func aMistypedCommandIsNamed(written: String, meant: String) async throws {
    let outcome = try await Parley().run([written, "hello"])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("did you mean parley \(meant)?"), "\(outcome.errors)")
    #expect(!outcome.errors.contains("Usage:"))
  }

  @Test func aRunWithoutAPlaceForItsJournalSaysSo() async throws {
    var parley = try Parley(server: try await ServerProcess())
    parley.variables = ["XDG_STATE_HOME": "", "HOME": ""]
    let outcome = try await parley.run(script: "say hi\n")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("no journal is kept"), "\(outcome.errors)")
    let chosen = try await parley.run(["script.claude", "--no-journal"])
    #expect(chosen.errors == "")
  }

  @Test func aMistypedModelIsNamed() async throws {
    let outcome = try await Parley().run(["models", "hiaku"])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("did you mean haiku?"), "\(outcome.errors)")
  }
}
