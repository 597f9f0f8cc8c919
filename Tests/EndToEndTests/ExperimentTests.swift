import Foundation
import TestSupport
import Testing

/// Experiments with the built binary: killed, resumed, split, slowed down, interrupted.
struct ExperimentTests {
  /// Two hundred trials that the built-in model answers with a few tokens each.
  private static let sweep = """
    model haiku
    max_tokens 6
    temperature 0.8
    seed 7
    experiment sweep {
      vary style: "short", "long"
      vary word in range(20)
      repeat 5
      concurrency 4
      trial {
        say "A {{style}} word with {{word}} letters."
        score odd = len(reply.text) % 2 == 1
        record text = reply.text
      }
    }
    print sweep.count("pass") + sweep.count("fail"), sweep.count("error")
    """

  /// Trials that a server answers.
  private static func asking(_ count: Int, concurrency: Int = 16) -> String {
    """
    model haiku
    experiment asking {
      vary n in range(\(count))
      concurrency \(concurrency)
      trial {
        say "Question {{n}}"
        score ok = reply contains "fine"
      }
    }
    print asking.count("pass"), asking.count("fail"), asking.count("error")
    """
  }

  private static func events(_ output: String, _ type: String) -> [[String: Any]] {
    output.split(separator: "\n").compactMap { line in
      let event = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return event?["type"] as? String == type ? event : nil
    }
  }

  /// The rows of a run without what differs from one run to the next: how long requests took.
  private static func rows(_ parley: Parley, _ options: [String]) async throws -> [String] {
    let export = try await parley.run(
      ["runs", "export", "last", "--format", "csv"] + options
    )
    try #require(export.status == 0, "\(export.errors)")
    let rows = export.output.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let dropped = rows.first?.firstIndex { $0 == "latency" }
    return rows.map { row in
      row.indices.filter { $0 != dropped }.map { String(row[$0]) }.joined(separator: ",")
    }
  }

  @Test func aRunThatIsKilledHalfWayGoesOnWithoutRunningAFinishedTrialAgain() async throws {
    let parley = try Parley()
    try parley.folder.write(Self.sweep, to: "sweep.claude")
    // It stands still after 120 requests; the run that goes on has fewer left.
    let stops = (121...124).map { "latency 600s on \($0)" }.joined(separator: ", ")
    let process = try parley.start(["sweep.claude", "--output", "jsonl", "--faults", stops])
    process.finishInput()
    #expect(
      try await process.waits { Self.events(process.outputSoFar, "trial").count >= 100 },
      "\(process.errorsSoFar)"
    )
    process.signal(SIGKILL)
    let killed = try await process.outcome()
    #expect(killed.wasKilled)
    let told = Set(Self.events(killed.output, "trial").compactMap { $0["trial"] as? Int })
    #expect(told.count < 200)

    let resumed = try await parley.run(["runs", "resume", "last"])
    #expect(resumed.status == 0, "\(resumed.errors)")
    let ending = try #require(Self.events(resumed.output, "experiment").last)
    #expect(ending["done"] as? Int == 200)
    // All that was told is taken, and perhaps what was committed when the process died.
    #expect(try #require(ending["taken"] as? Int) >= told.count)
    let numbers = Self.events(resumed.output, "trial").compactMap { $0["trial"] as? Int }
    #expect(numbers == Array(1...200))
    #expect(resumed.output.contains(#""text":"200 0""#))

    let whole = try Parley()
    try whole.folder.write(Self.sweep, to: "sweep.claude")
    #expect(try await whole.run(["sweep.claude"]).status == 0)
    #expect(try await Self.rows(parley, []) == Self.rows(whole, []))
  }

  @Test func aRunThatIsUnderWayIsLeftAlone() async throws {
    let server = try await ServerProcess(
      #"[{"match": "Question 0", "text": "fine"}, {"chunks": ["fi", "ne"], "hang_after": 1, "repeat": "forever"}]"#
    )
    let parley = try Parley(server: server)
    try parley.folder.write(Self.asking(2), to: "asking.claude")
    let process = try parley.start(["asking.claude", "--output", "jsonl"])
    process.finishInput()
    #expect(
      try await process.waits { !Self.events(process.outputSoFar, "trial").isEmpty },
      "\(process.errorsSoFar)"
    )
    let refused = try await parley.run(["runs", "resume", "last"])
    #expect(refused.status == 2)
    #expect(refused.output.contains("is still under way in another process"), "\(refused.output)")
    process.signal(SIGKILL)
    #expect(try await process.outcome().wasKilled)
    #expect(try server.messageBodies().count == 2)
  }

  @Test func shardsThatAreMergedAreTheWhole() async throws {
    let parley = try Parley()
    try parley.folder.write(Self.sweep, to: "sweep.claude")
    #expect(try await parley.run(["sweep.claude", "--store", "whole.sqlite"]).status == 0)
    for number in 1...3 {
      let shard = ["--shard", "\(number)/3", "--store", "shard-\(number).sqlite"]
      let outcome = try await parley.run(["sweep.claude"] + shard)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    let stores = (1...3).map { "shard-\($0).sqlite" }
    let merged = try await parley.run(["runs", "merge", "--store", "merged.sqlite"] + stores)
    #expect(merged.status == 0, "\(merged.errors)")
    let rows = try await Self.rows(parley, ["--store", "merged.sqlite"])
    #expect(rows.count == 201)
    #expect(try await rows == Self.rows(parley, ["--store", "whole.sqlite"]))
  }

  @Test func shardsThatWereJoinedGoOnWithTheTrialsThatAreMissing() async throws {
    let server = try await ServerProcess(#"[{"text": "fine", "repeat": "forever"}]"#)
    let parley = try Parley(server: server)
    try parley.folder.write(Self.asking(9), to: "asking.claude")
    for number in 1...2 {
      let outcome = try await parley.run(["asking.claude", "--shard", "\(number)/3"])
      #expect(outcome.output == "3 0 0\n")
    }
    #expect(try await parley.run(["runs", "merge"]).status == 0)
    let resumed = try await parley.run(["runs", "resume", "last"])
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(resumed.output == "9 0 0\n")
    #expect(try server.messageBodies().count == 9)
  }

  @Test func aStormOfRefusalsLosesNoTrial() async throws {
    let refusal =
      #"{"status": 429, "repeat": 60, "error": {"type": "rate_limit_error", "message": "slow down"}, "headers": {"retry-after-ms": "20"}}"#
    let busy =
      #"{"status": 529, "repeat": 10, "error": {"type": "overloaded_error", "message": "busy"}, "headers": {"retry-after-ms": "5"}}"#
    let server = try await ServerProcess(
      "[\(refusal), \(busy), {\"text\": \"fine\", \"repeat\": \"forever\"}]"
    )
    let parley = try Parley(server: server)
    try parley.folder.write(Self.asking(50), to: "asking.claude")
    let outcome = try await parley.run(["asking.claude"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output == "50 0 0\n")
    #expect(try server.messageBodies().count == 120)
  }

  @Test func aSecondRunSendsNothingAndAChangedWordOnlyWhatItChanges() async throws {
    let server = try await ServerProcess(#"[{"text": "fine", "repeat": "forever"}]"#)
    let parley = try Parley(server: server)
    try parley.folder.write(Self.asking(20), to: "asking.claude")
    _ = try await parley.run(["asking.claude"])
    #expect(try server.messageBodies().count == 20)
    let again = try await parley.run(["asking.claude"])
    #expect(again.output == "20 0 0\n")
    #expect(try server.messageBodies().count == 20)
    let changed = Self.asking(20).replacing(
      "Question {{n}}",
      with: "{{\"Query\" if n == 7 else \"Question\"}} {{n}}"
    )
    try parley.folder.write(changed, to: "asking.claude")
    #expect(try await parley.run(["asking.claude"]).status == 0)
    #expect(try server.messageBodies().count == 21)
    #expect(try #require(server.messageBodies().last).contains("Query 7"))
  }

  @Test func controlCLetsTrialsFinishAndTheRunGoesOnLater() async throws {
    let server = try await ServerProcess(
      #"[{"text": "fine", "repeat": 7}, {"text": "fine", "delay_ms": 15000, "repeat": 3}, {"text": "fine", "repeat": "forever"}]"#
    )
    let parley = try Parley(server: server)
    try parley.folder.write(Self.asking(60, concurrency: 1), to: "asking.claude")
    let process = try parley.start(["asking.claude", "--output", "jsonl"])
    process.finishInput()
    #expect(try await process.waits { Self.events(process.outputSoFar, "trial").count >= 5 })
    process.signal(SIGINT)
    let outcome = try await process.outcome()
    #expect(outcome.status == 130)
    let done = Self.events(outcome.output, "trial").count
    #expect((5..<60).contains(done))
    // What was sent has its trial.
    #expect(try server.messageBodies().count == done)
    let list = try await parley.run(["runs", "list"])
    #expect(list.output.contains("interrupted"))

    let resumed = try await parley.run(["runs", "resume", "last"])
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(try server.messageBodies().count == 60)
    #expect(resumed.output.contains(#""text":"60 0 0""#))
  }

  @Test func aChangedScriptIsNotResumed() async throws {
    let server = try await ServerProcess(#"[{"text": "fine", "repeat": "forever"}]"#)
    let parley = try Parley(server: server)
    try parley.folder.write(Self.asking(2), to: "asking.claude")
    _ = try await parley.run(["asking.claude"])
    try parley.folder.write(Self.asking(3), to: "asking.claude")
    let resumed = try await parley.run(["runs", "resume", "last"])
    #expect(resumed.status == 64)
    #expect(resumed.errors.contains("asking.claude is not as it was"))
  }

  @Test func aKeyThatIsRefusedEndsTheExperiment() async throws {
    let server = try await ServerProcess(
      #"[{"status": 401, "repeat": "forever", "error": {"type": "authentication_error", "message": "invalid x-api-key"}}]"#
    )
    let parley = try Parley(server: server)
    try parley.folder.write(Self.asking(50, concurrency: 2), to: "asking.claude")
    let outcome = try await parley.run(["asking.claude"])
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("trials were not run"), "\(outcome.errors)")
    #expect(try server.messageBodies().count <= 4)
  }

  @Test func erredTrialsMakeStatus3AndAreTriedAgainByResume() async throws {
    let server = try await ServerProcess(
      #"[{"status": 400, "repeat": 2, "error": {"type": "invalid_request_error", "message": "no"}}, {"text": "fine", "repeat": "forever"}]"#
    )
    let parley = try Parley(server: server)
    try parley.folder.write(Self.asking(5, concurrency: 1), to: "asking.claude")
    let outcome = try await parley.run(["asking.claude"])
    #expect(outcome.status == 3)
    #expect(outcome.output == "3 0 2\n")
    let resumed = try await parley.run(["runs", "resume", "last"])
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(resumed.output == "5 0 0\n")
    #expect(try server.messageBodies().count == 7)
  }

  @Test(arguments: ["0/4", "5/4", "a/b", "1", "1/0"])
  func aShardThatIsNoneIsRefused(shard: String) async throws {
    let parley = try Parley()
    try parley.folder.write(Self.asking(2), to: "asking.claude")
    #expect(try await parley.run(["asking.claude", "--shard", shard]).status == 64)
  }

  @Test func aStoreThatCannotBeOpenedIsNamed() async throws {
    let parley = try Parley()
    try parley.folder.write(Self.asking(2), to: "asking.claude")
    try parley.folder.write("this is no database", to: "notes.txt")
    let outcome = try await parley.run(["asking.claude", "--store", "notes.txt"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("notes.txt is not a run store"))
    #expect(parley.folder.read("notes.txt") == "this is no database")
  }
}
