import TerminalText

/// The shapes that the pictures of the page are made of.
package enum Drawing {
  /// A picture.
  ///
  /// - Parameters:
  ///   - width: Its width in its own units; on a wide screen one is a pixel.
  ///   - height: Its height.
  ///   - label: What it shows, for those who do not see it.
  ///   - classes: The classes of its look.
  ///   - content: The shapes.
  /// - Returns: The picture.
  package static func picture(
    _ width: Double,
    _ height: Double,
    label: String,
    classes: String = "",
    _ content: [Markup]
  ) -> Markup {
    .element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(number(width)) \(number(height))",
        "role": "img", "aria-label": label, "class": classes,
        "style": "--width:\(number(width))px",
      ],
      content
    )
  }

  /// A text at a point.
  package static func text(
    _ text: String,
    _ x: Double,
    _ y: Double,
    _ classes: String = "",
    anchor: String = "start",
    turn: Double = 0
  ) -> Markup {
    guard turn != 0 else {
      return .element(
        "text",
        ["x": number(x), "y": number(y), "class": classes, "text-anchor": anchor],
        text: text
      )
    }
    return .element(
      "text",
      [
        "x": number(x), "y": number(y), "class": classes, "text-anchor": anchor,
        "transform": "rotate(\(number(turn)) \(number(x)) \(number(y)))",
      ],
      text: text
    )
  }

  /// A box with round corners.
  package static func box(
    _ x: Double,
    _ y: Double,
    _ width: Double,
    _ height: Double,
    _ classes: String,
    round: Double = 3,
    title: String? = nil
  ) -> Markup {
    .element(
      "rect",
      [
        "x": number(x), "y": number(y), "width": number(max(0, width)),
        "height": number(max(0, height)), "rx": number(round), "class": classes,
      ],
      titled(title)
    )
  }

  /// A disc.
  package static func disc(
    _ x: Double,
    _ y: Double,
    _ radius: Double,
    _ classes: String,
    title: String? = nil
  ) -> Markup {
    .element(
      "circle",
      ["cx": number(x), "cy": number(y), "r": number(radius), "class": classes],
      titled(title)
    )
  }

  /// A straight line.
  package static func line(
    _ x1: Double,
    _ y1: Double,
    _ x2: Double,
    _ y2: Double,
    _ classes: String
  ) -> Markup {
    .element(
      "line",
      [
        "x1": number(x1), "y1": number(y1), "x2": number(x2), "y2": number(y2), "class": classes,
      ]
    )
  }

  /// A way, in SVG's own commands.
  package static func path(_ commands: String, _ classes: String) -> Markup {
    .element("path", ["d": commands, "class": classes])
  }

  /// The head of an arrow that points from one place to another.
  package static func arrowHead(
    _ x: Double,
    _ y: Double,
    _ direction: (x: Double, y: Double)
  ) -> Markup {
    let (dx, dy) = (direction.x * 9, direction.y * 9)
    let left = (x - dx - dy * 0.6, y - dy + dx * 0.6)
    let right = (x - dx + dy * 0.6, y - dy - dx * 0.6)
    let points = [(x, y), left, right].map { "\(number($0.0)) \(number($0.1))" }
    return path("M\(points[0])L\(points[1])L\(points[2])Z", "arrow-head")
  }

  /// A line through points.
  package static func polyline(_ points: [(x: Double, y: Double)], _ classes: String) -> Markup {
    .element(
      "polyline",
      [
        "points": points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " "),
        "class": classes,
      ]
    )
  }

  /// A number as attributes spell it, to a tenth.
  package static func number(_ number: Double) -> String {
    let text = NumberText.fixed(number, 1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func titled(_ title: String?) -> [Markup] {
    title.map { [.element("title", text: $0)] } ?? []
  }
}
