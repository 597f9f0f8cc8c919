import ParleyDiagnostics

extension Parser {
  /// Takes the operator of a precedence that comes next, with newlines after it; operators of other languages are reported and read as
  /// what they stand for.
  mutating func takeOperator(precedence: Int) -> (BinaryOperator, Token)? {
    let next = peek()
    guard let name = binaryOperator(next), name.precedence == precedence else { return nil }
    take()
    var last = next
    if next.kind == .foreignOperator {
      report(.foreignOperator(text(of: next), name.rawValue, at: span(next)))
    } else if spells(next, "is") {
      last = take(word: "not") ?? next
      let spelling = last == next ? "is" : "is not"
      report(.foreignOperator(spelling, last == next ? "==" : "!=", at: span(next.start, last.end)))
    }
    skipNewlinesExpectingMore()
    return (name, Token(.operator, next.start, last.end))
  }

  /// Takes newlines after an operator or a comma; a source that ends there lacks something.
  mutating func skipNewlinesExpectingMore() {
    skipNewlines()
    if peek().kind == .end, interpolationDepth == 0 { needMore(from: position) }
  }

  /// The operator that a token stands for; nil when it is none.
  private func binaryOperator(_ token: Token) -> BinaryOperator? {
    switch token.kind {
    case .operator: symbolOperator(token)
    case .name: wordOperator(token)
    case .foreignOperator:
      switch text(of: token) {
      case "&&": .and
      case "||": .or
      case "===": .equal
      case "!==", "<>": .notEqual
      default: nil
      }
    default: nil
    }
  }

  private func symbolOperator(_ token: Token) -> BinaryOperator? {
    let isDouble = token.end - token.start == 2
    return switch bytes[token.start] {
    case UInt8(ascii: "+"): .add
    case UInt8(ascii: "-"): .subtract
    case UInt8(ascii: "*"): .multiply
    case UInt8(ascii: "/"): isDouble ? .floorDivide : .divide
    case UInt8(ascii: "%"): .remainder
    case UInt8(ascii: "<"): isDouble ? .lessOrEqual : .less
    case UInt8(ascii: ">"): isDouble ? .greaterOrEqual : .greater
    case UInt8(ascii: "="): .equal
    case UInt8(ascii: "!"): .notEqual
    default: nil
    }
  }

  private func wordOperator(_ token: Token) -> BinaryOperator? {
    switch (bytes[token.start], token.end - token.start) {
    case (UInt8(ascii: "o"), 2): spells(token, "or") ? .or : nil
    case (UInt8(ascii: "a"), 3): spells(token, "and") ? .and : nil
    case (UInt8(ascii: "i"), 2): spells(token, "in") ? .isIn : spells(token, "is") ? .equal : nil
    case (UInt8(ascii: "c"), 8): spells(token, "contains") ? .contains : nil
    case (UInt8(ascii: "m"), 7): spells(token, "matches") ? .matches : nil
    default: nil
    }
  }
}
