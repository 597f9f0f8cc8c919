import OrderedJSON
import RunStorage

/// An experiment of tests: its trials are made in order, all combinations of factors, rows and repeats.
struct SampleExperiment {
  var record: ExperimentRecord
  var trials: [TrialRecord] = []

  init(
    _ name: String = "capitals",
    run: String = "a",
    factors: [(String, [JSONValue])] = [],
    rows: Int = 0,
    repeats: Int = 1,
    scores: [String],
    trial: (inout TrialRecord) -> Void
  ) {
    record = ExperimentRecord(
      run: run,
      name: name,
      number: 1,
      factors: factors.map { .init(name: $0.0, isSetting: $0.0 == "model", values: $0.1) },
      dataSets: rows > 0
        ? [.init(name: "row", path: "data.csv", hash: "", columns: ["id"], rowCount: rows)] : [],
      repeats: repeats,
      trialCount: 0,
      scores: scores,
      records: [],
      text: ""
    )
    var combinations = [JSONObject()]
    for (factor, values) in factors {
      combinations = combinations.flatMap { combination in
        values.map { JSONObject(members: combination.members + [.init(key: factor, value: $0)]) }
      }
    }
    for factors in combinations {
      for row in 0..<max(1, rows) {
        for repeatNumber in 1...repeats {
          var record = TrialRecord(
            run: run,
            experiment: name,
            number: trials.count + 1,
            identity: "",
            subject: "",
            factors: factors,
            rows: rows > 0 ? ["row": ["id": .string("r\(row)")]] : [:],
            repeatNumber: repeatNumber,
            startedAt: 0
          )
          trial(&record)
          trials.append(record)
        }
      }
    }
    record.trialCount = trials.count
  }
}
