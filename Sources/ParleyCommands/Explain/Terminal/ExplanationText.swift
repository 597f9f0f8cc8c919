import TerminalText

/// Renders an explanation for a terminal or a pipe.
struct ExplanationText: Sendable {
  let explanation: Explanation
  let look: ExplanationLook

  /// Makes a renderer.
  init(_ explanation: Explanation, look: ExplanationLook) {
    self.explanation = explanation
    self.look = look
  }

  /// The sentences.
  var lesson: LessonTexts { LessonTexts(explanation) }

  /// The whole text, ending in a newline.
  var rendered: String {
    var lines = header
    for section in ExplanationSection.allCases where look.sections.contains(section) {
      lines += heading(of: section)
      lines += body(of: section)
    }
    return lines.map(\.withoutBlanksAtEnd).joined(separator: "\n") + "\n"
  }

  private var header: [String] {
    var lines = [look.style.apply(.strong, to: "How a reply is made")]
    if let system = explanation.system { lines += look.speech("system", system) }
    lines += look.speech("you", explanation.text)
    lines += look.speech("model", explanation.reply.isEmpty ? "(nothing)" : explanation.reply)
    return lines + (look.isBrief ? [] : [""] + look.prose(lesson.modelLine))
  }

  private func heading(of section: ExplanationSection) -> [String] {
    let lines = look.heading("\(section.number)  \(section.title)")
    guard !look.isBrief else { return lines }
    return lines + look.prose(lesson.introduction(to: section)) + [""]
  }

  private func body(of section: ExplanationSection) -> [String] {
    switch section {
    case .path: look.path(explanation.path)
    case .tokens: look.tokenRows(explanation.tokens)
    case .embedding: embeddingLines
    case .context: contextLines
    case .attention: attentionLines
    case .generation: generationLines
    case .stop: stopLines
    }
  }

  // MARK: Sections of a few lines

  private var embeddingLines: [String] {
    var lines: [String] = []
    if let example = explanation.neighbourhoods.max(by: { $0.token.id < $1.token.id }) {
      let numbers = example.numbers.map { NumberText.fixed($0, 2) }.joined(separator: ", ")
      let rest = explanation.model.width - example.numbers.count
      lines += look.prose("\(example.token.label) is [\(numbers), and \(rest) more].") + [""]
    }
    return lines + look.neighbours(of: explanation.neighbourhoods)
  }

  private var contextLines: [String] {
    guard let word = explanation.word else {
      return look.prose("The text has no word to follow.")
    }
    return look.context(of: word, lesson: lesson) { lesson.caption(of: $0) }
  }

  private var attentionLines: [String] {
    var lines = look.prose(lesson.headChoice) + [""]
    lines += look.heatMap(of: explanation.attention)
    if let sentence = lesson.lastLook { lines += [""] + look.prose(sentence) }
    return lines
  }

  private var generationLines: [String] {
    look.choices(explanation.choices, settings: explanation.settings, lesson: lesson)
  }

  private var stopLines: [String] {
    look.stopChecks(lesson) + [""] + look.prose(lesson.stopName)
  }
}
