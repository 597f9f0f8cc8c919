import TerminalText
import PageMarkup
/// The chart of how alike two prompts are, layer by layer.
struct LikenessChart: Sendable {
  private let likeness: [Double]

  /// Makes a chart of the cosine at each depth.
  init(_ likeness: [Double]) {
    self.likeness = likeness
  }

  /// The picture.
  var markup: Markup {
    let (width, height, left, top) = (460.0, 150.0, 42.0, 24.0)
    let lowest = min(0, likeness.min() ?? 0)
    let step = (width - left - 40) / Double(max(1, likeness.count - 1))
    func y(_ share: Double) -> Double { top + height * (1 - share) / (1 - lowest) }
    let points = likeness.enumerated().map { (left + 14 + Double($0) * step, y($1)) }
    let grid = [0.0, 0.5, 1].flatMap { share -> [Markup] in
      [
        Drawing.line(left, y(share), width - 8, y(share), "grid"),
        Drawing.text(NumberText.fixed(share, 1), left - 8, y(share) + 4, "percent", anchor: "end"),
      ]
    }
    let stations = points.enumerated().flatMap { depth, point -> [Markup] in
      [
        Drawing.disc(point.0, point.1, 5, "likeness-dot"),
        Drawing.text(
          NumberText.fixed(likeness[depth], 2),
          point.0,
          point.1 - 11,
          "",
          anchor: "middle"
        ),
        Drawing.text(
          String(depth),
          point.0,
          top + height + 22,
          "percent",
          anchor: "middle"
        ),
      ]
    }
    return Drawing.picture(
      width,
      top + height + 34,
      label: "How alike the two prompts are after each layer",
      grid + [Drawing.polyline(points, "likeness-line")] + stations
    )
  }
}
