import OrderedJSON
import RunStorage
import TestSupport
import Testing

@testable import ParleyCommands

struct RunRowTests {
  private let folder: TemporaryFolder
  private let store: RunStore

  init() throws {
    folder = try TemporaryFolder()
    store = try RunStore(folder("runs.sqlite"))
  }

  /// Adds a run with an experiment of four trials.
  private func add(
    _ id: String,
    shard: RunRecord.Shard? = nil,
    statuses: [TrialRecord.Status]
  ) async throws {
    try await store.begin(
      RunRecord(
        id: id,
        group: "g",
        shard: shard,
        startedAt: 1_795_650_510_000_000,
        sources: [RunRecord.Source(path: "capitals.claude", hash: "aa", bytes: [])],
        parameters: JSONObject(),
        invocation: JSONObject(),
        provider: "local",
        version: "1",
        catalogue: "2026-11-01"
      )
    )
    try await store.add(
      ExperimentRecord(
        run: id,
        name: "capitals",
        number: 1,
        factors: [],
        dataSets: [],
        repeats: 4,
        trialCount: 4,
        scores: [],
        records: [],
        text: ""
      )
    )
    for (number, status) in zip(1..., statuses) {
      var trial = TrialRecord(
        run: id,
        experiment: "capitals",
        number: number,
        identity: "\(number)",
        subject: "\(number)",
        factors: JSONObject(),
        rows: JSONObject(),
        repeatNumber: number,
        startedAt: 0
      )
      trial.status = status
      trial.cost = status == .error ? nil : 10_000_000_000
      try await store.commit([CompletedTrial(trial, exchanges: [])])
    }
  }

  private func row() async throws -> RunRow {
    RunRow(try #require(try await store.overviews().first))
  }

  @Test func aRunThatStandsStillShowsHowFarItCame() async throws {
    try await add("a1", statuses: [.pass, .fail, .error])
    let cells = try await row().cells
    #expect(cells[0] == "a1")
    #expect(cells[1] == "2026-11-25 23:48:30 UTC")
    #expect(
      cells[2...] == [
        "capitals.claude", "unfinished", "3 of 4 trials: 1 pass 1 fail 1 error", "at least $0.02",
      ]
    )
  }

  @Test func aFinishedRunShowsHowItsTrialsCameOut() async throws {
    try await add("a1", statuses: [.pass, .pass, .pass, .fail])
    try await store.end("a1", .finished, exitStatus: 0, at: 1_795_650_520_000_000)
    let row = try await row()
    #expect(row.cells[3...] == ["finished", "4 trials: 3 pass 1 fail", "$0.04"])
    let json: JSONValue = [
      "run": "a1", "status": "finished", "exit_status": 0, "script": "capitals.claude",
      "started_at": "2026-11-25T23:48:30.000Z", "ended_at": "2026-11-25T23:48:40.000Z",
      "provider": "local",
      "shard": .null, "missing_shards": [],
      "experiments": [
        [
          "name": "capitals", "trials": 4, "stored": 4, "pass": 3, "fail": 1, "error": 0,
          "cost": .number(0.04), "unpriced": 0,
        ]
      ],
    ]
    #expect(row.json == json)
  }

  @Test func aShardSaysWhichItIs() async throws {
    try await add("a1", shard: RunRecord.Shard(number: 2, count: 3), statuses: [])
    #expect(try await row().cells[3] == "unfinished, shard 2 of 3")
  }

  @Test func aJoinedRunSaysHowManyShardsItLacks() async throws {
    for number in 1...2 {
      let shard = RunRecord.Shard(number: number, count: 3)
      try await add("a\(number)", shard: shard, statuses: [])
      try await store.end("a\(number)", .finished, exitStatus: 0, at: 1_795_650_520_000_000)
    }
    #expect(try await store.joinShards().count == 1)
    #expect(try await row().cells[3] == "finished, 1 shard missing")
  }
}
