import ParleyDiagnostics

extension Parser {
  /// Reads a computed part of a text, which starts at ``position``.
  ///
  ///     interpolation ::= "{{" expression "}}"
  ///
  /// - Parameters:
  ///   - end: The offset before which it has to close.
  ///   - isMultiline: Whether newlines are blanks in it.
  /// - Returns: The expression; nil, with ``position`` unchanged, when no `}}` closes it.
  mutating func parseInterpolation(to end: Int, isMultiline: Bool) -> Expression? {
    note(.interpolation)
    let open = position
    guard let close = InterpolationEnd.find(in: bytes, from: open + 2, to: end) else {
      report(.unclosedInterpolation(at: span(open, open + 2), isMultiline: isMultiline))
      return nil
    }
    advance(to: open + 2, as: .interpolationStart)
    let expression = parseInterpolated(open: open, close: close, isMultiline: isMultiline)
    advance(to: close, as: .skipped)
    advance(to: close + 2, as: .interpolationEnd)
    return expression
  }

  /// Reads the expression between `{{` and `}}` with the places of both known.
  private mutating func parseInterpolated(open: Int, close: Int, isMultiline: Bool) -> Expression {
    let outer = (limit: limit, brackets: brackets, depth: depth)
    (limit, brackets) = (close, isMultiline ? 1 : 0)
    interpolationDepth += 1
    defer {
      (limit, brackets, depth) = outer
      interpolationDepth -= 1
      lookahead = nil
    }
    do throws(ParseError) {
      try descend(at: open)
      if peek().kind == .end { throw failure(.emptyInterpolation(at: span(open, close + 2))) }
      let expression = try parseExpression()
      let next = peek()
      guard next.kind == .end else { throw failure(unexpectedInInterpolation(next)) }
      interpolatedHeight = max(interpolatedHeight, height)
      recordBlanks(to: close)
      return expression
    } catch {
      return .invalid(span(open, close + 2))
    }
  }

  private mutating func recordBlanks(to close: Int) {
    if recordsTokens { recordTrivia(from: position, to: close) }
    move(to: close)
  }

  /// The report of what follows a complete expression in `{{ }}`.
  private func unexpectedInInterpolation(_ token: Token) -> Diagnostic {
    if token.kind == .hash { return .commentInInterpolation(at: span(token)) }
    return unexpectedAfterExpression(token, wanted: "`}}`")
  }
}

/// The search for the `}}` that closes a `{{`, past nested quotes and brackets.
package struct InterpolationEnd {
  /// What is open at a place.
  private enum Level {
    /// An expression with a number of open brackets.
    case expression(brackets: Int)
    /// A text in `"…"`.
    case text
  }

  /// The offset of the `}}` that closes a `{{`.
  ///
  /// `start` is the offset after the `{{`.
  /// `end` is the offset before which it has to close.
  /// - Complexity: O(bytes) without recursion.
  package static func find(in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
    var levels: [Level] = [.expression(brackets: 0)]
    var offset = start
    while offset < end {
      let isPair = offset + 1 < end && bytes[offset + 1] == bytes[offset]
      switch (levels[levels.count - 1], bytes[offset]) {
      case (.text, UInt8(ascii: "\\")): offset += 1
      case (.text, UInt8(ascii: "\"")), (.text, UInt8(ascii: "\n")): levels.removeLast()
      case (.text, UInt8(ascii: "{")) where isPair:
        levels.append(.expression(brackets: 0))
        offset += 1
      case (.text, _): break
      case (.expression, UInt8(ascii: "\"")): levels.append(.text)
      case (.expression, UInt8(ascii: "'")):
        offset = endOfRawText(in: bytes, from: offset + 1, to: end) ?? offset
      case (.expression(let brackets), UInt8(ascii: "(")),
        (.expression(let brackets), UInt8(ascii: "[")),
        (.expression(let brackets), UInt8(ascii: "{")):
        levels[levels.count - 1] = .expression(brackets: brackets + 1)
      case (.expression(let brackets), UInt8(ascii: "}")) where brackets == 0 && isPair:
        levels.removeLast()
        if levels.isEmpty { return offset }
        offset += 1
      case (.expression(let brackets), UInt8(ascii: ")")),
        (.expression(let brackets), UInt8(ascii: "]")),
        (.expression(let brackets), UInt8(ascii: "}")):
        levels[levels.count - 1] = .expression(brackets: max(0, brackets - 1))
      case (.expression, _): break
      }
      offset += 1
    }
    return nil
  }

  private static func endOfRawText(in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
    var offset = start
    while offset < end, !bytes[offset].isNewline {
      if bytes[offset] == UInt8(ascii: "'") { return offset }
      offset += 1
    }
    return nil
  }
}
