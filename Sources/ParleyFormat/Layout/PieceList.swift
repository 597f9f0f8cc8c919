import ParleyDiagnostics
import ParleySyntax

/// What stands between two gaps of a layout: a token, a whole text or a comment.
struct Piece {
  /// What it is.
  enum Kind: Hashable {
    /// A token that is no blank, newline, comment or part of a text.
    case token(Token.Kind)
    /// A text, by its place among ``LayoutMarks/texts``; of `<<END` the opening alone.
    case text(Int)
    /// A comment.
    case comment
  }

  /// What it is.
  let kind: Kind
  /// The offset of its first byte.
  let start: Int
  /// The offset after its last byte.
  let end: Int
  /// The number of line ends between it and the piece before it.
  var newlines: Int

  /// Whether it is a comment.
  var isComment: Bool { kind == .comment }
  /// Whether it is a comma.
  var isComma: Bool { kind == .token(.comma) }
  /// Whether it is a colon.
  var isColon: Bool { kind == .token(.colon) }
  /// Whether it is a dot.
  var isDot: Bool { kind == .token(.dot) }

  /// Whether it is one of `( [ {`, those of blocks included.
  var opens: Bool {
    kind == .token(.leftParenthesis) || kind == .token(.leftBracket) || kind == .token(.leftBrace)
  }

  /// Whether it is one of `) ] }`, those of blocks included.
  var closes: Bool {
    kind == .token(.rightParenthesis) || kind == .token(.rightBracket)
      || kind == .token(.rightBrace)
  }
}

/// The pieces of a source in the order in which they are laid out.
struct PieceList {
  /// The pieces.
  private(set) var pieces: [Piece] = []
  /// For each piece whether it opens a bracket whose elements stand on lines of their own.
  private(set) var isBroken: [Bool] = []
  /// For each piece the last one before it that is no comment; -1 for none.
  private(set) var previousCode: [Int] = []
  /// For each piece the first one after it that is no comment; the number of pieces for none.
  private(set) var nextCode: [Int] = []

  /// A stretch of source whose tokens are one piece, or none.
  private struct Stretch {
    let start: Int
    let end: Int
    /// The text that it is; nil for the lines of `<<END`, which go with the opening.
    let text: Int?
  }

  /// Collects the pieces of a source.
  init(_ tokens: [Token], _ marks: LayoutMarks) {
    collect(tokens, Self.stretches(marks.texts))
    moveCommasBeforeComments()
    findCode()
    findBrokenBrackets(marks)
  }

  private static func stretches(_ texts: [TextTemplate]) -> [Stretch] {
    var stretches: [Stretch] = []
    for (index, text) in texts.enumerated() {
      stretches.append(Stretch(start: Int(text.span.start), end: Int(text.span.end), text: index))
      if let body = text.bodySpan {
        // With the newline before it, which ends the line of the opening.
        stretches.append(Stretch(start: Int(body.start) - 1, end: Int(body.end), text: nil))
      }
    }
    return stretches.sorted { $0.start < $1.start }
  }

  private mutating func collect(_ tokens: [Token], _ stretches: [Stretch]) {
    var rest = stretches[...]
    var passed = 0
    var newlines = 0
    func add(_ kind: Piece.Kind, _ start: Int, _ end: Int, to pieces: inout [Piece]) {
      pieces.append(Piece(kind: kind, start: start, end: end, newlines: newlines))
      newlines = 0
    }
    for token in tokens where token.start >= passed {
      if let stretch = rest.first, token.start >= stretch.start {
        rest.removeFirst()
        passed = stretch.end
        if let text = stretch.text { add(.text(text), stretch.start, stretch.end, to: &pieces) }
        continue
      }
      switch token.kind {
      case .blank: break
      case .newline: newlines += 1
      case .comment: add(.comment, token.start, token.end, to: &pieces)
      default: add(.token(token.kind), token.start, token.end, to: &pieces)
      }
    }
  }

  /// Puts a comma that follows comments before them, behind what it separates.
  private mutating func moveCommasBeforeComments() {
    for index in pieces.indices where pieces[index].isComma {
      var target = index
      while target > 0, pieces[target - 1].isComment { target -= 1 }
      guard target < index else { continue }
      var comma = pieces[index]
      comma.newlines = 0
      // Only what lies between moves, so that the whole stays linear.
      for place in stride(from: index, to: target, by: -1) { pieces[place] = pieces[place - 1] }
      pieces[target] = comma
      if index + 1 < pieces.count {
        pieces[index + 1].newlines = max(1, pieces[index + 1].newlines)
      }
    }
  }

  /// Finds the neighbours of pieces that are no comments, all at once: a script may be one long run of comments.
  private mutating func findCode() {
    var last = -1
    for (index, piece) in pieces.enumerated() {
      previousCode.append(last)
      if !piece.isComment { last = index }
    }
    var next = pieces.count
    nextCode = Array(repeating: next, count: pieces.count)
    for index in pieces.indices.reversed() {
      nextCode[index] = next
      if !pieces[index].isComment { next = index }
    }
  }

  /// Finds the brackets with elements between which, or at whose ends, a line ends.
  private mutating func findBrokenBrackets(_ marks: LayoutMarks) {
    isBroken = Array(repeating: false, count: pieces.count)
    var open: [Int] = []
    var last: Int?
    var breaks = false
    for (index, piece) in pieces.enumerated() {
      breaks = breaks || piece.newlines > 0
      if piece.isComment { continue }
      if breaks, let top = open.last, let last {
        let isBetween = last == top || pieces[last].isComma || piece.isComma || piece.closes
        if isBetween { isBroken[top] = true }
      }
      if piece.opens, !marks.blockOpenings.contains(piece.start) {
        open.append(index)
      } else if piece.closes, !marks.blockClosings.contains(piece.start) {
        // `[` and `]` with nothing between them stay together.
        if let top = open.popLast(), top == index - 1 { isBroken[top] = false }
      }
      last = index
      breaks = false
    }
  }
}
