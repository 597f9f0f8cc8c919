import LineEditing
import ParleySyntax

/// What is known while code is read: what it belongs to, and what stands before a place in it.
struct CodeScan {
  /// What is due next.
  enum Operand {
    /// A value.
    case due
    /// An operator or the end.
    case complete
    /// Nothing that could be offered.
    case notOffered
  }

  /// Which names in it are new ones.
  enum Declaration {
    /// None.
    case nothing
    /// Those before `in`.
    case beforeIn
    /// Those after `(` and `,` in parentheses.
    case inParentheses
  }

  /// What was read last.
  enum Previous: Equatable {
    /// Nothing yet.
    case start
    /// A name.
    case name(Range<Int>)
    /// Another value, or its end.
    case value
    /// `)`, with where its `(` stands.
    case parenthesis(opened: Int)
    /// `(`, `[`, `{`.
    case opening
    /// `,`.
    case comma
    /// `=`.
    case assign
    /// Any other operator, `:` included.
    case `operator`
  }

  /// An open bracket.
  struct Bracket {
    /// The bracket.
    let byte: UInt8
    /// Where it stands.
    let offset: Int
    /// The built-in whose first argument is a path; nil for any other bracket.
    let pathOwner: String?
  }

  /// What the block belongs to that a `{` opens; nil where `{` opens a map.
  var block: BlockOwner?
  /// What is due next.
  var operand = Operand.due
  /// Whether `say`, `send` and `retry` may come next.
  var allowsRequest = false
  /// Whether `say`, `send` and `retry` come after no `=` either.
  var refusesRequests = false
  /// The verb whose first value is a path; nil for any other.
  var pathOwner: String?
  /// Which names are new ones.
  var declares = Declaration.nothing
  /// Whether a comma outside brackets ends it.
  var stopsAtComma = false
  /// Whether nothing is offered before anything has been typed.
  var isQuietAtStart = false
  /// Whether it stands in `{{ }}`.
  var isInterpolation = false
  /// The brackets that are open.
  var brackets: [Bracket] = []
  /// What was read last.
  var previous = Previous.start
}

extension EntryScanner {
  /// The operators that are words, after which a value is due.
  static let operatorWords: Set<String> = ["and", "or", "in", "contains", "matches"]

  /// Takes code up to the end of its statement, the block that it opens, or the end.
  mutating func takeCode(_ code: inout CodeScan) {
    while place == nil {
      skipBlanks()
      guard offset < end else { return finish(placeAtEnd(of: code)) }
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\n"):
        guard goesOn(code) else { return }
        takeNewline()
      case UInt8(ascii: "#"):
        if code.isInterpolation { return finish(.nothing) }
        takeComment()
      case UInt8(ascii: ";") where code.brackets.isEmpty: return
      case UInt8(ascii: ",") where code.brackets.isEmpty && code.stopsAtComma: return
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        if takeOpening(byte, &code) { return }
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if takeClosing(byte, &code) { return }
      case UInt8(ascii: "."): takeDot(&code)
      case _ where opensText(offset): takeText(of: &code)
      case _ where Self.isDigit(byte): takeNumberToken(&code)
      case _ where Self.isLetter(byte) || byte >= 0x80:
        if takeWord(in: &code) { return }
      default: takeOperator(byte, &code)
      }
    }
  }

  /// Whether a newline is a blank here: in brackets, after a comma or a binary operator.
  private func goesOn(_ code: CodeScan) -> Bool {
    if code.isInterpolation || !code.brackets.isEmpty { return true }
    return code.previous == .comma || code.previous == .operator
  }

  /// What stands at the cursor when no word has been begun.
  private func placeAtEnd(of code: CodeScan) -> CursorPlace {
    if code.isQuietAtStart, code.previous == .start { return .nothing }
    switch code.operand {
    case .notOffered: return .nothing
    case .complete:
      let isApart =
        end > 0 && (Self.isBlank(bytes[end - 1]) || bytes[end - 1] == UInt8(ascii: "\n"))
      return isApart ? .operatorWord(word: end) : .nothing
    case .due:
      if isNewName(code) || isMapKey(code) { return .nothing }
      return .expression(word: end, allowsRequest: code.allowsRequest)
    }
  }

  private func isMapKey(_ code: CodeScan) -> Bool {
    code.brackets.last?.byte == UInt8(ascii: "{")
      && (code.previous == .opening || code.previous == .comma)
  }

  private func isNewName(_ code: CodeScan) -> Bool {
    switch code.declares {
    case .nothing: false
    case .beforeIn: code.previous == .start || code.previous == .comma
    case .inParentheses:
      code.brackets.count == 1 && (code.previous == .opening || code.previous == .comma)
    }
  }

  /// Takes `(`, `[` or `{`; true when it opens the block.
  private mutating func takeOpening(_ byte: UInt8, _ code: inout CodeScan) -> Bool {
    if byte == UInt8(ascii: "{"), code.brackets.isEmpty, let owner = code.block,
      code.operand != .due
    {
      blocks.append(owner)
      offset += 1
      return true
    }
    var pathOwner: String?
    if byte == UInt8(ascii: "("), case .name(let name) = code.previous, name.upperBound == offset {
      let callee = text(name)
      pathOwner = Self.fileFunctions.contains(callee) ? callee : nil
    }
    code.brackets.append(CodeScan.Bracket(byte: byte, offset: offset, pathOwner: pathOwner))
    code.previous = .opening
    code.operand = .due
    code.allowsRequest = false
    offset += 1
    return false
  }

  /// The built-ins whose first argument is a path.
  private static let fileFunctions: Set<String> = ["read", "read_json", "read_csv", "glob"]

  /// Takes `)`, `]` or `}`; true when it closes the block around the statement.
  private mutating func takeClosing(_ byte: UInt8, _ code: inout CodeScan) -> Bool {
    if byte == UInt8(ascii: "}"), code.brackets.isEmpty, !blocks.isEmpty, !code.isInterpolation {
      return true
    }
    let opening: UInt8 =
      switch byte {
      case UInt8(ascii: ")"): UInt8(ascii: "(")
      case UInt8(ascii: "]"): UInt8(ascii: "[")
      default: UInt8(ascii: "{")
      }
    code.previous = .value
    if code.brackets.last?.byte == opening, let open = code.brackets.popLast(),
      byte == UInt8(ascii: ")")
    {
      code.previous = .parenthesis(opened: open.offset)
    }
    code.operand = .complete
    offset += 1
    return false
  }

  private mutating func takeDot(_ code: inout CodeScan) {
    let nameEnd = endOfName(at: offset + 1)
    if nameEnd == end, code.operand == .complete {
      return finish(.field(dot: offset, word: offset + 1))
    }
    code.previous = .value
    if code.operand == .due { code.operand = .complete }
    offset = max(nameEnd, offset + 1)
  }

  private mutating func takeText(of code: inout CodeScan) {
    var owner = code.brackets.isEmpty ? code.pathOwner : code.brackets.last?.pathOwner
    let isFirst = code.previous == .start || code.previous == .opening
    if !isFirst { owner = nil }
    takeText(owner.map { .path($0) } ?? .plain)
    code.previous = .value
    if code.operand == .due { code.operand = .complete }
  }

  private mutating func takeNumberToken(_ code: inout CodeScan) {
    let start = offset
    while offset < end {
      let byte = bytes[offset]
      let isFraction = byte == UInt8(ascii: ".") && Self.isDigit(self.byte(offset + 1))
      let isSign =
        (byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"))
        && bytes[offset - 1] | 0x20 == UInt8(ascii: "e") && Self.isDigit(self.byte(offset + 1))
      guard Self.isLetter(byte) || Self.isDigit(byte) || isFraction || isSign else { break }
      offset += 1
    }
    if !code.isInterpolation { mark(.number, start, offset) }
    code.previous = .value
    code.operand = .complete
    if offset == end { finish(.nothing) }
  }

  private mutating func takeOperator(_ byte: UInt8, _ code: inout CodeScan) {
    let start = offset
    offset += 1
    if byte == UInt8(ascii: ",") {
      code.previous = .comma
    } else if byte == UInt8(ascii: "="), self.byte(offset) != UInt8(ascii: "="),
      start == 0 || !"=<>!".utf8.contains(bytes[start - 1])
    {
      code.previous = .assign
    } else {
      if byte == UInt8(ascii: "-"), self.byte(offset) == UInt8(ascii: ">") {
        declareParameters(before: code.previous, upTo: start)
      }
      code.previous = .operator
    }
    if code.operand != .notOffered || code.previous == .assign { code.operand = .due }
    code.allowsRequest =
      code.previous == .assign && code.brackets.isEmpty && !code.isInterpolation
      && !code.refusesRequests
  }

  /// Remembers the parameters of `x -> …` and `(x, y) -> …`.
  private mutating func declareParameters(before previous: CodeScan.Previous, upTo arrow: Int) {
    switch previous {
    case .name(let name): declare(name, .variable)
    case .parenthesis(let opened):
      var start = opened
      while start < arrow {
        let nameEnd = endOfName(at: start)
        if nameEnd > start { declare(start..<min(nameEnd, arrow), .variable) }
        start = max(nameEnd, start + 1)
      }
    default: break
    }
  }

  /// Takes a word; true when what follows is no code any more.
  private mutating func takeWord(in code: inout CodeScan) -> Bool {
    let start = offset
    let wordEnd = endOfName(at: start)
    guard wordEnd > start else {
      offset = min(end, start + scalar(at: start).length)
      return false
    }
    if wordEnd == end, isCut {
      finish(placeOfWord(at: start, code))
      return true
    }
    let word = text(start..<wordEnd)
    offset = wordEnd
    if code.allowsRequest, ["say", "send", "retry"].contains(word) {
      mark(.keyword, start, wordEnd)
      if word == "say" { takeTextArgument(mayHaveSchema: true) } else { takeRest() }
      return true
    }
    code.allowsRequest = false
    switch word {
    case _ where isNewName(code):
      declare(start..<wordEnd, .variable)
      code.previous = .name(start..<wordEnd)
      code.operand = .complete
    case "and", "or", "not", "in", "if", "else", "contains", "matches":
      if word == "in", code.declares == .beforeIn { code.declares = .nothing }
      markCode(.keyword, start, wordEnd, code)
      code.previous = .operator
      code.operand = .due
    case "true", "false", "null":
      markCode(.number, start, wordEnd, code)
      code.previous = .value
      code.operand = .complete
    case "as":
      markCode(.keyword, start, wordEnd, code)
      code.previous = .value
      code.operand = .notOffered
    default:
      code.previous = .name(start..<wordEnd)
      if code.operand == .due { code.operand = .complete }
    }
    return false
  }

  private func placeOfWord(at start: Int, _ code: CodeScan) -> CursorPlace {
    switch code.operand {
    case .notOffered: .nothing
    case .complete: .operatorWord(word: start)
    case .due:
      isNewName(code) || isMapKey(code)
        ? .nothing : .expression(word: start, allowsRequest: code.allowsRequest)
    }
  }

  /// Gives a stretch its looks, unless it stands in `{{ }}`, which has its own.
  private mutating func markCode(
    _ kind: Highlight.Kind,
    _ start: Int,
    _ end: Int,
    _ code: CodeScan
  ) {
    if !code.isInterpolation { mark(kind, start, end) }
  }
}
