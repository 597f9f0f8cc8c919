import OrderedJSON
import RunStorage

extension ExperimentComparison {
  /// The comparison as JSON, with all digits.
  package var json: JSONValue {
    [
      "experiment": .string(first.experiment.name),
      "first": side(first),
      "second": side(second),
      "pairs": .int(pairing.pairs.count),
      "left_out": [
        "erred_pairs": .int(pairing.erredPairs),
        "first_errors": .int(pairing.firstErrors),
        "second_errors": .int(pairing.secondErrors),
        "only_first": .array(pairing.onlyFirst.map { .int($0) }),
        "only_second": .array(pairing.onlySecond.map { .int($0) }),
      ],
      "set_aside": .array(pairing.setAside.map(json(of:))),
      "set_aside_columns": .array(pairing.setAsideColumns.map { .string($0) }),
      "other_scores": .array(otherScores.map { .string($0) }),
      "scores": .array(scores.map(\.json)),
      "expenses": .array(expenses.map(\.json)),
    ]
  }

  private func side(_ side: ComparedTrials) -> JSONValue {
    [
      "run": .string(side.experiment.run), "experiment": .string(side.experiment.name),
      "label": .string(side.label), "trials": .int(side.trials.count),
    ]
  }

  private func json(of factor: TrialPairing.SetAside) -> JSONValue {
    [
      "factor": .string(factor.name), "first": factor.first ?? .null,
      "second": factor.second ?? .null,
    ]
  }
}

extension MeasureComparison {
  /// The comparison as JSON; null for what there is not.
  package var json: JSONValue {
    var object: JSONObject = [
      "name": .string(measure.name),
      "kind": .string(measure.isRate ? "rate" : "mean"),
      "pairs": .int(pairs),
      "units": .int(sight.units),
      "first": .number(orNull: first),
      "second": .number(orNull: second),
      "difference": difference.json,
    ]
    guard let test else { return .object(object) }
    object["test"] = json(of: test)
    object["p"] = .number(orNull: pValue)
    object["p_adjusted"] = .number(orNull: adjusted)
    object["verdict"] = .string(verdictName)
    object["smallest_seen"] = .number(orNull: sight.smallest)
    let needed = difference.value.flatMap { sight.units(for: $0) }
    object["units_for_found"] = needed.map { .int($0) } ?? .null
    return .object(object)
  }

  private func json(of test: Test) -> JSONValue {
    switch test {
    case .mcNemar(let counts):
      [
        "name": "mcnemar", "both": .int(counts.both), "only_first": .int(counts.onlyFirst),
        "only_second": .int(counts.onlySecond), "neither": .int(counts.neither),
      ]
    case .signFlip(let isExact): ["name": "sign_flip", "exact": .bool(isExact)]
    }
  }

  private var verdictName: String {
    switch verdict {
    case .secondHigher: "second_higher"
    case .secondLower: "second_lower"
    case .noDifferenceShown: "no_difference_shown"
    case .notTested: "not_tested"
    }
  }
}

extension Estimate {
  /// The estimate as JSON: null without a sample, else `estimate`, `lower` and `upper`, the bounds null without an interval.
  package var json: JSONValue {
    guard let value else { return .null }
    return [
      "estimate": .number(orNull: value), "lower": .number(orNull: interval?.lower),
      "upper": .number(orNull: interval?.upper),
    ]
  }
}

extension JSONValue {
  /// A number; null for none.
  package static func number(orNull value: Double?) -> JSONValue {
    value.flatMap { JSONNumber($0) }.map { .number($0) } ?? .null
  }
}
