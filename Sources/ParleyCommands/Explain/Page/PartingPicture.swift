import PageMarkup
import TerminalText

/// The picture of the candidates where two replies part: two bars for each.
struct PartingPicture: Sendable {
  private let parting: ExplanationComparison.Parting
  private static let width = 460.0

  /// Makes a picture.
  init(_ parting: ExplanationComparison.Parting) {
    self.parting = parting
  }

  /// The picture.
  var markup: Markup {
    let row = 46.0
    let shapes = parting.candidates.enumerated().flatMap { index, candidate -> [Markup] in
      let y = Double(index) * row
      let label = TextFitting.cut(candidate.token.label, to: 16)
      return [Drawing.text(label, 118, y + 23, "name own", anchor: "end")]
        + bar(candidate.first, y + 3, "a", isTaken: candidate.token == parting.first)
        + bar(candidate.second, y + 21, "b", isTaken: candidate.token == parting.second)
    }
    return Drawing.picture(
      Self.width,
      max(1, Double(parting.candidates.count) * row),
      label: "The chances of the candidates after each text",
      shapes
    )
  }

  private func bar(_ share: Double, _ y: Double, _ side: String, isTaken: Bool) -> [Markup] {
    let full = 236.0
    let mark = isTaken ? " ▸ \(side.uppercased())" : ""
    return [
      Drawing.box(126, y, full, 15, "track"),
      Drawing.box(126, y, max(share > 0 ? 1.5 : 0, full * share), 15, "bar \(side)"),
      Drawing.text(
        NumberText.percent(share) + mark,
        126 + full + 10,
        y + 12,
        isTaken ? "strong" : "percent"
      ),
    ]
  }
}
