import ParleyDiagnostics

extension Parser {
  /// What a verb is followed by.
  enum VerbArgument {
    /// Text to the end of the line.
    case text
    /// A setting's argument.
    case setting
    /// An expression or a list of them; parentheses around it are a call of other languages.
    case values
    /// An expression that may stand in parentheses, a name, a block or nothing.
    case other
  }

  /// Takes a verb, which comes next, and requires that a blank, a literal or the end of the line follows it.
  ///
  /// What people write there in other languages (`say: hi`, `model = haiku`, `print(x)`) is reported and, where it is clear what is
  /// meant, passed.
  mutating func takeVerb(_ argument: VerbArgument) throws(ParseError) -> Token {
    let verb = take()
    let next = lexer.byte(verb.end, limit: limit)
    switch next {
    case 0, UInt8(ascii: "\n"), UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"),
      UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "}"), UInt8(ascii: ";"):
      break
    case UInt8(ascii: "<") where opensHeredoc(verb.end): break
    case UInt8(ascii: "{") where argument == .other: break
    case UInt8(ascii: ":"):
      let after = lexer.byte(verb.end + 1, limit: limit)
      report(
        .verbColon(text(of: verb), colon: span(verb.end, verb.end + 1), needsBlank: !after.isBlank)
      )
      advance(to: verb.end + 1, as: .skipped)
    case UInt8(ascii: "("): try passParenthesis(after: verb, argument)
    case UInt8(ascii: "="): break
    case _ where ",.)]?!".utf8.contains(next):
      throw failure(.verbSpacing(text(of: verb), at: span(verb.end, verb.end), isMended: false))
    default:
      report(.verbSpacing(text(of: verb), at: span(verb.end, verb.end)))
    }
    try passEquals(after: verb, argument)
    return verb
  }

  /// Reports `print(` and the like.
  private mutating func passParenthesis(
    after verb: Token,
    _ argument: VerbArgument
  ) throws(ParseError) {
    let open = verb.end
    let end = endOfTrimmedLine(from: open)
    let isWhole = closingParenthesis(of: open, before: end) == end - 1
    let mended = argument == .other || !isWhole ? nil : source(open + 1, end - 1)
    report(
      .verbParenthesis(
        text(of: verb),
        at: span(open, open + 1),
        whole: span(open, end),
        mended: mended,
        takesBlock: argument == .other
      )
    )
    if argument != .other { throw ParseError() }
  }

  /// The offset of the parenthesis that closes another one on its line, texts passed over roughly.
  func closingParenthesis(of open: Int, before end: Int) -> Int? {
    var depth = 0
    var offset = open
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return offset }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let rest = bytes[(offset + 1)..<end]
        offset = rest.firstIndex(of: bytes[offset]) ?? offset
      default: break
      }
      offset += 1
    }
    return nil
  }

  /// Reports `=` between a verb and its argument.
  private mutating func passEquals(after verb: Token, _ argument: VerbArgument) throws(ParseError) {
    let start = lexer.skippingBlanks(from: position, limit: limit)
    let next = lexer.token(at: start, limit: limit)
    guard next.kind == .assign else { return }
    let after = lexer.byte(next.end, limit: limit)
    let isSpaced = after == 0 || after.isBlank || after.isNewline
    switch argument {
    case .setting where next.end - next.start > 1 && isSpaced:
      throw failure(.verbAssigned(text(of: verb), at: span(verb), operator: text(of: next)))
    case .text, .setting:
      // A bare text may start with `=`; the argument of no other setting does.
      guard next.end - next.start == 1, isSpaced || start == verb.end || argument == .setting
      else { return }
      let value = lexer.skippingBlanks(from: next.end, limit: limit)
      report(
        .settingEquals(
          text(of: verb),
          at: span(next),
          replaced: span(verb.end, value),
          line: rest(from: value)
        )
      )
      advance(to: next.end, as: .skipped)
    case .values, .other:
      throw failure(.verbAssigned(text(of: verb), at: span(verb), operator: text(of: next)))
    }
  }

  /// The source from an offset to the end of its line, blanks and comment off; for messages.
  private func rest(from offset: Int) -> String {
    let end = endOfTrimmedLine(from: offset)
    return end - offset <= 40 ? source(min(offset, end), end) : "…"
  }
}
