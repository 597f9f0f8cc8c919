import ClaudeMessages
import OrderedJSON
import ParleyDiagnostics

extension Plan {
  /// The plan as JSON; null stands for what has no bound or is not known.
  ///
  /// Prices are texts of dollars, exact.
  package var json: JSONValue {
    [
      "path": .string(path),
      "requests": requestCount.json,
      "input_tokens": [
        "likely": [
          "least": .number(JSONNumber(likelyInput.lowerBound)),
          "most": .number(requestCount.most == nil ? nil : likelyInput.upperBound),
        ],
        "worst": .number(worstTokens?.input),
      ],
      "output_tokens": ["worst": .number(worstTokens?.output)],
      "cost": [
        "likely": [
          "least": .dollars(likelyCost?.lowerBound),
          "most": .dollars(requestCount.most == nil ? nil : likelyCost?.upperBound),
        ],
        "worst": .dollars(worstCost),
      ],
      "judge": judging?.json ?? .null,
      "batch": .bool(isBatched),
      "experiments": .array(experiments.map(\.json)),
      "statements": .array(requests.map(\.json)),
      "decisions": .array(decisions.map(\.json)),
      "notes": .array(notes.map(\.json)),
      "partial": .bool(isPartial),
    ]
  }
}

extension Plan.Count {
  /// The count as JSON.
  var json: JSONValue {
    ["least": .number(JSONNumber(least)), "most": .number(most)]
  }
}

extension Plan.Requests {
  fileprivate var json: JSONValue {
    let settings = statement.settings.map { ($0.name, JSONValue.string($0.value)) }
    return .object(
      JSONObject(
        statement.place.members + [
          ("requests", count.json),
          ("conversation", .string(statement.conversation)),
          ("model", .string(statement.model)),
          ("max_tokens", .number(JSONNumber(statement.maxTokens))),
          ("attempts", .number(JSONNumber(statement.attempts))),
          ("settings", .object(JSONObject(settings))),
          (
            "input_tokens_each",
            [
              "likely": [
                "least": .number(JSONNumber(likelyInput.lowerBound)),
                "most": .number(count.most == nil ? nil : likelyInput.upperBound),
              ],
              "worst": .number(JSONNumber(worstInput)),
            ]
          ),
          (
            "cost_each",
            [
              "likely": .dollars(count.most == nil ? nil : likelyCost),
              "worst": .dollars(worstCost),
            ]
          ),
        ]
      )
    )
  }
}

extension Plan.Decision {
  fileprivate var json: JSONValue {
    .object(
      JSONObject(
        place.members + [("requests", requests.json), ("endless", .bool(isEndless))]
      )
    )
  }
}

extension Plan.Note {
  fileprivate var json: JSONValue {
    .object(JSONObject((place?.members ?? []) + [("message", .string(message))]))
  }
}

extension SourcePosition {
  /// The place as members of an object.
  var members: [(String, JSONValue)] {
    [
      ("path", .string(path)), ("line", .number(JSONNumber(line))),
      ("column", .number(JSONNumber(column))),
    ]
  }
}

extension JSONValue {
  /// A number, or null.
  static func number(_ value: Int?) -> JSONValue {
    value.map { .number(JSONNumber($0)) } ?? .null
  }

  /// An amount as a text of dollars, or null.
  static func dollars(_ amount: DollarAmount?) -> JSONValue {
    guard let amount else { return .null }
    return .string(String(amount.description.dropFirst()))
  }
}
