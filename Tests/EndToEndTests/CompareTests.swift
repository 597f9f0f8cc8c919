import Foundation
import TestSupport
import Testing

/// Runs of experiments, shown and compared by the built program.
struct CompareTests {
  /// An experiment over eight rows whose replies the server echoes.
  private static let script = """
    model haiku
    max_tokens 50
    experiment echo {
      data row: "rows.csv"
      trial {
        say "{{row.word}} PROMPT"
        score long = len(reply) > 12
        score length = len(reply)
      }
    }
    """

  /// Runs the experiment with two prompts.
  private func compared(
    _ first: String,
    _ second: String
  ) async throws -> (parley: Parley, outcomes: [ChildProcess.Outcome]) {
    let parley = try Parley(server: try await ServerProcess(options: ["--echo"]))
    let words = ["a", "bb", "ccc", "dddd", "eeeee", "ffffff", "ggggggg", "hhhhhhhh"]
    try parley.folder.write("word\n" + words.joined(separator: "\n") + "\n", to: "rows.csv")
    var outcomes: [ChildProcess.Outcome] = []
    for prompt in [first, second] {
      let script = Self.script.replacing("PROMPT", with: prompt)
      outcomes.append(try await parley.run(script: script))
    }
    return (parley, outcomes)
  }

  /// The ids of the runs in the store, the oldest first.
  private func runs(_ parley: Parley) async throws -> [String] {
    let list = try await parley.run(["runs", "list"])
    return list.output.split(separator: "\n").reversed().compactMap { line in
      line.split(separator: " ").first.map(String.init)
    }
  }

  @Test func aChangedPromptIsComparedWithTheOldOneRowByRow() async throws {
    let (parley, outcomes) = try await compared("short", "much longer than before")
    #expect(outcomes.map(\.status) == [0, 0])
    let ids = try await runs(parley)
    try #require(ids.count == 2)
    let text = try await parley.run(["runs", "compare", ids[0], "last"])
    #expect(text.status == 0)
    #expect(text.output.contains("\n8 pairs\n"))
    let length = text.output.split(separator: "\n").first { $0.hasPrefix("length ") }
    #expect(length?.hasSuffix("B is higher") == true)
    let json = try await parley.run(["runs", "compare", ids[0], ids[1], "--output", "json"])
    #expect(json.output.contains(#""verdict":"second_higher""#))
  }

  @Test func theSameReplyTwiceShowsNoDifference() async throws {
    let (parley, _) = try await compared("one two", "two one")
    let ids = try await runs(parley)
    try #require(ids.count == 2)
    let text = try await parley.run(["runs", "compare", ids[0], ids[1]])
    #expect(text.status == 0)
    #expect(text.output.contains("length: no difference shown with 8 pairs"))
    #expect(!text.output.contains("B is"))
  }

  @Test func aRunIsShownWithItsRatesAndItsFailures() async throws {
    let (parley, _) = try await compared("short", "short")
    let text = try await parley.run(["runs", "show", "last"])
    #expect(text.status == 0)
    #expect(text.output.contains("echo: 8 trials: "))
    #expect(text.output.contains("trials failed\n  1  row.word a\n"))
    let trial = try await parley.run(["runs", "show", "last", "--trial", "2"])
    #expect(trial.output.hasPrefix("trial 2 of echo: "))
    #expect(trial.output.contains("user: bb short"))
    let replies = try await parley.run(["runs", "show", "last", "--replies"])
    #expect(replies.output.contains("row.word bb\n1 reply, all the same\n"))
  }

  @Test(arguments: [
    (["compare", "last"], "name two runs"), (["compare", "last", "zzz"], "zzz"),
    (["compare", "last", "--by", "model"], "varies nothing"),
    (["compare", "last", "last", "--score", "tone"], "long, length"),
    (["show", "last", "--trial", "99"], "no such finished trial"),
    (["show", "last", "--experiment", "x"], "has echo"),
  ])
  func whatIsMissingIsNamed(_ arguments: [String], _ message: String) async throws {
    let (parley, _) = try await compared("short", "short")
    let outcome = try await parley.run(["runs"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(message))
  }
}
