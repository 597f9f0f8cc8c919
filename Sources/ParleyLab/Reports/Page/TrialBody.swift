import OrderedJSON
import PageMarkup
import RunStorage
import TerminalText

/// One trial on the page.
struct TrialBody: Sendable {
  private let trial: TrialRecord
  private let experiment: ExperimentRecord

  /// Makes the view of a trial.
  init(_ trial: TrialRecord, in experiment: ExperimentRecord) {
    self.trial = trial
    self.experiment = experiment
  }

  // MARK: The line

  /// The line that is always seen.
  var summary: Markup {
    let status = ReportText.word(trial.status)
    let outcome = Markup.element(
      "span",
      ["class": "outcome \(status)"],
      [
        .element("span", ["aria-hidden": "true"], text: ReportText.sign(trial.status)),
        .text(" \(status)"),
      ]
    )
    return .element(
      "summary",
      [:],
      [
        .element("span", ["class": "place"], text: "\(trial.number)"), outcome,
        .element("span", ["class": "what"], text: what),
        .element("span", ["class": "scores"], text: measured(trial.scores)),
        .element("span", ["class": "took"], text: took),
      ]
    )
  }

  private var what: String {
    let factors = trial.factors.members.map { factor in
      factor.value.stringValue ?? "\(factor.key) \(factor.value.plainText)"
    }
    let rows = trial.rows.members.map { ResultsSection.label(of: $0.value) }
    let repeats = experiment.repeats > 1 ? ["repeat \(trial.repeatNumber)"] : []
    return TextFitting.cut(Self.line((factors + rows + repeats).joined(separator: " · ")), to: 110)
  }

  private func measured(_ values: JSONObject) -> String {
    let texts = values.members.map { member in
      switch member.value {
      case .bool(let holds): "\(member.key) \(holds ? "✓" : "✗")"
      case .number(let number):
        "\(member.key) \(number.double.map { NumberText.short($0) } ?? number.spelling)"
      default: "\(member.key) \(member.value.plainText)"
      }
    }
    return TextFitting.cut(Self.line(texts.joined(separator: "  ")), to: 60)
  }

  private var took: String {
    let time = trial.requests > 0 ? [ReportText.seconds(Double(trial.latency) / 1e9)] : []
    let cost = trial.cost.map { $0 > 0 ? [ReportText.cost($0)] : [] } ?? ["price unknown"]
    return (time + cost).joined(separator: " · ")
  }

  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ⏎ ")
  }

  // MARK: What opens

  /// All that is known of the trial.
  ///
  /// - Parameters:
  ///   - talk: What was said.
  ///   - output: What it printed.
  /// - Returns: The content below its line.
  func markup(talk: [Markup], output: Markup) -> Markup {
    let printed =
      trial.output.isEmpty
      ? []
      : [
        Markup.element("p", ["class": "heading"], text: "Printed"),
        Markup.element("pre", [:], [output]),
      ]
    return .element(
      "div",
      ["class": "body"],
      problems + [facts] + talk + printed + [account]
    )
  }

  private var problems: [Markup] {
    var items = trial.failures.map { Markup.element("li", text: $0) }
    if let error = trial.error {
      let line = error.line.map { ", line \($0) of the script" } ?? ""
      items.append(.element("li", text: "Error (\(error.kind)\(line)): \(error.message)"))
    }
    return items.isEmpty ? [] : [.element("ul", ["class": "problems"], items)]
  }

  private var facts: Markup {
    let given = TrialName.parts(of: trial, in: experiment)
    let measured = trial.scores.members + trial.records.members
    let all = given + measured.map { ($0.key, $0.value.plainText) }
    guard !all.isEmpty else { return .empty }
    let pairs = all.map { fact in
      Markup.element(
        "div",
        [:],
        [.element("dt", text: fact.0), .element("dd", text: fact.1.isEmpty ? "(empty)" : fact.1)]
      )
    }
    return .element("dl", ["class": "facts"], pairs)
  }

  /// The last line: by whom, how much, how long, when.
  private var account: Markup {
    let usage = trial.usage
    var parts: [String] = []
    if let model = trial.model { parts.append(model) }
    if trial.requests > 0 {
      let reused =
        trial.reusedRequests > 0 ? " (\(trial.reusedRequests) answered from the store)" : ""
      parts.append(ReportText.count(trial.requests, "request") + reused)
      let cached = usage.cacheRead.addingClamped(usage.cacheCreation)
      let input = NumberText.grouped(Int(usage.input.addingClamped(cached)))
      let cache = cached > 0 ? " (\(NumberText.grouped(Int(usage.cacheRead))) from the cache)" : ""
      parts.append("\(input) tokens in\(cache), \(NumberText.grouped(Int(usage.output))) out")
      if usage.thinking > 0 {
        parts.append("\(NumberText.grouped(Int(usage.thinking))) of them thinking")
      }
      parts.append(ReportText.seconds(Double(trial.latency) / 1e9))
    }
    parts.append(trial.cost.map(ReportText.cost) ?? "price unknown")
    if trial.judgeRequests > 0 {
      parts.append("of it \(ReportText.cost(trial.judgeCost)) for judging")
    }
    parts.append("ended \(ExactText.readableMoment(trial.endedAt))")
    return .element("p", ["class": "account"], text: parts.joined(separator: " · "))
  }
}
