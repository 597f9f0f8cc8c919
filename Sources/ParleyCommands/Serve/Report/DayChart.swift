import PageMarkup
import ParleyLab
import RunStorage
import TerminalText

/// A bar for each day, or for as many days as let the bars be seen.
struct DayChart: Sendable {
  private struct Bar {
    var days: ClosedRange<UTCDay>
    var value: Double
  }

  private let label: String
  private let bars: [Bar]
  private let scale: PlotScale
  private let text: @Sendable (Double) -> String

  private static let mostBars: Int64 = 92
  private static let size = (width: 720.0, height: 170.0)
  private static let left = 64.0

  /// Makes a chart.
  ///
  /// - Parameters:
  ///   - label: What it shows.
  ///   - days: From which day to which.
  ///   - values: The value of each day that has one.
  ///   - text: How a value is written.
  init(
    _ label: String,
    days: ClosedRange<UTCDay>,
    values: [UTCDay: Double],
    text: @escaping @Sendable (Double) -> String
  ) {
    let count = days.upperBound.number - days.lowerBound.number + 1
    let daysOfBar = (count + Self.mostBars - 1) / Self.mostBars
    let barCount = (count + daysOfBar - 1) / daysOfBar
    var bars = (0..<barCount).map { index in
      let first = days.lowerBound.advanced(by: index * daysOfBar)
      return Bar(days: first...min(days.upperBound, first.advanced(by: daysOfBar - 1)), value: 0)
    }
    for (day, value) in values where days.contains(day) {
      bars[Int((day.number - days.lowerBound.number) / daysOfBar)].value += value
    }
    self.label = label
    self.bars = bars
    self.text = text
    scale = PlotScale(covering: [0] + bars.map(\.value), steps: 3)
  }

  /// The picture.
  var markup: Markup {
    let step = (Self.size.width - Self.left) / Double(bars.count)
    let width = max(1, min(step - 2, step * 0.8))
    let bottom = Self.size.height + 10
    let boxes = bars.enumerated().filter { $0.element.value > 0 }.map { index, bar in
      let height = max(1, scale.place(of: bar.value) * Self.size.height)
      return Drawing.box(
        Self.left + Double(index) * step + (step - width) / 2,
        bottom - height,
        width,
        height,
        "bar",
        round: 2,
        title: "\(Self.name(of: bar.days)): \(text(bar.value))"
      )
    }
    return Drawing.picture(
      Self.size.width,
      bottom + 22,
      label: label,
      lines(bottom) + boxes + dates(bottom, step)
    )
  }

  private func lines(_ bottom: Double) -> [Markup] {
    scale.ticks.flatMap { tick -> [Markup] in
      let y = bottom - scale.place(of: tick) * Self.size.height
      return [
        Drawing.line(Self.left, y, Self.size.width, y, "grid"),
        Drawing.text(text(tick), Self.left - 8, y + 4, "small", anchor: "end"),
      ]
    }
  }

  private func dates(_ bottom: Double, _ step: Double) -> [Markup] {
    guard let first = bars.first, let last = bars.last else { return [] }
    let start = Drawing.text(first.days.lowerBound.description, Self.left, bottom + 18, "small")
    guard bars.count > 1 else { return [start] }
    return [
      start,
      Drawing.text(
        last.days.upperBound.description,
        Self.size.width,
        bottom + 18,
        "small",
        anchor: "end"
      ),
    ]
  }

  private static func name(of days: ClosedRange<UTCDay>) -> String {
    days.lowerBound == days.upperBound
      ? days.lowerBound.description : "\(days.lowerBound) to \(days.upperBound)"
  }
}
