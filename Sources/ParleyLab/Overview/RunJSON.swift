import OrderedJSON
import RunStorage

extension StoredRun {
  /// The run as JSON: its experiments with rates and means by factor, and the trials that did not pass, with their reasons.
  ///
  /// - Parameter experiments: Those to tell.
  /// - Returns: One object.
  package func json(of experiments: [Experiment]) -> JSONValue {
    [
      "run": .string(run.id), "script": .string(scriptPath), "status": .string(run.status.rawValue),
      "started_at": .string(ExactText.moment(run.startedAt)),
      "ended_at": run.endedAt.map { .string(ExactText.moment($0)) } ?? .null,
      "provider": .string(run.provider), "version": .string(run.version),
      "parameters": .object(run.parameters),
      "models": .array(models.map { .string($0.model) }),
      "experiments": .array(experiments.map(json)),
    ]
  }

  private func json(of experiment: Experiment) -> JSONValue {
    let table = ScoreTable(experiment.record, trials: experiment.trials)
    let groups = [table.total] + table.values + table.combinations
    return [
      "name": .string(experiment.record.name),
      "trials": .int(experiment.record.trialCount),
      "missing": .int(experiment.missingCount(in: run.shard)),
      "groups": .array(groups.map { json(of: $0, in: table) }),
      "not_passed": .array(experiment.trials.filter { $0.status != .pass }.map(json)),
    ]
  }

  private func json(of group: ScoreTable.Group, in table: ScoreTable) -> JSONValue {
    let measures = zip(table.measures, group.cells).map { measure, cell -> JSONValue in
      [
        "name": .string(measure.name), "kind": .string(measure.isRate ? "rate" : "mean"),
        "count": .int(cell.count), "value": cell.estimate.json,
      ]
    }
    return [
      "factors": .object(group.factors), "pass": .int(group.counts.pass),
      "fail": .int(group.counts.fail), "error": .int(group.counts.error),
      "measures": .array(measures),
    ]
  }

  private func json(of trial: TrialRecord) -> JSONValue {
    [
      "trial": .int(trial.number), "status": .string(trial.status.rawValue),
      "factors": .object(trial.factors), "rows": .object(trial.rows),
      "repeat": .int(trial.repeatNumber),
      "reasons": .array(TrialText.reasons(of: trial).map { .string($0) }),
    ]
  }

  /// One trial as JSON, with all that is stored of it and what was said; a line with its end.
  package static func json(of trial: TrialRecord, exchanges: [ExchangeRecord]) -> String {
    JSONLinesExport.line(of: trial, exchanges: exchanges)
  }

  /// The last whole reply to each trial's own requests; those of `judge` are not meant.
  ///
  /// - Parameter experiment: An experiment of the run.
  /// - Returns: The replies by factors and rows.
  /// - Throws: ``RunStorageError`` where the store cannot be read.
  package func replies(
    of experiment: Experiment
  ) async throws(RunStorageError) -> [RepeatedReplies] {
    var replies: [(trial: TrialRecord, reply: String?)] = []
    for trial in experiment.trials {
      replies.append((trial, Transcript(try await exchanges(trial)).lastReplyText))
    }
    return RepeatedReplies.all(replies)
  }
}

extension RepeatedReplies {
  /// The replies as JSON: the groups with their wordings, where they part, how long they are.
  package var json: JSONValue {
    var object: JSONObject = [
      "factors": .object(factors), "rows": .object(rows),
      "trials": .array(trials.map { .int($0) }), "without_reply": .int(missing),
      "compared_all": .bool(distribution.isComplete),
    ]
    object["groups"] = .array(
      distribution.groups.map { group in
        let wordings = group.variants.map { variant -> JSONValue in
          ["text": .string(variant.text), "count": .int(variant.count)]
        }
        return ["count": .int(group.count), "wordings": .array(wordings)]
      }
    )
    object["parting"] = distribution.parting.map(json) ?? .null
    object["words"] =
      distribution.lengths.map { lengths in
        [
          "shortest": .int(lengths.shortest), "median": .number(orNull: lengths.median),
          "longest": .int(lengths.longest),
        ]
      } ?? .null
    return .object(object)
  }

  private func json(of parting: ReplyParting) -> JSONValue {
    let branches = parting.branches.map { branch -> JSONValue in
      ["word": branch.word.map { .string($0) } ?? .null, "count": .int(branch.count)]
    }
    return [
      "shared_words": .int(parting.sharedCount), "after": .string(parting.sharedEnd),
      "branches": .array(branches),
    ]
  }
}
