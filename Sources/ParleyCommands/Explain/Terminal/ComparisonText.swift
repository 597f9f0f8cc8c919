import TerminalText

/// Renders two texts beside each other for a terminal or a pipe.
struct ComparisonText: Sendable {
  let comparison: ExplanationComparison
  let look: ExplanationLook

  /// Makes a renderer.
  init(_ comparison: ExplanationComparison, look: ExplanationLook) {
    self.comparison = comparison
    self.look = look
  }

  private var lesson: ComparisonLesson { ComparisonLesson(comparison) }

  /// The whole text, ending in a newline.
  var rendered: String {
    let lines = header + tokens + word + parting + difference + ending
    return lines.map(\.withoutBlanksAtEnd).joined(separator: "\n") + "\n"
  }

  private var header: [String] {
    var lines = [look.style.apply(.strong, to: "Two texts, two replies")]
    if let system = comparison.first.system { lines += look.speech("system", system) }
    for (letter, side) in comparison.sides {
      lines += look.speech("\(letter) you", side.text)
      lines += look.speech("  model", side.reply.isEmpty ? "(nothing)" : side.reply)
    }
    return lines + intro(LessonTexts(comparison.first).modelLine, before: true)
  }

  private func intro(_ text: String, before: Bool = false) -> [String] {
    look.isBrief ? [] : before ? [""] + look.prose(text) : look.prose(text) + [""]
  }

  private var tokens: [String] {
    var lines = look.heading(ComparisonLesson.Section.tokens.title) + intro(lesson.tokens)
    let shared = [comparison.shared.first, comparison.shared.second]
    for (index, (letter, side)) in comparison.sides.enumerated() {
      let start = side.textStart
      lines.append("  " + look.style.apply(.strong, to: letter))
      lines += look.tokenRows(side.tokens) { !shared[index].contains($0 - start) }
    }
    return lines
  }

  private var word: [String] {
    let heading = look.heading(ComparisonLesson.Section.word.title)
    guard let word = comparison.word else { return heading + look.prose(lesson.noWord) }
    let body = look.context(of: word, lesson: LessonTexts(comparison.first)) {
      $0.kind == .text ? "the first text" : "the second text"
    }
    return heading + intro(lesson.word) + body
  }

  private var parting: [String] {
    let heading = look.heading(ComparisonLesson.Section.parting.title)
    guard let parting = comparison.parting else { return heading + look.prose(lesson.sameReplies) }
    return heading + intro(lesson.parting(parting)) + candidates(of: parting)
  }

  private func candidates(of parting: ExplanationComparison.Parting) -> [String] {
    let longest = parting.candidates.map(\.token.label.displayWidth).max() ?? 0
    let label = min(look.isNarrow ? 9 : 16, max(5, longest))
    let bar = max(3, (look.width - label - 25) / 2)
    let heading =
      "     " + "TOKEN".padded(to: label) + "  " + "AFTER A".padded(to: 8 + bar) + "  AFTER B"
    let rows = parting.candidates.map { candidate in
      let mark =
        candidate.token == parting.first
        ? (candidate.token == parting.second ? "AB " : "A  ")
        : candidate.token == parting.second ? " B " : "   "
      let name = TextFitting.cut(candidate.token.label, to: label).padded(to: label)
      func column(_ share: Double) -> String {
        NumberText.percent(share).paddedStart(to: 6) + "  "
          + look.style.apply(.note, to: TextFitting.bar(share, width: bar).padded(to: bar))
      }
      return "  " + look.style.apply(.success, to: mark) + name + "  " + column(candidate.first)
        + "  " + column(candidate.second)
    }
    let note = TextFitting.lines(
      of: "A, B: the token that the reply went on with",
      width: look.inner
    )
    return [look.style.apply(.dim, to: heading)] + rows
      + note.map { look.style.apply(.dim, to: "  " + $0) }
  }

  private var difference: [String] {
    var lines = look.heading(ComparisonLesson.Section.difference.title) + intro(lesson.difference)
    let barWidth = min(30, look.inner - 20)
    lines += comparison.likeness.enumerated().map { depth, likeness in
      let name = depth == 0 ? "embedding" : "layer \(depth)"
      return "  " + name.padded(to: 9) + "  " + NumberText.fixed(likeness, 2).paddedStart(to: 5)
        + "  " + look.style.apply(.note, to: TextFitting.bar(likeness, width: barWidth))
    }
    return lines + [""] + look.prose(lesson.overlap)
  }

  private var ending: [String] {
    look.heading(ComparisonLesson.Section.ending.title)
      + comparison.sides.flatMap { letter, side in
        [
          "  " + look.style.apply(.strong, to: letter)
            + "  \(side.stop.made) tokens, stop_reason \(side.stop.reasonName)"
        ]
      }
  }
}

extension ExplanationComparison {
  /// The two explanations with the letters that they are called by.
  var sides: [(letter: String, explanation: Explanation)] { [("A", first), ("B", second)] }
}

extension Explanation {
  /// The place of the text's first token among all.
  var textStart: Int { tokens.firstIndex { $0.part == .text } ?? tokens.count }
}
