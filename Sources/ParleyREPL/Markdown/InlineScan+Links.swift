extension InlineScan {
  private enum Destination {
    case complete(end: Int)
    case incomplete
    case absent
  }

  /// Decides what a `]` ends, and returns where to go on.
  mutating func scanClosingBracket(at index: Int) -> Int {
    guard let bracket = brackets.last else { return index + 1 }
    switch bracket.isActive ? destination(from: index + 1) : .absent {
    case .incomplete:
      undecidedStart = bracket.position
      return index + 1
    case .absent:
      brackets.removeLast()
      decideHead(bracket, as: .text(count: 1))
      return index + 1
    case .complete(let end):
      brackets.removeLast()
      finishLink(bracket, labelEnd: index, end: end)
      return end
    }
  }

  private mutating func decideHead(_ bracket: Bracket, as outcome: Outcome) {
    let start = bracket.isImage ? bracket.position - 1 : bracket.position
    if start == 0 { headOutcome = outcome }
  }

  private mutating func finishLink(_ bracket: Bracket, labelEnd: Int, end: Int) {
    pairRuns(from: bracket.runCount, before: labelEnd)
    runs.removeSubrange(min(bracket.runCount, runs.count)...)
    let label = bracket.position + 1..<labelEnd
    marks[bracket.position].shown = nil
    if bracket.isImage {
      marks[bracket.position - 1].shown = nil
      showImage(label, end: end)
    } else {
      showLink(label, end: end)
      // A link holds no link: what is open around it is text.
      for index in brackets.indices where !brackets[index].isImage {
        brackets[index].isActive = false
        decideHead(brackets[index], as: .text(count: 1))
      }
    }
    decideHead(bracket, as: .markup(count: end))
  }

  private mutating func showLink(_ label: Range<Int>, end: Int) {
    for index in label { marks[index].look.insert(.underlined) }
    let destination = label.upperBound + 2..<end - 1
    let address = text[destination].filter { $0 != "<" && $0 != ">" }
    let isSame =
      address.elementsEqual(text[label])
      || address.elementsEqual("mailto:".unicodeScalars + text[label])
    if isSame, !label.isEmpty {
      hide(label.upperBound..<end)
      return
    }
    marks[label.upperBound].shown = label.isEmpty ? nil : " "
    for index in label.upperBound..<end { marks[index].look = .dim }
  }

  private mutating func showImage(_ label: Range<Int>, end: Int) {
    guard label.isEmpty else {
      hide(label.upperBound..<end)
      return
    }
    marks[label.upperBound].shown = nil
    for index in label.upperBound + 1..<end { marks[index].look = .dim }
  }

  private mutating func hide(_ range: Range<Int>) {
    for index in range { marks[index].shown = nil }
  }

  // MARK: Destinations

  /// Reads `(destination "title")`; no blanks in the destination but within `<…>`.
  private mutating func destination(from start: Int) -> Destination {
    guard start < text.count else { return isFinal ? .absent : .incomplete }
    guard text[start] == "(" else { return .absent }
    var index = start + 1
    var depth = 0
    let isBracketed = index < text.count && text[index] == "<"
    while index < text.count {
      let scalar = text[index]
      if scalar == "\n" { return .absent }
      if isBracketed {
        if scalar == ">" { return titleEnd(from: index + 1) }
      } else if scalar == "(" {
        depth += 1
      } else if scalar == ")" {
        if depth == 0 { return .complete(end: index + 1) }
        depth -= 1
      } else if scalar.isMarkdownBlank {
        return titleEnd(from: index)
      }
      index += 1
    }
    isInDestination = true
    return isFinal ? .absent : .incomplete
  }

  private mutating func titleEnd(from start: Int) -> Destination {
    var index = start
    var quote: Unicode.Scalar?
    var hasEnded = false
    while index < text.count {
      let scalar = text[index]
      if let open = quote {
        if scalar == open {
          quote = nil
          hasEnded = true
        }
      } else if scalar == ")" {
        return .complete(end: index + 1)
      } else if scalar == "\"" || scalar == "'", !hasEnded {
        quote = scalar
      } else if scalar != " " && scalar != "\t" {
        return .absent
      }
      index += 1
    }
    isInDestination = true
    return isFinal ? .absent : .incomplete
  }
}
