import Foundation
import TestSupport
import Testing

/// `parley runs list` and `parley runs merge` as a user runs them, over shards of an experiment of the built-in model.
struct StoreTests {
  private static let script = """
    experiment signs {
      vary word: "one", "two", "three"
      repeat 2
      trial {
        max_tokens 2
        say "Say {{word}}."
        score short = len(reply) < 1000
      }
    }
    """

  private func ran(
    _ shard: String,
    storingIn store: String,
    of parley: Parley
  ) async throws {
    let outcome = try await parley.run(script: Self.script, ["--shard", shard, "--store", store])
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  private func merged(_ stores: [String], of parley: Parley) async throws -> [Substring] {
    let outcome = try await parley.run(["runs", "merge", "--store", "all.sqlite"] + stores)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output.split(separator: "\n")
  }

  private func listed(_ store: String, of parley: Parley) async throws -> [Substring] {
    let outcome = try await parley.run(["runs", "list", "--store", store])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output.split(separator: "\n")
  }

  @Test func shardsOfSeveralMachinesBecomeOneRun() async throws {
    let parley = try Parley()
    let stores = (1...3).map { "store \($0).sqlite" }
    for (number, store) in zip(1..., stores) {
      try await ran("\(number)/3", storingIn: store, of: parley)
    }
    #expect(
      try await listed(stores[1], of: parley).map { $0.contains("finished, shard 2 of 3") } == [
        true
      ]
    )
    let first = try await merged(Array(stores.prefix(2)), of: parley)
    #expect(first.last?.hasSuffix("of 3 shards these are missing: 3") == true)
    #expect(
      try await listed("all.sqlite", of: parley).map { $0.contains("1 shard missing") } == [true]
    )
    _ = try await merged(stores, of: parley)
    let again = try await merged(stores, of: parley)
    #expect(again.count == 3 && again.allSatisfy { $0.contains("nothing new") })
    let lines = try await listed("all.sqlite", of: parley)
    #expect(lines.count == 1)
    #expect(lines.first?.contains("  script.claude  finished  6 trials: 6 pass  ") == true)
    let table = try await parley.run(
      ["runs", "export", "last", "--format", "csv", "--store", "all.sqlite"]
    )
    let numbers = table.output.split(whereSeparator: \.isNewline).map { $0.prefix { $0 != "," } }
    #expect(numbers == ["trial", "1", "2", "3", "4", "5", "6"])
  }

  @Test func aStoreThatIsNotThereLeavesNothingBehind() async throws {
    let parley = try Parley()
    try await ran("1/3", storingIn: "one.sqlite", of: parley)
    let outcome = try await parley.run(
      ["runs", "merge", "--store", "all.sqlite", "one.sqlite", "nowhere.sqlite"]
    )
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("there is no run store at nowhere.sqlite"))
    #expect(!parley.folder.files(under: ".").contains { $0.contains("all.sqlite") })
  }

  @Test func shardsOfOneStoreBecomeOneRun() async throws {
    let parley = try Parley()
    for shard in ["1/2", "2/2"] { try await ran(shard, storingIn: "all.sqlite", of: parley) }
    #expect(try await listed("all.sqlite", of: parley).count == 2)
    #expect(try await merged([], of: parley).count == 1)
    #expect(try await listed("all.sqlite", of: parley).count == 1)
    #expect(parley.folder.files(under: ".").contains("all.sqlite"))
    #expect(!parley.folder.files(under: ".").contains("all.sqlite-wal"))
  }

  @Test func withoutRunsTheListIsEmpty() async throws {
    let parley = try Parley()
    let outcome = try await parley.run(["runs", "list"])
    #expect(outcome.status == 0 && outcome.output == "")
    #expect(outcome.errors == "no runs in \(parley.folder.path)/state/parley/runs.sqlite yet\n")
    #expect(!parley.folder.files(under: ".").contains { $0.hasSuffix("sqlite") })
  }

  @Test(arguments: [
    (["runs", "list", "--store", "none.sqlite"], "there is no run store at "),
    (["runs", "list", "--store", "script.txt"], "is not a run store of Parley"),
    (["runs", "show", "zebra", "--store", "made.sqlite"], "no run in "),
    (["runs", "merge", "--store", "made.sqlite", "none.sqlite"], "there is no run store at "),
    (
      ["runs", "merge", "--store", "made.sqlite", "made.sqlite"],
      "is the store that others are merged into"
    ),
  ])
  func mistakesSayWhatToDo(arguments: [String], message: String) async throws {
    let parley = try Parley()
    try parley.folder.write("no database", to: "script.txt")
    try await ran("1/1", storingIn: "made.sqlite", of: parley)
    let outcome = try await parley.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.hasPrefix("Error: ") && outcome.errors.contains(message))
    #expect(outcome.output == "")
    #expect(parley.folder.read("script.txt") == "no database")
  }
}
