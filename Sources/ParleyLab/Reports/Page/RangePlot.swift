import PageMarkup
import TerminalText

/// A table whose rows have a dot and a line on a common scale: an estimate with its interval, or a median with its quantiles.
///
/// The numbers stand beside the pictures, so that the table tells the same without them.
struct RangePlot: Sendable {
  /// A row.
  struct Row: Sendable {
    /// What it is of.
    let label: String
    /// The place of the dot; nil for a row without a number.
    let value: Double?
    /// The ends of the thin line; nil for none.
    let range: ClosedRange<Double>?
    /// The ends of the thick line; nil for none.
    let band: ClosedRange<Double>?
    /// The number in words.
    let valueText: String
    /// The range in words; empty for none.
    let rangeText: String
    /// How many trials it is of, in words.
    let countText: String
    /// A note after the count; empty for none.
    let note: String
  }

  /// Rows under a heading.
  struct Part: Sendable {
    /// The heading; nil for rows of all trials.
    let heading: String?
    /// The rows.
    let rows: [Row]
  }

  /// What the table shows, as its caption.
  let caption: String
  /// More about the caption, in smaller print.
  let explanation: String
  /// The headings of the label, the number and the count.
  let headings: (label: String, value: String, count: String)
  /// The scale of all rows.
  let scale: PlotScale
  /// A tick in words.
  let tickText: @Sendable (Double) -> String
  /// A value that is marked in each row; nil for none.
  let mark: Double?
  /// The rows.
  let parts: [Part]

  /// The table.
  var markup: Markup {
    .element(
      "div",
      ["class": "scroll"],
      [.element("table", ["class": "ranges"], [title, head] + parts.map(body))]
    )
  }

  private var title: Markup {
    .element(
      "caption",
      [:],
      [
        .element("strong", text: caption), " ",
        .element("span", ["class": "soft"], text: explanation),
      ]
    )
  }

  private var head: Markup {
    let columns: [Markup] = [
      .element("th", ["scope": "col"], text: headings.label),
      .element("th", ["scope": "col", "class": "plot"], [axis]),
      .element("th", ["scope": "col"], text: headings.value),
      .element("th", ["scope": "col"], text: headings.count),
    ]
    return .element("thead", [:], [.element("tr", [:], columns)])
  }

  private func body(_ part: Part) -> Markup {
    let heading = part.heading.map { heading in
      Markup.element(
        "tr",
        ["class": "part"],
        [.element("th", ["scope": "rowgroup", "colspan": "4"], text: heading)]
      )
    }
    return .element("tbody", [:], (heading.map { [$0] } ?? []) + part.rows.map(row))
  }

  private func row(_ row: Row) -> Markup {
    let range = row.rangeText.isEmpty ? [] : [Markup.element("small", text: row.rangeText)]
    let note = row.note.isEmpty ? [] : [Markup.element("small", ["class": "erred"], text: row.note)]
    return .element(
      "tr",
      [:],
      [
        .element("th", ["scope": "row"], text: row.label),
        .element("td", ["class": "plot"], [picture(of: row)]),
        .element("td", ["class": "number"], [.element("b", text: row.valueText), " "] + range),
        .element("td", ["class": "number"], [.text(row.countText), " "] + note),
      ]
    )
  }

  // MARK: Pictures

  /// The numbers of the scale above the pictures.
  private var axis: Markup {
    let ends = [scale.ticks.startIndex, scale.ticks.index(before: scale.ticks.endIndex)]
    let texts = scale.ticks.indices.map { index in
      let anchor = index == ends[0] ? "start" : index == ends[1] ? "end" : "middle"
      return Markup.element(
        "text",
        [
          "x": percent(scale.ticks[index]), "y": "13", "text-anchor": anchor,
          "class": ends.contains(index) ? "tick" : "tick inner",
        ],
        text: tickText(scale.ticks[index])
      )
    }
    return .element("svg", ["class": "range axis", "aria-hidden": "true"], texts)
  }

  private func picture(of row: Row) -> Markup {
    var shapes = scale.ticks.map { line($0, $0, from: "0", to: "100%", "grid") }
    if let mark { shapes.append(line(mark, mark, from: "0", to: "100%", "mark")) }
    if let range = row.range {
      shapes.append(line(range.lowerBound, range.upperBound, from: "50%", to: "50%", "whisker"))
    }
    if let band = row.band {
      shapes.append(line(band.lowerBound, band.upperBound, from: "50%", to: "50%", "band"))
    }
    if let value = row.value {
      shapes.append(
        .element("circle", ["cx": percent(value), "cy": "50%", "r": "5", "class": "point"])
      )
    }
    return .element("svg", ["class": "range", "aria-hidden": "true"], shapes)
  }

  private func line(
    _ x1: Double,
    _ x2: Double,
    from y1: String,
    to y2: String,
    _ classes: String
  ) -> Markup {
    .element(
      "line",
      ["x1": percent(x1), "y1": y1, "x2": percent(x2), "y2": y2, "class": classes]
    )
  }

  private func percent(_ value: Double) -> String {
    NumberText.fixed(scale.place(of: value) * 100, 2) + "%"
  }
}
