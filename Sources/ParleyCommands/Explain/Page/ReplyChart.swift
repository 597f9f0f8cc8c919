import PageMarkup
import TerminalText

/// The chart of the chances along a reply.
struct ReplyChart: Sendable {
  private let choices: [ReplyChoice]
  private static let height = 150.0
  private static let left = 46.0

  /// Makes a chart.
  init(_ choices: [ReplyChoice]) {
    self.choices = choices
  }

  /// The picture: a bar for each token, a line for the chance that the reply ends there.
  var markup: Markup {
    let labels = choices.map { TextFitting.cut($0.token.label, to: 12) }
    let longest = Double(labels.map(\.displayWidth).max() ?? 0)
    let step = min(34, max(17, (720 - Self.left) / Double(max(1, choices.count))))
    let bottom = 12 + Self.height
    var shapes = scale(width: Double(choices.count) * step)
    for (index, choice) in choices.enumerated() {
      let x = Self.left + Double(index) * step
      let height = max(1, choice.probability * Self.height)
      let title = "\(choice.token.label): \(NumberText.percent(choice.probability))"
      shapes.append(
        Drawing.box(
          x + 2,
          bottom - height,
          step - 4,
          height,
          choice.isLikeliest ? "bar likeliest" : "bar surprise",
          title: title
        )
      )
      shapes.append(
        Drawing.text(
          labels[index],
          x + step / 2 + 4,
          bottom + 14,
          "name own",
          anchor: "end",
          turn: -52
        )
      )
    }
    let ends = choices.enumerated().map { index, choice in
      (
        Self.left + (Double(index) + 0.5) * step, bottom - choice.endProbability * Self.height
      )
    }
    shapes.append(Drawing.polyline(ends, "end-line"))
    return Drawing.picture(
      max(320, Self.left + Double(choices.count) * step + 8),
      bottom + longest * 6.2 + 20,
      label: "The chance of each token of the reply, and the chance that the reply ends there",
      shapes
    )
  }

  private func scale(width: Double) -> [Markup] {
    [0, 0.5, 1].flatMap { share -> [Markup] in
      let y = 12 + (1 - share) * Self.height
      return [
        Drawing.line(Self.left - 4, y, Self.left + width, y, "grid"),
        Drawing.text(NumberText.percent(share), Self.left - 9, y + 4, "percent", anchor: "end"),
      ]
    }
  }
}
