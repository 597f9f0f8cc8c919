import ClaudeMessages
import OrderedJSON
import ParleyDiagnostics

extension Plan.Experiment {
  /// The experiment as lines of text.
  func paragraph(in path: String, isBatched: Bool) -> [String] {
    let sizes = axes.map { axis in
      let noun = axis.isDataSet ? "row" : "value"
      guard let count = axis.count else { return "\(axis.name): not known" }
      return "\(axis.name): \(count.grouped) \(noun)\(count == 1 ? "" : "s")"
    }
    let repeated = repeats == 1 ? [] : ["repeat \(repeats.grouped)"]
    let parts = sizes + repeated
    let made = parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    var lines = ["\(place.text(in: path)): experiment \(name), \(trialText)\(made)"]
    lines.append("  \(requests.text)")
    lines.append("  \(tokenText)")
    lines.append("  \(priceText)\(isBatched ? ", as a batch" : "")")
    if let judging { lines.append("  of it \(judging.text)") }
    return lines
  }

  private var trialText: String {
    let noun = trials.most == 1 ? "trial" : "trials"
    guard let most = trials.most else { return "\(trials.least.grouped) or more trials" }
    guard most > trials.least else { return "\(most.grouped) \(noun)" }
    return "\(trials.least.grouped) to \(most.grouped) \(noun)"
  }

  private var orMore: String { requests.most == nil ? " or more" : "" }

  private var tokenText: String {
    let input = "tokens: likely \(likelyInput.text(\.grouped))\(orMore) sent"
    guard let worstTokens else { return "\(input), without a bound" }
    return
      "\(input), at most \(worstTokens.input.grouped) sent and \(worstTokens.output.grouped) received"
  }

  private var priceText: String {
    guard let likelyCost else { return "price: not known" }
    let worst = worstCost.map { "at most \($0.shown)" } ?? "without a bound"
    return "price: likely \(likelyCost.text(\.shown))\(orMore), \(worst)"
  }
}

extension Plan.Judging {
  /// The part of a plan that `judge` takes: `200 requests to judge: likely $0.02, at most $0.10`.
  var text: String {
    let price: String
    if let likelyCost {
      let worst = worstCost.map { "at most \($0.shown)" } ?? "without a bound"
      price =
        "likely \(likelyCost.text(\.shown))\(requests.most == nil ? " or more" : ""), \(worst)"
    } else {
      price = "price not known"
    }
    return "\(requests.text) to judge: \(price)"
  }
}

// MARK: - JSON

extension Plan.Experiment {
  /// The experiment as JSON; null stands for what has no bound or is not known.
  var json: JSONValue {
    let isBounded = requests.most != nil
    return .object(
      JSONObject(
        place.members + [
          ("name", .string(name)),
          (
            "axes",
            .array(
              axes.map { axis in
                [
                  "name": .string(axis.name), "kind": axis.isDataSet ? "data" : "vary",
                  "count": .number(axis.count),
                ]
              }
            )
          ),
          ("repeat", .number(repeats)), ("trials", trials.json),
          ("combinations_followed", .number(followed)), ("requests", requests.json),
          (
            "input_tokens",
            [
              "likely": [
                "least": .number(likelyInput.lowerBound),
                "most": .number(isBounded ? likelyInput.upperBound : nil),
              ],
              "worst": .number(worstTokens?.input),
            ]
          ),
          ("output_tokens", ["worst": .number(worstTokens?.output)]),
          ("cost", .cost(likely: likelyCost, worst: worstCost, isBounded: isBounded)),
          ("judge", judging?.json ?? .null),
        ]
      )
    )
  }
}

extension Plan.Judging {
  /// The part as JSON.
  var json: JSONValue {
    [
      "requests": requests.json,
      "cost": .cost(likely: likelyCost, worst: worstCost, isBounded: requests.most != nil),
    ]
  }
}

extension JSONValue {
  fileprivate static func cost(
    likely: ClosedRange<DollarAmount>?,
    worst: DollarAmount?,
    isBounded: Bool
  ) -> JSONValue {
    [
      "likely": [
        "least": .dollars(likely?.lowerBound),
        "most": .dollars(isBounded ? likely?.upperBound : nil),
      ],
      "worst": .dollars(worst),
    ]
  }
}
