import Foundation
import TestSupport
import Testing

/// `judge` with the built binary: in a script, in a trial, and what is told of it.
struct JudgeTests {
  private static let verdicts = #"""
    [{"match": "kind answer", "text": "{\"reason\": \"It is kind.\", \"pass\": true}"},
     {"match": "rude answer", "text": "{\"reason\": \"It is rude.\", \"pass\": false}"},
     {"match": "odd answer", "text": "Hard to say."},
     {"match": "Be 0", "text": "A kind answer."},
     {"match": "Be 1", "text": "A rude answer."},
     {"match": "Be 2", "text": "An odd answer."}]
    """#

  private static let trials = """
    model haiku
    thinking off
    experiment manners {
      vary n in range(3)
      trial {
        say "Be {{n}}."
        score polite = judge(reply, "is polite").pass
      }
    }
    print manners.count("pass"), manners.count("fail"), manners.count("error")
    """

  @Test func aTrialIsJudgedAndItsPartOfTheCostIsKept() async throws {
    let server = try await ServerProcess(Self.verdicts)
    let parley = try Parley(server: server)
    try parley.folder.write(Self.trials, to: "manners.claude")
    let outcome = try await parley.run(["manners.claude", "--verbose"])
    #expect(outcome.status == 0 && outcome.output == "1 2 0\n", "\(outcome.errors)")
    #expect(outcome.errors.contains("6 requests"))
    #expect(outcome.errors.contains("of it 3 requests to judge"))
    let export = try await parley.run(["runs", "export", "last", "--format", "jsonl"])
    let rows = try export.output.split(separator: "\n").map { line in
      try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(rows.compactMap { $0["judge_requests"] as? Int } == [1, 1, 1])
    for row in rows {
      let (judging, cost) = (row["judge_cost"] as? Double ?? 0, row["cost"] as? Double ?? 0)
      #expect(judging > 0 && judging < cost)
    }
    #expect(export.output.contains("Hard to say."))
  }

  @Test func verdictsOfTheStoreAreFree() async throws {
    let server = try await ServerProcess(Self.verdicts)
    let parley = try Parley(server: server)
    try parley.folder.write(Self.trials, to: "manners.claude")
    #expect(try await parley.run(["manners.claude"]).status == 0)
    let sent = try server.messageBodies().count
    let again = try await parley.run(["manners.claude"])
    #expect(again.output == "1 2 0\n", "\(again.errors)")
    #expect(try server.messageBodies().count == sent)
  }

  @Test func theLastLineOfJSONTellsItsPart() async throws {
    let server = try await ServerProcess(Self.verdicts)
    let parley = try Parley(server: server)
    let outcome = try await parley.run(
      script:
        "model haiku\nlet v = judge(\"A kind answer\", \"is polite\")\nprint v.pass, v.reason\n",
      ["--output", "jsonl"]
    )
    #expect(outcome.output.contains(#""text":"true It is kind.""#), "\(outcome.errors)")
    let done = try #require(outcome.output.split(separator: "\n").last)
    let record = try JSONSerialization.jsonObject(with: Data(done.utf8)) as? [String: Any]
    let judging = record?["judge"] as? [String: Any]
    #expect(judging?["requests"] as? Int == 1)
    #expect(judging?["cost"] as? Double == record?["cost"] as? Double)
  }
}
