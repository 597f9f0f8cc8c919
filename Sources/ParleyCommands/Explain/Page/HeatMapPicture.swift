import PageMarkup
import TerminalText

/// The pictures of attention: one head large, all heads small.
struct HeatMapPicture: Sendable {
  private let picture: AttentionPicture
  private static let cell = 23.0

  /// Makes the pictures.
  init(_ picture: AttentionPicture) {
    self.picture = picture
  }

  /// The chosen head, a row for each token.
  var large: Markup {
    let cell = Self.cell
    let labels = picture.tokens.map { TextFitting.cut($0.label, to: 14) }
    let longest = Double(labels.map(\.displayWidth).max() ?? 0)
    let left = longest * 7.6 + 12
    let top = longest * 6 + 18
    var shapes: [Markup] = []
    for (index, label) in labels.enumerated() {
      let start = Double(index) * cell
      shapes.append(
        Drawing.text(label, left - 8, top + start + 15.5, "name own", anchor: "end")
      )
      shapes.append(Drawing.text(label, left + start + 13, top - 8, "name own", turn: -52))
    }
    for (row, weights) in picture.rows.enumerated() {
      for (column, weight) in weights.enumerated() {
        shapes.append(
          square(weight, row, column, left + Double(column) * cell, top + Double(row) * cell)
        )
      }
    }
    let side = Double(labels.count) * cell
    return Drawing.picture(
      left + side + longest * 4 + 12,
      top + side + 4,
      label:
        "Which token looks at which: layer \(picture.chosen.layer + 1), head \(picture.chosen.head + 1)",
      classes: "heat",
      shapes
    )
  }

  private func square(
    _ weight: Double,
    _ row: Int,
    _ column: Int,
    _ x: Double,
    _ y: Double
  ) -> Markup {
    let (from, to) = (picture.tokens[row].label, picture.tokens[column].label)
    return .element(
      "rect",
      [
        "x": Drawing.number(x + 1), "y": Drawing.number(y + 1),
        "width": Drawing.number(Self.cell - 2), "height": Drawing.number(Self.cell - 2), "rx": "3",
        "class": "cell", "style": "--weight:\(NumberText.fixed(weight, 3))",
      ],
      [.element("title", text: "\(from) looks at \(to): \(NumberText.percent(weight))")]
    )
  }

  /// All heads, a row for each layer; each is a button that shows the head large.
  var small: Markup {
    let rows = picture.weights.enumerated().map { layer, heads in
      Markup.element(
        "div",
        ["class": "heads"],
        [.element("span", ["class": "layer-name"], text: "layer \(layer + 1)")]
          + heads.indices.map { thumbnail(layer, $0) }
      )
    }
    return .element("div", ["class": "all-heads"], rows)
  }

  private func thumbnail(_ layer: Int, _ head: Int) -> Markup {
    let isChosen = picture.chosen == AttentionPicture.Head(layer: layer, head: head)
    let name = "Layer \(layer + 1), head \(head + 1)"
    let count = Double(picture.tokens.count)
    let shapes = Self.levels.enumerated().map { level, from in
      let to = level + 1 < Self.levels.count ? Self.levels[level + 1] : .infinity
      return Drawing.path(squares(layer, head, from..<to), "level-\(level + 1)")
    }
    let svg = Drawing.picture(count, count, label: name, classes: "thumbnail", shapes)
    return .element(
      "button",
      [
        "type": "button", "class": isChosen ? "head chosen" : "head", "title": name,
        "data-layer": String(layer), "data-head": String(head),
      ],
      [svg]
    )
  }

  /// The weights from which on a square of a small picture is drawn, each darker.
  private static let levels = [0.05, 0.15, 0.35, 0.65]

  private func squares(_ layer: Int, _ head: Int, _ range: Range<Double>) -> String {
    var commands = ""
    for (row, weights) in picture.weights[layer][head].enumerated() {
      for (column, weight) in weights.enumerated() where range.contains(weight) {
        commands += "M\(column) \(row)h1v1h-1z"
      }
    }
    return commands
  }

  /// All weights in thousandths, by layer, head and row, for the page's script.
  var data: String {
    let layers = picture.weights.map { heads in
      let rows = heads.map { rows in
        "["
          + rows.map { "[" + $0.map(Self.thousandths).joined(separator: ",") + "]" }
          .joined(separator: ",") + "]"
      }
      return "[" + rows.joined(separator: ",") + "]"
    }
    return "[" + layers.joined(separator: ",") + "]"
  }

  private static func thousandths(_ weight: Double) -> String {
    String(Int((min(1, max(0, weight)) * 1000).rounded()))
  }
}
