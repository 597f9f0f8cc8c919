import OrderedJSON
import PageMarkup
import RunStorage
import TerminalText

/// What the trials of an experiment took: money, time, tokens.
struct ExpenseSection: Sendable {
  private let experiment: StoredRun.Experiment
  private let factorText: FactorText

  /// The most values of a factor that the tables show.
  private static let mostRows = 40

  /// Makes the section of an experiment.
  init(_ experiment: StoredRun.Experiment) {
    self.experiment = experiment
    factorText = FactorText(experiment.record.factors)
  }

  /// What the section shows.
  var content: [Markup] {
    guard !experiment.trials.isEmpty else { return [] }
    return [.element("p", text: introduction), histograms, totals, latencies]
  }

  /// Trials that asked a model.
  private var asking: [TrialRecord] { experiment.trials.filter { $0.requests > 0 } }

  private var introduction: String {
    let reused = experiment.trials.reduce(0) { $0 + $1.reusedRequests }
    let judged = experiment.trials.reduce(0) { $0 + $1.judgeRequests }
    var text =
      "Trials that erred are counted too: they took time and money. Time is that of the requests as they were sent."
    if reused > 0 {
      text +=
        " \(ReportText.count(reused, "request")) \(reused == 1 ? "was" : "were") answered from the store; \(reused == 1 ? "it is" : "they are") told with the price and the time of when \(reused == 1 ? "it was" : "they were") sent."
    }
    if judged > 0 {
      let cost = experiment.trials.reduce(Int64(0)) { $0.addingClamped($1.judgeCost) }
      text +=
        " \(ReportText.count(judged, "request")) judged replies, for \(ReportText.cost(cost)) of the cost."
    }
    if let cache = CacheText.text(of: experiment.trials) { text += " Of the tokens in: \(cache)." }
    return text
  }

  private var histograms: Markup {
    let costs = asking.compactMap { $0.cost.map { Double($0) / 1e12 } }
    let figures = [
      Histogram(title: "Cost of a trial", values: costs, text: ReportText.dollars),
      Histogram(
        title: "Time of a trial",
        values: asking.map { Double($0.latency) / 1e9 },
        text: ReportText.seconds
      ),
      Histogram(
        title: "Reply tokens of a trial",
        values: asking.map { Double($0.usage.output) },
        text: { EstimateText.number($0) }
      ),
    ]
    let shown = costs.contains { $0 > 0 } ? figures : Array(figures.dropFirst())
    return .element("div", ["class": "histograms"], shown.map(\.markup))
  }

  // MARK: Tables

  /// The groups of trials: all, and those of each value of each factor.
  private var groups: [(factor: String?, rows: [(label: String, trials: [TrialRecord])])] {
    let varied = experiment.record.factors.filter { Set($0.values).count > 1 }
    return [(nil, [("all trials", experiment.trials)])]
      + varied.map { factor in
        var seen: Set<String> = []
        let values = factor.values.filter { seen.insert($0.description).inserted }
        let rows = values.prefix(Self.mostRows).map { value in
          (
            factorText.text(of: value, factor: factor.name),
            experiment.trials.filter { $0.factors[factor.name] == value }
          )
        }
        return (factor.name, rows.filter { !$0.1.isEmpty })
      }
  }

  private var totals: Markup {
    let headings = ["", "trials", "requests", "tokens in", "tokens out", "cost", "cost of a trial"]
    let head = Markup.element(
      "thead",
      [:],
      [
        .element(
          "tr",
          [:],
          headings.map { .element("th", ["scope": "col"], text: $0) }
        )
      ]
    )
    let bodies = groups.map { group in
      let heading = group.factor.map { factor in
        Markup.element(
          "tr",
          ["class": "part"],
          [.element("th", ["scope": "rowgroup", "colspan": "7"], text: factor)]
        )
      }
      let rows = group.rows.map { row($0.label, $0.trials) }
      return Markup.element("tbody", [:], (heading.map { [$0] } ?? []) + rows)
    }
    let caption = Markup.element("caption", [:], [.element("strong", text: "Tokens and cost")])
    return .element(
      "div",
      ["class": "scroll"],
      [.element("table", ["class": "expenses"], [caption, head] + bodies)]
    )
  }

  private func row(_ label: String, _ trials: [TrialRecord]) -> Markup {
    let input = trials.reduce(Int64(0)) { sum, trial in
      sum.addingClamped(trial.usage.input).addingClamped(trial.usage.cacheCreation)
        .addingClamped(trial.usage.cacheRead)
    }
    let output = trials.reduce(Int64(0)) { $0.addingClamped($1.usage.output) }
    let priced = trials.compactMap(\.cost)
    let cost = priced.reduce(Int64(0)) { $0.addingClamped($1) }
    let isKnown = priced.count == trials.count
    let cells = [
      NumberText.grouped(trials.count),
      NumberText.grouped(trials.reduce(0) { $0 + $1.requests }),
      NumberText.grouped(Int(input)), NumberText.grouped(Int(output)),
      isKnown ? ReportText.cost(cost) : "more than \(ReportText.cost(cost))",
      isKnown && !trials.isEmpty
        ? ReportText.dollars(Double(cost) / 1e12 / Double(trials.count)) : "not known",
    ]
    return .element(
      "tr",
      [:],
      [.element("th", ["scope": "row"], text: label)]
        + cells.map { .element("td", ["class": "number"], text: $0) }
    )
  }

  private var latencies: Markup {
    let parts = groups.map { group in
      RangePlot.Part(
        heading: group.factor,
        rows: group.rows.map { Self.latencies(of: $0.trials, label: $0.label) }
      )
    }
    let ends = parts.flatMap(\.rows).compactMap(\.range)
    return RangePlot(
      caption: "Time of a trial",
      explanation:
        "The dot is the median; the thick line holds the middle half of the trials, the thin one the middle 90%.",
      headings: ("", "median", "trials"),
      scale: PlotScale(covering: [0] + ends.map(\.upperBound)),
      tickText: ReportText.seconds,
      mark: nil,
      parts: parts
    ).markup
  }

  private static func latencies(of trials: [TrialRecord], label: String) -> RangePlot.Row {
    let values = trials.filter { $0.requests > 0 }.map { Double($0.latency) / 1e9 }.sorted()
    func range(_ low: Double, _ high: Double) -> ClosedRange<Double>? {
      guard let from = Quantile.of(sorted: values, at: low),
        let to = Quantile.of(sorted: values, at: high)
      else { return nil }
      return from...max(from, to)
    }
    let whole = range(0.05, 0.95)
    let median = Quantile.of(sorted: values, at: 0.5)
    return RangePlot.Row(
      label: label,
      value: median,
      range: whole,
      band: range(0.25, 0.75),
      valueText: median.map(ReportText.seconds) ?? "–",
      rangeText: whole.map {
        "\(ReportText.seconds($0.lowerBound)) to \(ReportText.seconds($0.upperBound))"
      } ?? "",
      countText: NumberText.grouped(values.count),
      note: ""
    )
  }
}

extension Int64 {
  /// The sum, at most the largest number.
  func addingClamped(_ other: Int64) -> Int64 {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? .max : sum
  }
}
