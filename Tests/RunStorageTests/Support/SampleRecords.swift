import OrderedJSON
import RunStorage

/// Records that differ only in what a test is about.
enum SampleRecords {
  /// A run that started at a second.
  static func run(
    _ id: String,
    at second: Int64 = 1,
    group: String = "g",
    shard: RunRecord.Shard? = nil
  ) -> RunRecord {
    RunRecord(
      id: id,
      group: group,
      shard: shard,
      startedAt: second * 1_000_000,
      sources: [
        RunRecord.Source(path: "main.claude", hash: "aa", bytes: Array("say Hi\n".utf8)),
        RunRecord.Source(path: "more.claude", hash: "bb", bytes: [0, 255, 10]),
      ],
      parameters: ["n": 3, "half": .number(JSONNumber(0.5))],
      invocation: ["script": "main.claude", "args": ["a", "b"]],
      provider: "local",
      version: "1.2.3",
      catalogue: "2026-11-01"
    )
  }

  /// An experiment of 200 trials.
  static func experiment(_ name: String = "capitals", of run: String) -> ExperimentRecord {
    ExperimentRecord(
      run: run,
      name: name,
      number: 1,
      factors: [
        ExperimentRecord.Factor(name: "model", isSetting: true, values: ["haiku", "sonnet"]),
        ExperimentRecord.Factor(name: "n", isSetting: false, values: [1, ["a": [true, .null]]]),
      ],
      dataSets: [
        ExperimentRecord.DataSet(
          name: "row",
          path: "capitals.csv",
          hash: "cc",
          columns: ["country", "capital"],
          rowCount: 10
        )
      ],
      repeats: 5,
      trialCount: 200,
      scores: ["correct"],
      records: ["words"],
      text: "trial { }\0"
    )
  }

  /// A trial in which every column has a value of its own.
  static func trial(
    _ number: Int,
    of run: String,
    experiment: String = "capitals",
    status: TrialRecord.Status = .pass
  ) -> TrialRecord {
    var trial = TrialRecord(
      run: run,
      experiment: experiment,
      number: number,
      identity: "identity \(number)",
      subject: "subject \(number)",
      factors: ["model": "haiku", "n": 1],
      rows: ["row": ["country": "France", "capital": "Paris"]],
      repeatNumber: 2,
      startedAt: 1000
    )
    trial.status = status
    trial.scores = ["correct": .bool(status == .pass), "closeness": .number(JSONNumber(0.25))]
    trial.records = ["words": ["a", "\0"]]
    trial.failures = status == .fail ? ["score correct is false"] : []
    trial.error =
      status == .error
      ? TrialRecord.Failure(kind: "api", message: "over\0loaded", line: 4) : nil
    trial.output = "one\0two\n"
    trial.usage.input = 11
    trial.usage.output = 12
    trial.usage.cacheCreation = 13
    trial.usage.cacheRead = 14
    trial.usage.thinking = 15
    trial.cost = status == .error ? nil : 1_000
    trial.judgeCost = 16
    trial.requests = 17
    trial.reusedRequests = 18
    trial.judgeRequests = 19
    trial.latency = 20
    trial.stopReason = "end_turn"
    trial.model = "claude-haiku-4-5"
    trial.endedAt = 2000
    return trial
  }

  /// A finished exchange.
  static func exchange(
    _ number: Int = 1,
    key: String,
    reply: String = "Paris",
    isFinished: Bool = true
  ) -> ExchangeRecord {
    ExchangeRecord(
      number: number,
      key: key,
      conversation: "main",
      body: Array("{\"n\":\(number)}".utf8) + [0, 200],
      steps: Array(reply.utf8),
      isFinished: isFinished
    )
  }
}
