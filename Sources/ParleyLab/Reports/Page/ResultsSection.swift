import OrderedJSON
import PageMarkup
import RunStorage
import TerminalText

/// The rates and means of an experiment by its factors and rows.
struct ResultsSection: Sendable {
  private let experiment: StoredRun.Experiment
  private let table: ScoreTable
  private let factorText: FactorText

  /// The most values, combinations and rows of a kind that one table shows.
  private static let mostRows = 40

  /// Makes the section of an experiment.
  init(_ experiment: StoredRun.Experiment) {
    self.experiment = experiment
    table = ScoreTable(experiment.record, trials: experiment.trials)
    factorText = FactorText(experiment.record.factors)
  }

  /// What the section shows.
  var content: [Markup] {
    guard !experiment.trials.isEmpty else {
      return [.element("p", text: "No trial has a result.")]
    }
    guard table.total.counts.finished > 0 else {
      let sentence =
        "Every trial erred, so that there is nothing to measure: look at the errors among the trials."
      return [.element("p", text: sentence)]
    }
    return [.element("p", text: introduction)] + table.measures.indices.map(plot) + rows
  }

  private var introduction: String {
    let counts = table.total.counts
    let clusters =
      experiment.record.dataSets.isEmpty
      ? "" : " Trials of one row of data are not independent, and the intervals allow for it."
    let errors =
      counts.error == 0
      ? ""
      : " \(ReportText.count(counts.error, "trial")) erred and \(counts.error == 1 ? "is" : "are") in no rate and no mean."
    return
      "Dots are what was measured, lines their 95% intervals; the dashed line is the value of all trials together."
      + errors + clusters
  }

  // MARK: Measures

  /// The table of a measure: all trials, each factor, the combinations.
  private func plot(_ index: Int) -> Markup {
    let measure = table.measures[index]
    let groups = [table.total] + table.values + table.combinations
    let scale = measure.isRate ? PlotScale.shares : scale(of: groups.map { $0.cells[index] })
    var parts = [part(nil, [("all trials", table.total)], index)]
    for factor in experiment.record.factors {
      let of = table.values.filter { $0.factors.count == 1 && $0.factors[factor.name] != nil }
      guard !of.isEmpty else { continue }
      let named = of.map { group in
        (factorText.text(of: group.factors[factor.name] ?? .null, factor: factor.name), group)
      }
      parts.append(part(factor.name, named, index))
    }
    if !table.combinations.isEmpty {
      let named = table.combinations.map { group in
        let values = group.factors.members.map { member in
          let text = factorText.text(of: member.value, factor: member.key)
          return member.value.stringValue == nil ? "\(member.key) \(text)" : text
        }
        return (values.joined(separator: " · "), group)
      }
      let names = table.combinations[0].factors.keys
      parts.append(part(names.joined(separator: " · "), named, index))
    }
    return RangePlot(
      caption: caption(of: measure),
      explanation: explanation(of: measure),
      headings: ("", measure.isRate ? "share" : "mean", measure.isRate ? "held" : "trials"),
      scale: scale,
      tickText: { measure.isRate ? NumberText.percent($0) : EstimateText.number($0) },
      mark: table.total.cells[index].estimate.value,
      parts: parts
    ).markup
  }

  private func caption(of measure: TrialMeasure) -> String {
    switch measure.source {
    case .passed: "Trials that pass"
    case .score(let name): measure.isRate ? "Score \(name): how often it is true" : "Score \(name)"
    default: measure.name
    }
  }

  private func explanation(of measure: TrialMeasure) -> String {
    let saysPass = table.measures.contains(.passed)
    return measure.isRate && measure.source != .passed && !saysPass
      ? "A trial passes exactly if it is true." : ""
  }

  private func scale(of cells: [ScoreTable.Cell]) -> PlotScale {
    let values = cells.flatMap { cell in
      [cell.estimate.value, cell.estimate.interval?.lower, cell.estimate.interval?.upper]
        .compactMap { $0 }
    }
    return PlotScale(covering: values)
  }

  private func part(
    _ heading: String?,
    _ groups: [(String, ScoreTable.Group)],
    _ index: Int
  ) -> RangePlot.Part {
    var rows = groups.prefix(Self.mostRows).map { label, group in
      row(label, group.cells[index], group.counts, table.measures[index])
    }
    if groups.count > rows.count { rows.append(Self.rest(groups.count - rows.count)) }
    return RangePlot.Part(heading: heading, rows: rows)
  }

  private func row(
    _ label: String,
    _ cell: ScoreTable.Cell,
    _ counts: TrialCounts,
    _ measure: TrialMeasure
  ) -> RangePlot.Row {
    let width = cell.estimate.interval.map { $0.upper - $0.lower } ?? 0
    func text(_ value: Double) -> String {
      measure.isRate
        ? NumberText.percent(value) : EstimateText.number(value, resolving: width)
    }
    let held = cell.estimate.value.map { Int(($0 * Double(cell.count)).rounded()) } ?? 0
    return RangePlot.Row(
      label: label,
      value: cell.estimate.value,
      range: cell.estimate.interval.map { $0.lower...max($0.lower, $0.upper) },
      band: nil,
      valueText: cell.estimate.value.map(text) ?? "–",
      rangeText: Self.rangeText(cell.estimate, text),
      countText: measure.isRate
        ? "\(NumberText.grouped(held)) of \(NumberText.grouped(cell.count))"
        : NumberText.grouped(cell.count),
      note: counts.error == 0 ? "" : ReportText.count(counts.error, "error")
    )
  }

  private static func rangeText(_ estimate: Estimate, _ text: (Double) -> String) -> String {
    switch estimate {
    case .none: ""
    case .point(_, .oneValue): "no interval: one value"
    case .point(_, .equalValues): "no interval: all equal"
    case .interval(let interval): "\(text(interval.lower)) to \(text(interval.upper))"
    }
  }

  private static func rest(_ count: Int) -> RangePlot.Row {
    RangePlot.Row(
      label: "… \(NumberText.grouped(count)) more in the export",
      value: nil,
      range: nil,
      band: nil,
      valueText: "",
      rangeText: "",
      countText: "",
      note: ""
    )
  }

  // MARK: Rows of data

  /// The rows of each data set, those that fail most first.
  private var rows: [Markup] {
    experiment.record.dataSets.filter { $0.rowCount > 1 }.map(rowTable)
  }

  private func rowTable(of data: ExperimentRecord.DataSet) -> Markup {
    let measure = table.measures.first { $0.isRate } ?? .passed
    var groups: [JSONValue: [TrialRecord]] = [:]
    var order: [JSONValue] = []
    for trial in experiment.trials {
      let row = trial.rows[data.name] ?? .null
      if groups[row] == nil { order.append(row) }
      groups[row, default: []].append(trial)
    }
    let rows = order.map { row in
      let trials = groups[row] ?? []
      let summary = measure.summary(of: trials, isClustered: false)
      let cell = ScoreTable.Cell(count: summary.count, estimate: summary.estimate)
      return self.row(Self.label(of: row), cell, TrialCounts(trials), measure)
    }
    let sorted = rows.enumerated().sorted { one, other in
      (one.element.value ?? 2, one.offset) < (other.element.value ?? 2, other.offset)
    }.map(\.element)
    var shown = Array(sorted.prefix(Self.mostRows))
    if sorted.count > shown.count { shown.append(Self.rest(sorted.count - shown.count)) }
    let plot = RangePlot(
      caption: "Each row of \(data.path)",
      explanation: "The hardest first, by “\(caption(of: measure).lowercasedFirst)”.",
      headings: (data.name, "share", "held"),
      scale: .shares,
      tickText: { NumberText.percent($0) },
      mark: nil,
      parts: [RangePlot.Part(heading: nil, rows: shown)]
    ).markup
    let count = ReportText.count(order.count, "row")
    return .element(
      "details",
      ["class": "fold"],
      [.element("summary", text: "The \(count) of \(data.path), the hardest first"), plot]
    )
  }

  /// A row in words: its cells, cut to a line.
  static func label(of row: JSONValue) -> String {
    let cells = row.objectValue?.members.map(\.value.plainText) ?? [row.plainText]
    let line = cells.joined(separator: " · ").split(whereSeparator: \.isNewline)
    return TextFitting.cut(line.joined(separator: " "), to: 90)
  }
}

extension String {
  /// The text with a small first letter.
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
