/// What is known of the markup in a stretch of text that starts with a character that may be markup.
///
/// The text is gone through once, left to right. Code spans and escapes bind tightest, then links, then emphasis, which is
/// paired by the algorithm of the CommonMark specification over what stands before the first construct that is still
/// open.
///
/// - Source: CommonMark 0.31.2, section 6 and the appendix "A parsing strategy",
///   <https://spec.commonmark.org/0.31.2/#an-algorithm-for-parsing-nested-emphasis-and-links>.
/// - Complexity: O(length) for each scan, but for emphasis that never ends, O(length · runs).
struct InlineScan {
  /// What the first character turned out to be.
  enum Outcome: Equatable {
    /// It depends on what follows; in a link's destination, more may have to be waited for.
    case undecided(inDestination: Bool)
    /// Text: that many scalars stand for themselves.
    case text(count: Int)
    /// Markup: that many scalars are shown as ``InlineScan/marks`` say.
    case markup(count: Int)
  }

  /// How one scalar of the text is shown.
  struct Mark: Equatable {
    /// What is shown in its place; nil for nothing.
    var shown: Unicode.Scalar?
    /// Its look, beside that of its surroundings.
    var look: TextLook = []
  }

  /// A bracket that a link or an image may begin with.
  struct Bracket {
    /// Where it stands: its `[`.
    var position: Int
    /// Whether a `!` stands before it.
    var isImage: Bool
    /// How many delimiter runs stand before it.
    var runCount: Int
    /// Whether a link may still begin here; false around a link.
    var isActive = true
  }

  /// The text.
  let text: [Unicode.Scalar]
  /// What stands before it.
  let previous: Unicode.Scalar
  /// Whether nothing follows that could change what it is.
  let isFinal: Bool
  /// How each scalar is shown.
  var marks: [Mark]
  /// The runs that are not paired yet, in order.
  var runs: [DelimiterRun] = []
  /// The brackets that are open.
  var brackets: [Bracket] = []
  /// Where the text stops being known.
  var undecidedStart: Int?
  /// Whether it stops within a link's destination.
  var isInDestination = false
  /// What a bracket at the start turned out to be.
  var headOutcome: Outcome?
  /// Where the emphasis that the first run began ends.
  var headEnd = 0
  private var missingCodeRuns: Set<Int> = []

  /// Prepares to scan a text that is not empty.
  ///
  /// - Parameters:
  ///   - text: The text, starting with a character for which ``isSpecial(_:)`` holds.
  ///   - previous: What stands before it.
  ///   - isFinal: Whether nothing more is waited for.
  init(_ text: ArraySlice<Unicode.Scalar>, after previous: Unicode.Scalar, isFinal: Bool) {
    self.text = Array(text)
    self.previous = previous
    self.isFinal = isFinal
    marks = text.map { Mark(shown: $0) }
  }

  /// Whether a character may begin markup.
  static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "*", "_", "~", "`", "[", "!", "\\": true
    default: false
    }
  }

  /// Finds out what the first character is.
  mutating func outcome() -> Outcome {
    scanAll()
    if let headOutcome { return headOutcome }
    switch text[0] {
    case "`", "\\", "!", "[":
      return isFinal ? .text(count: 1) : undecided
    default:
      return emphasisOutcome()
    }
  }

  /// That it depends on what follows.
  var undecided: Outcome { .undecided(inDestination: isInDestination) }

  private mutating func emphasisOutcome() -> Outcome {
    guard undecidedStart != 0 else { return undecided }
    guard let first = runs.first, first.start == 0, first.canOpen else {
      return .text(count: runLength(at: 0))
    }
    let known = min(undecidedStart ?? text.count, brackets.first?.position ?? text.count)
    pairRuns(from: 0, before: isFinal ? text.count : known)
    // A run that is used up is no longer in the list: what it began is known.
    guard let head = runs.first, head.start == 0, head.freeCount > 0 else {
      return .markup(count: headEnd)
    }
    return isFinal ? .text(count: head.freeCount) : undecided
  }

  // MARK: Going through the text

  private mutating func scanAll() {
    var index = 0
    while index < text.count, undecidedStart == nil, headOutcome == nil {
      switch text[index] {
      case "\\": index = scanEscape(at: index)
      case "`": index = scanCode(at: index)
      case "*", "_", "~": index = scanRun(at: index)
      case "!": index = scanBang(at: index)
      case "[":
        brackets.append(Bracket(position: index, isImage: false, runCount: runs.count))
        index += 1
      case "]": index = scanClosingBracket(at: index)
      default: index += 1
      }
    }
  }

  private mutating func scanEscape(at index: Int) -> Int {
    guard index + 1 < text.count else {
      if !isFinal { undecidedStart = index }
      return index + 1
    }
    let next = text[index + 1]
    guard next == "\n" || next.isASCIIPunctuation else {
      if index == 0 { headOutcome = .text(count: 1) }
      return index + 1
    }
    marks[index].shown = nil
    if index == 0 { headOutcome = .markup(count: 2) }
    return index + 2
  }

  private mutating func scanBang(at index: Int) -> Int {
    guard index + 1 < text.count else {
      if !isFinal { undecidedStart = index }
      return index + 1
    }
    guard text[index + 1] == "[" else {
      if index == 0 { headOutcome = .text(count: 1) }
      return index + 1
    }
    brackets.append(Bracket(position: index + 1, isImage: true, runCount: runs.count))
    return index + 2
  }

  private mutating func scanRun(at index: Int) -> Int {
    let count = runLength(at: index)
    let end = index + count
    guard end < text.count || isFinal else {
      undecidedStart = index
      return end
    }
    let run = DelimiterRun(
      of: text[index],
      at: index,
      count: count,
      before: index == 0 ? previous : text[index - 1],
      after: end < text.count ? text[end] : "\n"
    )
    if index == 0, !run.canOpen { headOutcome = .text(count: count) }
    if run.canOpen || run.canClose { runs.append(run) }
    return end
  }

  private mutating func scanCode(at index: Int) -> Int {
    let count = runLength(at: index)
    let start = index + count
    guard let close = missingCodeRuns.contains(count) ? nil : codeEnd(from: start, count: count)
    else {
      missingCodeRuns.insert(count)
      if !isFinal {
        undecidedStart = index
      } else if index == 0 {
        headOutcome = .text(count: count)
      }
      return start
    }
    markCode(start..<close, delimiterCount: count)
    if index == 0 { headOutcome = .markup(count: close + count) }
    return close + count
  }

  private func codeEnd(from start: Int, count: Int) -> Int? {
    var index = start
    while index < text.count {
      guard text[index] == "`" else {
        index += 1
        continue
      }
      let length = runLength(at: index)
      if length == count, isFinal || index + length < text.count { return index }
      index += length
    }
    return nil
  }

  private mutating func markCode(_ content: Range<Int>, delimiterCount: Int) {
    for index in content { marks[index].look.insert(.code) }
    for offset in 1...delimiterCount {
      marks[content.lowerBound - offset].shown = nil
      marks[content.upperBound - 1 + offset].shown = nil
    }
    let isPadded = content.count > 2 && text[content].first == " " && text[content].last == " "
    if isPadded, text[content].contains(where: { $0 != " " }) {
      marks[content.lowerBound].shown = nil
      marks[content.upperBound - 1].shown = nil
    }
  }

  /// How often the scalar at a place stands there in a row.
  func runLength(at index: Int) -> Int {
    text[index...].prefix { $0 == text[index] }.count
  }
}
