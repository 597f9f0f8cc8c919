import PageMarkup
import TerminalText

/// How often values of a size occur, as bars.
struct Histogram: Sendable {
  /// What is counted, as the heading.
  let title: String
  /// The values.
  let values: [Double]
  /// A value in words.
  let text: @Sendable (Double) -> String

  private static let (width, height, left, top) = (340.0, 110.0, 34.0, 14.0)
  private static let mostBins = 20

  /// The bars with their numbers; empty without values.
  var markup: Markup {
    guard let median = Quantile.of(values, at: 0.5), let high = Quantile.of(values, at: 0.95),
      let least = values.min(), let most = values.max()
    else { return .empty }
    let sentence =
      least == most
      ? "All \(values.count) at \(text(least))"
      : "\(text(least)) to \(text(most)), median \(text(median)), 95% at most \(text(high))"
    let picture = Drawing.picture(
      Self.width + Self.left + 10,
      Self.top + Self.height + 26,
      label: "\(title) of \(values.count) trials: \(sentence)",
      bars
    )
    return .element(
      "figure",
      ["class": "histogram"],
      [
        .element("h3", text: title), picture, .element("figcaption", text: sentence),
      ]
    )
  }

  private var scale: PlotScale {
    guard let least = values.min(), let most = values.max(), least < most else {
      return PlotScale(covering: values.map { $0 * 0.5 } + values.map { $0 * 1.5 }, steps: 3)
    }
    return PlotScale(covering: values, steps: 3)
  }

  private var bars: [Markup] {
    let scale = scale
    let bins = min(Self.mostBins, max(6, Int(Double(values.count).squareRoot()) + 4))
    var counts = [Int](repeating: 0, count: bins)
    for value in values {
      counts[min(bins - 1, Int(scale.place(of: value) * Double(bins)))] += 1
    }
    let highest = counts.max() ?? 1
    let step = Self.width / Double(bins)
    let floor = Self.top + Self.height
    let binWidth = (scale.upper - scale.lower) / Double(bins)
    var shapes = [
      Drawing.line(Self.left, Self.top, Self.left + Self.width, Self.top, "grid"),
      Drawing.text(String(highest), Self.left - 6, Self.top + 4, "tick", anchor: "end"),
      Drawing.text("0", Self.left - 6, floor + 4, "tick", anchor: "end"),
    ]
    for (bin, count) in counts.enumerated() where count > 0 {
      let height = max(1.5, Double(count) / Double(highest) * Self.height)
      let from = scale.lower + Double(bin) * binWidth
      shapes.append(
        Drawing.box(
          Self.left + Double(bin) * step + 1,
          floor - height,
          step - 2,
          height,
          "bar",
          round: 1.5,
          title: "\(text(from)) to \(text(from + binWidth)): \(count)"
        )
      )
    }
    return shapes + axis(scale, at: floor)
  }

  private func axis(_ scale: PlotScale, at floor: Double) -> [Markup] {
    let line = Drawing.line(Self.left, floor, Self.left + Self.width, floor, "axis-line")
    return [line]
      + scale.ticks.enumerated().map { index, tick in
        let anchor = index == 0 ? "start" : index == scale.ticks.count - 1 ? "end" : "middle"
        let x = Self.left + scale.place(of: tick) * Self.width
        return Drawing.text(text(tick), x, floor + 18, "tick", anchor: anchor)
      }
  }
}
