import TerminalText

/// What a rendering for a terminal looks like.
struct ExplanationLook: Sendable {
  /// The columns, from ``narrowest`` to ``widest``.
  let width: Int
  /// Colours or none.
  let style: TerminalStyle
  /// Whether the explaining sentences are left out.
  let isBrief: Bool
  /// How many choices are shown with bars; the others take one line each.
  let detailedChoices: Int
  /// The sections that are shown.
  let sections: Set<ExplanationSection>

  /// Fewer columns than this are not catered for.
  static let narrowest = 40
  /// Longer lines are hard to read.
  static let widest = 100

  /// Makes a look.
  ///
  /// - Parameters:
  ///   - columns: The columns of the terminal; nil for none, which gives 80.
  ///   - style: Colours or none.
  ///   - isBrief: Whether the explaining sentences are left out.
  ///   - detailedChoices: How many choices are shown with bars.
  ///   - sections: The sections that are shown.
  init(
    columns: Int?,
    style: TerminalStyle,
    isBrief: Bool = false,
    detailedChoices: Int = 3,
    sections: Set<ExplanationSection> = Set(ExplanationSection.allCases)
  ) {
    width = min(Self.widest, max(Self.narrowest, columns ?? 80))
    self.style = style
    self.isBrief = isBrief
    self.detailedChoices = detailedChoices
    self.sections = sections
  }

  /// Whether columns are too few for things beside each other.
  var isNarrow: Bool { width < 64 }

  /// The columns left of an indented block.
  var inner: Int { width - 2 }
}

extension ExplanationLook {
  /// A section's heading: a blank line, then the title in a rule.
  func heading(_ title: String) -> [String] {
    let title = TextFitting.cut(title, to: width - 4)
    let rule = String(repeating: "─", count: width - title.displayWidth - 4)
    return [
      "",
      style.apply(.margin, to: "──") + " " + style.apply(.strong, to: title) + " "
        + style.apply(.margin, to: rule),
      "",
    ]
  }

  /// Sentences, wrapped.
  func prose(_ text: String) -> [String] {
    TextFitting.lines(of: text, width: width)
  }

  /// The most lines of what somebody says.
  private static let speechLines = 8

  /// What somebody says, with who says it before it.
  func speech(_ speaker: String, _ text: String) -> [String] {
    let all = TextFitting.lines(of: text.strippingControls.expandingTabs, width: width - 10)
    let lines = all.count > Self.speechLines ? all.prefix(Self.speechLines - 1) + ["…"] : all[...]
    return lines.enumerated().map { index, line in
      let name = index == 0 ? speaker : ""
      return "  " + style.apply(.dim, to: name.padded(to: 8)) + line
    }
  }

  /// The five steps with their times and, where there is room, a bar for each.
  func path(_ steps: [PathStep]) -> [String] {
    let longest = steps.map(\.duration).max() ?? .zero
    let barWidth = isNarrow ? 0 : 10
    let room = inner - 12 - 9 - (barWidth > 0 ? barWidth + 2 : 0)
    return steps.enumerated().flatMap { index, step in
      let lines = TextFitting.lines(of: step.action, width: room)
      return lines.enumerated().map { row, line in
        guard row == 0 else { return "             " + line }
        let name = style.apply(.strong, to: step.place.label.padded(to: 7))
        let share = longest > .zero ? step.duration / longest : 0
        let bar = barWidth > 0 ? TextFitting.bar(share, width: barWidth) : ""
        let time = NumberText.time(step.duration).paddedStart(to: 9)
        return "  \(index + 1) \(name)  \(line.padded(to: room)) \(time)  "
          + style.apply(.note, to: bar)
      }
    }
  }

  /// Whether each reason to stop was met.
  func stopChecks(_ lesson: LessonTexts) -> [String] {
    let checks = lesson.stopChecks
    let column = checks.map(\.question.displayWidth).max() ?? 0
    return checks.flatMap { check in
      let mark = check.isMet ? "■" : "□"
      let answer = style.apply(check.isMet ? .success : .dim, to: check.answer)
      guard isNarrow else { return ["  \(mark) \(check.question.padded(to: column))  \(answer)"] }
      return ["  \(mark) \(check.question)", "    \(answer)"]
    }
  }
}

extension PathStep.Place {
  /// The name that a user sees.
  var label: String { self == .api ? "API" : rawValue }
}

extension String {
  /// The text with blanks before it up to a number of terminal columns.
  func paddedStart(to columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - displayWidth)) + self
  }

  /// The text without the blanks at its end.
  var withoutBlanksAtEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// The text with blanks for tabs.
  var expandingTabs: String {
    split(separator: "\t", omittingEmptySubsequences: false).joined(separator: "    ")
  }
}
