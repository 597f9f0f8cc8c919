import ParleyDiagnostics

extension Parser {
  /// Reads what is printed.
  ///
  ///     print-statement ::= "print" (expression ("," expression)*)?
  mutating func parsePrintStatement() throws(ParseError) -> Statement {
    let verb = try takeVerb(.values)
    note(.printStatement)
    var values: [Expression] = []
    let next = peek()
    let isEmpty =
      next.kind == .newline || next.kind == .end || next.kind == .semicolon
      || (next.kind == .rightBrace && blockDepth > 0)
    if !isEmpty {
      values.append(try parseExpression())
      while takeComma() { values.append(try parseExpression()) }
    }
    return .print(PrintStatement(values: values, span: span(from: verb.start)))
  }

  /// Takes a comma with the newlines after it, if one comes next.
  private mutating func takeComma() -> Bool {
    guard take(if: .comma) != nil else { return false }
    skipNewlinesExpectingMore()
    return true
  }

  /// Reads what is written to a file.
  ///
  ///     write-statement ::= ("write" | "append") expression "," expression
  mutating func parseWriteStatement(_ mode: WriteStatement.Mode) throws(ParseError) -> Statement {
    let verb = try takeVerb(.values)
    note(.writeStatement)
    let path = try parseExpression()
    guard takeComma() else {
      let next = peek()
      throw failure(
        .expectedToken("a `,` before what is written", at: span(next), spelled: describe(next))
      )
    }
    let value = try parseExpression()
    return .write(
      WriteStatement(mode: mode, path: path, value: value, span: span(from: verb.start))
    )
  }

  /// Reads a raised error.
  ///
  ///     fail-statement ::= "fail" expression
  mutating func parseFailStatement() throws(ParseError) -> Statement {
    let verb = try takeVerb(.values)
    note(.failStatement)
    let message = try parseExpression()
    return .fail(FailStatement(message: message, span: span(from: verb.start)))
  }

  /// Reads a check.
  ///
  ///     expect-statement ::= "expect" expression ("," expression)?
  mutating func parseExpectStatement() throws(ParseError) -> Statement {
    let verb = try takeVerb(.other)
    note(.expectStatement)
    let condition = try parseCondition()
    let message = takeComma() ? try parseExpression() : nil
    return .expect(
      ExpectStatement(condition: condition, message: message, span: span(from: verb.start))
    )
  }
}
