import ParleyDiagnostics

extension Parser {
  /// Reads a new variable.
  ///
  ///     let-statement ::= "let" name "=" right-hand-side
  mutating func parseLetStatement() throws(ParseError) -> Statement {
    let verb = try takeVerb(.other)
    note(.letStatement)
    let name = try parseName("the name of the variable")
    try takeEquals(after: name, of: "let")
    let value = try parseRightHandSide()
    return .letVariable(LetStatement(name: name, value: value, span: span(from: verb.start)))
  }

  /// Takes the `=` after a new name and reports what stands there in other languages.
  mutating func takeEquals(after name: Identifier, of verb: String) throws(ParseError) {
    let next = peek()
    switch next.kind {
    case .assign where spells(next, "="): take()
    case .operator where spells(next, "=="), .foreignOperator where spells(next, ":="):
      report(.equalsExpected(text(of: next), at: span(next)))
      take()
    case .colon where MeasureStatement.Kind(rawValue: verb) != nil:
      report(.equalsExpected(":", at: span(next)))
      take()
    case .colon: throw failure(.typeAnnotation(name.text, at: span(next)))
    case .comma: throw failure(.severalNames(at: span(next)))
    default:
      throw failure(
        unexpectedCharacter(next)
          ?? .missingValue(name.text, verb, at: span(next), spelled: describe(next))
      )
    }
  }

  /// Reads what a variable is set to.
  ///
  ///     right-hand-side ::= request | expression
  mutating func parseRightHandSide() throws(ParseError) -> RightHandSide {
    note(.rightHandSide)
    let next = peek()
    if next.kind == .name, startsRequest(next) { return .conversation(try parseRequest()) }
    return .expression(try parseExpression())
  }

  /// Whether a name is `say`, `send` or `retry`.
  func startsRequest(_ token: Token) -> Bool {
    spells(token, "say") || spells(token, "send") || spells(token, "retry")
  }

  /// Reads a parameter of the script.
  ///
  ///     param-statement ::= "param" name ("=" expression)? text?
  mutating func parseParamStatement() throws(ParseError) -> Statement {
    let verb = try takeVerb(.other)
    note(.paramStatement)
    let name = try parseName("the name of the parameter")
    var value: Expression?
    let next = peek()
    if next.kind == .assign || (next.kind != .newline && next.kind != .end && !opensText(next)) {
      try takeEquals(after: name, of: "param")
      value = try parseExpression()
    }
    let description = opensText(peek()) ? try parseText() : nil
    return .param(
      ParamStatement(
        name: name,
        defaultValue: value,
        description: description,
        span: span(from: verb.start)
      )
    )
  }

  /// Reads the rest of an assignment, whose left side was read as an expression.
  ///
  ///     assignment-statement ::= name ("." name | "[" expression "]")*
  ///         ("=" | "+=" | "-=" | "*=" | "/=" | "//=" | "%=") right-hand-side
  mutating func parseAssignmentStatement(to target: Expression) throws(ParseError) -> Statement {
    note(.assignmentStatement)
    let sign = take()
    guard let (name, path) = steps(of: target) else {
      throw failure(.invalidTarget(at: target.span, operator: text(of: sign)))
    }
    let spelling = text(of: sign)
    let value = try parseRightHandSide()
    return .assignment(
      AssignmentStatement(
        name: name,
        path: path,
        operator: BinaryOperator(rawValue: String(spelling.dropLast())),
        operatorSpan: span(sign),
        value: value,
        span: target.span.union(span(position, position))
      )
    )
  }

  /// The variable and the way into it that an expression names; nil when it cannot be assigned to.
  private func steps(of target: Expression) -> (Identifier, [AssignmentStatement.Step])? {
    var path: [AssignmentStatement.Step] = []
    var rest = target
    while true {
      switch rest {
      case .name(let name): return (name, path.reversed())
      case .member(let node):
        path.append(.member(node.name))
        rest = node.base
      case .index(let node):
        path.append(.index(node.index))
        rest = node.base
      default: return nil
      }
    }
  }
}
