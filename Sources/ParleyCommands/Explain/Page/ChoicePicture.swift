import PageMarkup
import TerminalText

/// The picture of one choice: a bar for each candidate, and where the random number fell.
struct ChoicePicture: Sendable {
  private let choice: ReplyChoice
  private let keepsChances: Bool
  private static let width = 280.0
  private static let row = 21.0

  /// Makes a picture.
  ///
  /// - Parameters:
  ///   - choice: The choice.
  ///   - keepsChances: Whether what is drawn from is what the model gave.
  init(_ choice: ReplyChoice, keepsChances: Bool) {
    self.choice = choice
    self.keepsChances = keepsChances || choice.reason == .likeliest
  }

  /// The picture.
  var markup: Markup {
    var shapes: [Markup] = []
    for (index, candidate) in choice.notable.enumerated() {
      let isTaken = candidate.token.id == choice.token.id
      shapes += line(
        Double(index) * Self.row,
        TextFitting.cut(candidate.token.label, to: 12),
        keepsChances ? candidate.probability : candidate.finalProbability,
        given: candidate.probability,
        isTaken ? "taken" : candidate.finalProbability > 0 || isGreedy ? "open" : "cut"
      )
    }
    var height = Double(choice.notable.count) * Self.row
    let others = keepsChances ? choice.otherProbability : choice.otherFinalProbability
    if others > 0.0005 {
      shapes += line(height, "others", others, given: choice.otherProbability, "others")
      height += Self.row
    }
    if case .drawn(let random, let from, let to) = choice.reason {
      shapes += ruler(height + 6, random, from, to)
      height += 30
    }
    return Drawing.picture(
      Self.width,
      height + 2,
      label: "The candidates and their chances; taken: \(choice.token.label)",
      shapes
    )
  }

  private var isGreedy: Bool { choice.reason == .likeliest }

  /// A candidate: its name, its chance as a bar, and a thin mark where the model's own chance ended.
  private func line(
    _ y: Double,
    _ label: String,
    _ share: Double,
    given: Double,
    _ kind: String
  ) -> [Markup] {
    let mark = 104 + 120 * given
    let given = keepsChances ? [] : [Drawing.line(mark, y + 1.5, mark, y + 19.5, "given")]
    return [
      Drawing.text(label, 96, y + 15, "name \(kind)", anchor: "end"),
      Drawing.box(104, y + 3.5, 120, 14, "track"),
      Drawing.box(104, y + 3.5, max(share > 0 ? 1.5 : 0, 120 * share), 14, "bar \(kind)"),
      Drawing.text(
        kind == "cut" ? "cut" : NumberText.percent(share),
        Self.width,
        y + 15,
        "percent",
        anchor: "end"
      ),
    ] + given
  }

  /// The range from 0 to 1 with the taken token's part and the random number.
  private func ruler(_ y: Double, _ random: Double, _ from: Double, _ to: Double) -> [Markup] {
    let width = Self.width - 12
    let x = 6 + random * width
    let title = "\(NumberText.cut(from, 5)) to \(NumberText.cut(to, 5))"
    var shapes = [Drawing.box(6, y, width, 8, "track")]
    shapes += parts(y, width)
    shapes.append(
      Drawing.box(
        6 + from * width,
        y,
        max(2, (to - from) * width),
        8,
        "bar taken",
        round: 1,
        title: title
      )
    )
    let corner = Drawing.number(x)
    shapes.append(
      Drawing.path(
        "M\(corner) \(Drawing.number(y + 9))l4.5 8h-9z",
        "pointer"
      )
    )
    let isRight = random > 0.8
    shapes.append(
      Drawing.text(
        NumberText.cut(random, 3),
        x + (isRight ? -8 : 8),
        y + 19,
        "percent",
        anchor: isRight ? "end" : "start"
      )
    )
    return shapes
  }

  /// The borders between the candidates' parts.
  private func parts(_ y: Double, _ width: Double) -> [Markup] {
    guard choice.fillsRuler else { return [] }
    var end = 0.0
    return choice.notable.compactMap { candidate in
      guard candidate.finalProbability > 0 else { return nil }
      end += candidate.finalProbability
      return Drawing.line(6 + end * width, y, 6 + end * width, y + 8, "border")
    }
  }
}
