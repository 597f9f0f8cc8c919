import TerminalText

extension ExplanationLook {
  /// The choices of a reply: the first ones with bars, the others a line each.
  func choices(
    _ choices: [ReplyChoice],
    settings: ReplySettings,
    lesson: LessonTexts
  ) -> [String] {
    var lines: [String] = []
    for (index, choice) in choices.prefix(detailedChoices).enumerated() {
      lines += detail(of: choice, number: index + 1, settings: settings, lesson: lesson) + [""]
    }
    let rest = choices.dropFirst(detailedChoices)
    guard !rest.isEmpty else { return Array(lines.dropLast()) }
    return lines + shortLines(of: rest)
  }

  // MARK: With bars

  private func detail(
    of choice: ReplyChoice,
    number: Int,
    settings: ReplySettings,
    lesson: LessonTexts
  ) -> [String] {
    let before = TextFitting.cutStart(choice.textBefore.strippingNewlines, to: inner - 18)
    let place = choice.textBefore.isEmpty ? "the reply begins with" : "after “\(before)”"
    let label = min(18, choice.notable.map(\.token.label.displayWidth).max() ?? 0)
    var lines = ["  " + style.apply(.strong, to: String(number)) + "  " + place]
    lines += choice.notable.map {
      candidateLine($0, in: choice, label: max(6, label), settings: settings)
    }
    let others = choice.otherProbability
    if others > 0.0005 {
      let name = "others".padded(to: max(6, label))
      let chances = chances(others, choice.otherFinalProbability, settings: settings)
      lines.append(style.apply(.dim, to: "     \(name)  \(chances)".withoutBlanksAtEnd))
    }
    if choice.fillsRuler { lines += ruler(of: choice) }
    let reason = TextFitting.lines(of: lesson.reason(of: choice), width: inner - 3)
    return lines + reason.map { "     " + style.apply(.dim, to: $0) }
  }

  private func candidateLine(
    _ candidate: ReplyChoice.Candidate,
    in choice: ReplyChoice,
    label: Int,
    settings: ReplySettings
  ) -> String {
    let isTaken = candidate.token.id == choice.token.id
    let name = TextFitting.cut(candidate.token.label, to: label).padded(to: label)
    var line = "   \(isTaken ? "▶" : " ") "
    line += isTaken ? style.apply(.success, to: name) : name
    line +=
      "  "
      + chances(candidate.probability, candidate.finalProbability, settings: settings)
    let room = inner - label - 13 - (settings.keepsChances ? 0 : 9)
    let bar = TextFitting.bar(
      settings.keepsChances ? candidate.probability : candidate.finalProbability,
      width: min(40, max(6, room))
    )
    return line + "  " + style.apply(isTaken ? .success : .note, to: bar)
  }

  /// The model's chance and, where it differs from that, what temperature, top-k and top-p made of it.
  private func chances(_ given: Double, _ final: Double, settings: ReplySettings) -> String {
    let text = NumberText.percent(given).paddedStart(to: 6)
    guard !settings.keepsChances, settings.temperature > 0 else { return text }
    return text + " → " + (final > 0 ? NumberText.percent(final) : "cut").padded(to: 6)
  }

  /// The range from 0 to 1 divided among the candidates, and where the random number fell.
  private func ruler(of choice: ReplyChoice) -> [String] {
    guard case .drawn(let random, _, _) = choice.reason else { return [] }
    let width = min(60, inner - 7)
    var marks = Array(repeating: Character("─"), count: width)
    var start = 0.0
    for candidate in choice.notable where candidate.finalProbability > 0 {
      let end = start + candidate.finalProbability
      let columns =
        Int(
          start * Double(width)
        )..<max(
          Int(start * Double(width)),
          min(width, Int(end * Double(width)))
        )
      place(candidate.token.label, on: &marks, in: columns)
      if columns.upperBound < width { marks[columns.upperBound] = "┼" }
      start = end
      guard candidate.token.id != choice.notable.last?.token.id else { break }
    }
    let column = min(width - 1, Int(random * Double(width)))
    return [
      "     0├" + style.apply(.margin, to: String(marks)) + "┤1",
      "       " + String(repeating: " ", count: column) + style.apply(.success, to: "▲"),
    ]
  }

  /// Writes a name into the middle of some columns when it fits with a mark on either side.
  private func place(_ name: String, on marks: inout [Character], in columns: Range<Int>) {
    // A wide character would move the columns after it.
    guard name.displayWidth == name.count, name.count + 2 <= columns.count - 1 else { return }
    let start = columns.lowerBound + (columns.count - name.count + 1) / 2
    marks.replaceSubrange(start..<(start + name.count), with: Array(name))
  }

  // MARK: A line each

  /// Choices with the likeliest other tokens, a line each.
  func shortLines(of choices: ArraySlice<ReplyChoice>) -> [String] {
    let label = min(isNarrow ? 9 : 16, max(5, choices.map(\.token.label.displayWidth).max() ?? 0))
    let barWidth = isNarrow ? 5 : 10
    let heading = "   # " + "TOKEN".padded(to: label) + "  CHANCE"
    let others = inner - 5 - label - 2 - 7 - barWidth
    let rows = zip(choices.indices, choices).map { index, choice in
      let name = TextFitting.cut(choice.token.label, to: label).padded(to: label)
      let bar = TextFitting.bar(choice.probability, width: barWidth).padded(to: barWidth)
      return String(index + 1).paddedStart(to: 4) + " "
        + style.apply(choice.isLikeliest ? .success : .warning, to: name) + " "
        + NumberText.percent(choice.probability).paddedStart(to: 6) + " "
        + style.apply(.note, to: bar) + "  " + rivals(of: choice, width: others)
    }
    let title = heading.padded(to: 5 + label + 9 + barWidth) + "  OR ELSE"
    return [style.apply(.dim, to: title)] + rows
  }

  /// The likeliest other tokens, as many as fit; what was likelier than the taken one first.
  private func rivals(of choice: ReplyChoice, width: Int) -> String {
    var text = ""
    for candidate in choice.candidates
    where candidate.token.id != choice.token.id && candidate.probability >= 0.005 {
      let item = "\(candidate.token.label) \(NumberText.percent(candidate.probability))"
      let joined = text.isEmpty ? item : "\(text)  \(item)"
      guard joined.displayWidth <= width else { break }
      text = joined
    }
    return style.apply(.dim, to: text)
  }
}
