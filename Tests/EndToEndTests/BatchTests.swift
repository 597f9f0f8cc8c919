import Foundation
import TestSupport
import Testing

/// Experiments whose requests go into message batches.
struct BatchTests {
  private static let making = "POST /v1/messages/batches"

  private static let script = """
    model haiku
    thinking off
    max_tokens 50
    experiment rounds {
      vary n: 1, 2, 3
      trial {
        say "First {{n}}"
        score first = reply contains "First {{n}}"
        say "Second {{n}}"
        score second = reply contains "Second {{n}}"
      }
    }
    print rounds.count("pass"), rounds.count("fail"), rounds.count("error")
    """

  /// The same with the first of its rounds alone.
  private static let oneRound = script.replacing("say \"Second {{n}}\"\n", with: "\n")
    .replacing("score second = reply contains \"Second {{n}}\"\n", with: "\n")

  private static func cost(_ output: String) throws -> Double {
    let line = try #require(output.split(separator: "\n").last)
    let done = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    #expect(done?["type"] as? String == "done")
    return try #require(done?["cost"] as? Double)
  }

  @Test func trialsGoTogetherRoundByRound() async throws {
    let server = try await ServerProcess()
    let parley = try Parley(server: server)
    try parley.folder.write(Self.script, to: "rounds.claude")
    let outcome = try await parley.run(["rounds.claude", "--batch"])
    #expect(outcome.status == 0 && outcome.output == "3 0 0\n", "\(outcome.errors)")
    #expect(try server.calls().filter { $0 == Self.making }.count == 2)
    #expect(try server.messageBodies().isEmpty)
  }

  @Test func theyCostHalf() async throws {
    let parley = try Parley(server: try await ServerProcess())
    try parley.folder.write(Self.oneRound, to: "rounds.claude")
    let alone = try await parley.run(["rounds.claude", "--output", "jsonl"])
    let batched = try await parley.run(["rounds.claude", "--output", "jsonl", "--batch"])
    #expect(alone.status == 0 && batched.status == 0, "\(alone.errors)\(batched.errors)")
    let (full, half) = (try Self.cost(alone.output), try Self.cost(batched.output))
    #expect(full > 0 && abs(half * 2 - full) < 1e-12)
  }

  @Test(arguments: [SIGINT, SIGKILL])
  func aRunThatEndsWhileItWaitsIsResumedWithoutASecondBatch(signal: Int32) async throws {
    let server = try await ServerProcess(options: ["--batch-polls", "8"])
    let parley = try Parley(server: server)
    try parley.folder.write(Self.oneRound, to: "rounds.claude")
    let process = try parley.start(["rounds.claude", "--batch"])
    process.finishInput()
    let isSent = try await process.waits {
      // A look at it comes after its id was stored.
      (try? server.calls().contains { $0.hasPrefix("GET /v1/messages/batches/") }) == true
    }
    #expect(isSent)
    process.signal(signal)
    let outcome = try await process.outcome()
    #expect(signal == SIGKILL || outcome.status == 130)
    #expect(signal == SIGKILL || outcome.errors.contains("goes on where it is answered"))
    let resumed = try await parley.run(["runs", "resume", "last"])
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(resumed.output == "3 0 0\n")
    #expect(try server.calls().filter { $0 == Self.making }.count == 1)
  }

  @Test func whatTheBatchDidNotAnswerIsAnErrorOfItsTrialAndIsSentAgain() async throws {
    let server = try await ServerProcess(
      """
      [{"match": "First 2", "batch": "expired", "repeat": 1},
       {"match": "First 3", "error": {"type": "invalid_request_error", "message": "odd"}, "repeat": 1},
       {"repeat": "forever"}]
      """
    )
    let parley = try Parley(server: server)
    try parley.folder.write(Self.script, to: "rounds.claude")
    let outcome = try await parley.run(["rounds.claude", "--batch"])
    #expect(outcome.status == 3 && outcome.output == "1 0 2\n", "\(outcome.errors)")
    let export = try await parley.run(["runs", "export", "last", "--format", "csv"])
    #expect(export.output.contains("the batch expired") && export.output.contains("odd"))
    let resumed = try await parley.run(["runs", "resume", "last"])
    #expect(resumed.status == 0 && resumed.output == "3 0 0\n", "\(resumed.errors)")
  }

  @Test func theBuiltInModelAnswersBatchesToo() async throws {
    let parley = try Parley()
    try parley.folder.write(Self.script, to: "rounds.claude")
    let alone = try await parley.run(["rounds.claude", "--fresh"])
    let batched = try await parley.run(["rounds.claude", "--fresh", "--batch"])
    #expect(batched.status == 0 && batched.output == alone.output, "\(batched.errors)")
  }

  @Test func aScriptWithoutExperimentsIsToldThatItHasNoEffect() async throws {
    let parley = try Parley()
    try parley.folder.write("print 1\n", to: "plain.claude")
    let outcome = try await parley.run(["plain.claude", "--batch"])
    #expect(outcome.status == 0 && outcome.errors.contains("--batch has no effect"))
  }
}
