import PageMarkup
import TerminalText

/// The picture of a request's way: client, server, API and model, and the way back.
struct PathPicture: Sendable {
  private let steps: [PathStep]

  /// Makes a picture of five steps.
  init(_ steps: [PathStep]) {
    self.steps = steps
  }

  /// Side by side, for a wide screen, and beneath each other, for a narrow one; the page shows one of them.
  var markup: [Markup] { [wide, tall] }

  private var summary: String {
    steps.map { "\($0.place.label): \($0.action), \(NumberText.time($0.duration))" }
      .joined(separator: "; ")
  }

  private var outward: ArraySlice<PathStep> { steps.dropLast() }

  // MARK: Side by side

  private var wide: Markup {
    let rows = outward.map { TextFitting.lines(of: $0.action, width: 24).count }.max() ?? 1
    let box = (width: 178.0, height: 50 + Double(rows) * 18, gap: 47.0)
    let middle = 8 + box.height / 2
    var shapes: [Markup] = []
    for (index, step) in outward.enumerated() {
      let x = 2 + Double(index) * (box.width + box.gap)
      shapes += self.box(step, number: index + 1, x, 8, box.width, box.height, columns: 24)
      guard index + 1 < outward.count else { continue }
      let end = x + box.width + box.gap
      shapes.append(Drawing.line(x + box.width + 6, middle, end - 12, middle, "arrow"))
      shapes.append(Drawing.arrowHead(end - 6, middle, (1, 0)))
    }
    let right = 2 + 3 * (box.width + box.gap) + box.width / 2
    let left = 2 + box.width / 2
    let bottom = 8 + box.height
    if let back = steps.last {
      shapes.append(
        Drawing.path(
          "M\(Drawing.number(right)) \(Drawing.number(bottom + 6))V\(Drawing.number(bottom + 34))"
            + "a12 12 0 0 1 -12 12H\(Drawing.number(left + 12))a12 12 0 0 1 -12 -12"
            + "V\(Drawing.number(bottom + 14))",
          "arrow"
        )
      )
      shapes.append(Drawing.arrowHead(left, bottom + 6, (0, -1)))
      shapes += caption(of: back, (left + right) / 2, bottom + 38)
    }
    return Drawing.picture(
      4 + 4 * box.width + 3 * box.gap,
      bottom + 68,
      label: summary,
      classes: "wide-only",
      shapes
    )
  }

  // MARK: Beneath each other

  private var tall: Markup {
    let (width, height, gap) = (284.0, 92.0, 30.0)
    var shapes: [Markup] = []
    for (index, step) in outward.enumerated() {
      let y = 8 + Double(index) * (height + gap)
      shapes += box(step, number: index + 1, 2, y, width, height, columns: 36)
      guard index + 1 < outward.count else { continue }
      shapes.append(Drawing.line(140, y + height + 4, 140, y + height + gap - 11, "arrow"))
      shapes.append(Drawing.arrowHead(140, y + height + gap - 4, (0, 1)))
    }
    let last = 8 + 3 * (height + gap) + height / 2
    let first = 8 + height / 2
    if let back = steps.last {
      shapes.append(
        Drawing.path(
          "M\(Drawing.number(width + 8)) \(Drawing.number(last))h16a12 12 0 0 0 12 -12"
            + "V\(Drawing.number(first + 12))a12 12 0 0 0 -12 -12h-10",
          "arrow"
        )
      )
      shapes.append(Drawing.arrowHead(width + 8, first, (-1, 0)))
      let bottom = 8 + 4 * height + 3 * gap
      shapes += caption(of: back, (width + 36) / 2, bottom + 26)
    }
    return Drawing.picture(
      width + 42,
      8 + 4 * height + 3 * gap + 56,
      label: summary,
      classes: "narrow-only",
      shapes
    )
  }

  // MARK: Parts

  private func box(
    _ step: PathStep,
    number: Int,
    _ x: Double,
    _ y: Double,
    _ width: Double,
    _ height: Double,
    columns: Int
  ) -> [Markup] {
    let lines = TextFitting.lines(of: step.action, width: columns)
    return [
      Drawing.box(x, y, width, height, "card", round: 10),
      Drawing.disc(x + 22, y + 24, 11, "badge"),
      Drawing.text(String(number), x + 22, y + 28.5, "badge-text", anchor: "middle"),
      Drawing.text(step.place.label, x + 40, y + 29.5, "strong"),
      Drawing.text(
        NumberText.time(step.duration),
        x + width - 12,
        y + 29,
        "time",
        anchor: "end"
      ),
    ]
      + lines.enumerated().map { row, line in
        Drawing.text(line, x + 14, y + 56 + Double(row) * 18, "small")
      }
  }

  private func caption(of step: PathStep, _ x: Double, _ y: Double) -> [Markup] {
    [
      Drawing.box(x - 150, y - 18, 300, 48, "cover", round: 6),
      Drawing.text(
        "\(steps.count) \(step.place.label) · \(NumberText.time(step.duration))",
        x,
        y,
        "strong",
        anchor: "middle"
      ),
      Drawing.text(step.action, x, y + 19, "small", anchor: "middle"),
    ]
  }
}
