import TerminalText

/// The numbers of one measure as people read them.
struct MeasureText {
  private let comparison: MeasureComparison

  /// Writes the numbers of a comparison.
  init(_ comparison: MeasureComparison) {
    self.comparison = comparison
  }

  private var isRate: Bool { comparison.measure.isRate }
  private var width: Double { comparison.difference.interval.map { $0.upper - $0.lower } ?? 0 }

  /// The first side's mean.
  var first: String { mean(comparison.first) }
  /// The second side's mean.
  var second: String { mean(comparison.second) }

  /// The difference with its interval: "+5.0 points (-1.2 to +11.2)".
  var difference: String {
    switch comparison.difference {
    case .none: "–"
    case .point(let value, let lack):
      "\(signed(value))\(unit) (\(EstimateText.reason(for: lack)))"
    case .interval(let interval):
      "\(signed(interval.estimate))\(unit) (\(signed(interval.lower)) to \(signed(interval.upper)))"
    }
  }

  /// A size of a difference: "5.0 points", with more digits where it is very small.
  func size(_ difference: Double) -> String {
    guard isRate else { return prefix + EstimateText.number(difference) + unit }
    let points = difference * 100
    let isSmall = points.magnitude < 0.05
    return (isSmall ? EstimateText.number(points, resolving: points) : NumberText.fixed(points, 1))
      + unit
  }

  private func mean(_ value: Double?) -> String {
    guard let value else { return "–" }
    if isRate { return NumberText.percent(value) }
    return prefix + EstimateText.number(value, resolving: width) + unit
  }

  private func signed(_ value: Double) -> String {
    let size = value.magnitude
    let text =
      isRate
      ? NumberText.fixed(size * 100, 1) : prefix + EstimateText.number(size, resolving: width)
    let isZero = !text.contains { ("1"..."9").contains($0) }
    return (isZero ? "" : value < 0 ? "-" : "+") + text
  }

  private var prefix: String { comparison.measure.source == .cost ? "$" : "" }

  private var unit: String {
    switch comparison.measure.source {
    case .latency: " s"
    case .passed, .score: isRate ? " points" : ""
    case .cost, .inputTokens, .outputTokens: ""
    }
  }
}

/// P-values as people read them.
enum PValueText {
  /// A p-value, with more digits where it is small or near 0.05; a dash for none.
  static func text(_ pValue: Double?) -> String {
    switch pValue {
    case nil: "–"
    case .some(..<0.0001): "<0.0001"
    case .some(let value) where value < 0.01 || (0.045..<0.055).contains(value):
      NumberText.fixed(value, 4)
    case .some(1...): "1"
    case .some(let value): NumberText.fixed(value, 3)
    }
  }
}
