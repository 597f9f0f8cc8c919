import ParleyDiagnostics

extension Parser {
  /// Reads an expression.
  ///
  ///     expression ::= lambda | conditional
  mutating func parseExpression() throws(ParseError) -> Expression {
    note(.expression)
    let next = peek()
    if next.kind == .name, isArrow(after: next.end) { return try parseLambda() }
    if next.kind == .leftParenthesis, startsParameters(next) { return try parseLambda() }
    return try parseConditional()
  }

  /// Whether `->`, or `=>` of other languages, stands at or after an offset on its line.
  func isArrow(after offset: Int) -> Bool {
    let start = lexer.skippingBlanks(from: offset, limit: limit)
    let first = lexer.byte(start, limit: limit)
    return (first == UInt8(ascii: "-") || first == UInt8(ascii: "="))
      && lexer.byte(start + 1, limit: limit) == UInt8(ascii: ">")
  }

  /// Whether a parenthesis opens the parameters of a function value: names with commas, `)` and `->`.
  private func startsParameters(_ open: Token) -> Bool {
    var offset = open.end
    while true {
      while offset < limit, bytes[offset].isBlank || bytes[offset].isNewline { offset += 1 }
      let token = lexer.token(at: offset, limit: limit)
      switch token.kind {
      case .name, .comma: offset = token.end
      case .rightParenthesis: return isArrow(after: token.end)
      default: return false
      }
    }
  }

  /// Reads a function value.
  ///
  ///     lambda ::= (name | "(" (name ("," name)* ","?)? ")") "->" expression
  private mutating func parseLambda() throws(ParseError) -> Expression {
    note(.lambda)
    let first = peek()
    let parameters: [Identifier]
    if first.kind == .leftParenthesis {
      parameters = try parseList(closing: .rightParenthesis) {
        (parser: inout Parser) throws(ParseError) in
        try parser.parseName("the name of a parameter")
      }
    } else {
      parameters = [try parseName("the name of a parameter")]
    }
    let arrow = take()
    if arrow.kind == .foreignOperator {
      report(.foreignOperator(text(of: arrow), "->", at: span(arrow)))
    }
    try descend(at: arrow.start)
    defer { depth -= 1 }
    let body = try parseExpression()
    try join(height, at: span(arrow))
    return .lambda(
      LambdaExpression(parameters: parameters, body: body, span: span(from: first.start))
    )
  }

  /// Reads a choice between two values.
  ///
  ///     conditional ::= disjunction ("if" disjunction "else" conditional)?
  private mutating func parseConditional() throws(ParseError) -> Expression {
    note(.conditional)
    let value = try parseDisjunction()
    let valueHeight = height
    guard let keyword = take(word: "if") else { return value }
    try descend(at: keyword.start)
    defer { depth -= 1 }
    let condition = try parseDisjunction()
    let conditionHeight = height
    guard take(word: "else") != nil else {
      let next = peek()
      throw failure(.conditionalWithoutElse(at: span(keyword), next: describe(next)))
    }
    let otherwise = try parseConditional()
    try join(valueHeight, conditionHeight, height, at: span(keyword))
    return .conditional(
      ConditionalExpression(whenTrue: value, condition: condition, whenFalse: otherwise)
    )
  }

  /// Reads operands with `or` between them.
  ///
  ///     disjunction ::= conjunction ("or" conjunction)*
  private mutating func parseDisjunction() throws(ParseError) -> Expression {
    note(.disjunction)
    var left = try parseConjunction()
    var leftHeight = height
    while let (name, sign) = takeOperator(precedence: 1) {
      let right = try parseConjunction()
      (left, leftHeight) = try combine(left, leftHeight, name, sign, right)
    }
    height = leftHeight
    return left
  }

  /// Reads operands with `and` between them.
  ///
  ///     conjunction ::= negation ("and" negation)*
  private mutating func parseConjunction() throws(ParseError) -> Expression {
    note(.conjunction)
    var left = try parseNegation()
    var leftHeight = height
    while let (name, sign) = takeOperator(precedence: 2) {
      let right = try parseNegation()
      (left, leftHeight) = try combine(left, leftHeight, name, sign, right)
    }
    height = leftHeight
    return left
  }

  /// Reads an operand that may be turned round.
  ///
  ///     negation ::= "not" negation | comparison
  private mutating func parseNegation() throws(ParseError) -> Expression {
    note(.negation)
    guard let keyword = take(word: "not") else { return try parseComparison() }
    try descend(at: keyword.start)
    defer { depth -= 1 }
    let operand = try parseNegation()
    try join(height, at: span(keyword))
    return .unary(
      UnaryExpression(
        operator: .not,
        operand: operand,
        span: span(keyword).union(operand.span)
      )
    )
  }

  /// Reads two operands that are compared, or one.
  ///
  ///     comparison ::= sum (("==" | "!=" | "<" | "<=" | ">" | ">=" | "contains" | "matches" | "in") sum)?
  private mutating func parseComparison() throws(ParseError) -> Expression {
    note(.comparison)
    var left = try parseSum()
    var leftHeight = height
    var middle: Expression?
    if let negated = try parseNotIn(left, leftHeight) { return negated }
    while let (name, sign) = takeOperator(precedence: 3) {
      if let middle {
        report(
          .chainedComparison(
            at: span(sign),
            middle: middle.span,
            text: source(Int(middle.span.start - file.base), Int(middle.span.end - file.base))
          )
        )
      }
      let right = try parseSum()
      middle = right
      (left, leftHeight) = try combine(left, leftHeight, name, sign, right)
    }
    height = leftHeight
    return left
  }

  /// Reports `a not in b` and reads it as `not a in b`; nil when it does not stand there.
  private mutating func parseNotIn(
    _ left: Expression,
    _ leftHeight: Int
  ) throws(ParseError) -> Expression? {
    let negation = peek()
    guard negation.kind == .name, spells(negation, "not") else { return nil }
    let word = lexer.token(at: lexer.skippingBlanks(from: negation.end, limit: limit), limit: limit)
    guard word.kind == .name, ["in", "contains", "matches"].contains(text(of: word)) else {
      return nil
    }
    report(
      .notInside(
        text(of: word),
        at: span(negation.start, word.end),
        left: left.span,
        removed: span(negation.start, word.start)
      )
    )
    take()
    take()
    let right = try parseSum()
    try join(leftHeight, height, at: span(word))
    return .invalid(left.span.union(right.span))
  }

  /// Reads operands with `+` and `-` between them.
  ///
  ///     sum ::= product (("+" | "-") product)*
  private mutating func parseSum() throws(ParseError) -> Expression {
    note(.sum)
    var left = try parseProduct()
    var leftHeight = height
    while let (name, sign) = takeOperator(precedence: 4) {
      let right = try parseProduct()
      (left, leftHeight) = try combine(left, leftHeight, name, sign, right)
    }
    height = leftHeight
    return left
  }

  /// Reads operands with `*` and the divisions between them.
  ///
  ///     product ::= sign (("*" | "/" | "//" | "%") sign)*
  private mutating func parseProduct() throws(ParseError) -> Expression {
    note(.product)
    var left = try parseSign()
    var leftHeight = height
    while let (name, sign) = takeOperator(precedence: 5) {
      if name == .floorDivide { lastFloorDivision = sign }
      let right = try parseSign()
      (left, leftHeight) = try combine(left, leftHeight, name, sign, right)
    }
    height = leftHeight
    return left
  }

  /// Reads an operand that may have a sign.
  ///
  ///     sign ::= "-" sign | postfix
  private mutating func parseSign() throws(ParseError) -> Expression {
    note(.sign)
    let next = peek()
    if next.kind == .foreignOperator, spells(next, "!") { return try parseForeignNot() }
    guard next.kind == .operator, spells(next, "-") else { return try parsePostfix() }
    let minus = take()
    let number = peek()
    if number.kind == .number { return try parsePostfix(minus: minus) }
    try descend(at: minus.start)
    defer { depth -= 1 }
    let operand = try parseSign()
    try join(height, at: span(minus))
    return .unary(
      UnaryExpression(
        operator: .negate,
        operand: operand,
        span: span(minus).union(operand.span)
      )
    )
  }

  private mutating func parseForeignNot() throws(ParseError) -> Expression {
    let sign = take()
    report(.foreignOperator("!", "not ", at: span(sign)))
    try descend(at: sign.start)
    defer { depth -= 1 }
    let operand = try parseSign()
    try join(height, at: span(sign))
    return .unary(
      UnaryExpression(operator: .not, operand: operand, span: span(sign).union(operand.span))
    )
  }

  /// Makes the node over two operands; the height of the right one is ``height``.
  private mutating func combine(
    _ left: Expression,
    _ leftHeight: Int,
    _ name: BinaryOperator,
    _ sign: Token,
    _ right: Expression
  ) throws(ParseError) -> (Expression, Int) {
    try join(leftHeight, height, at: span(sign))
    let node = BinaryExpression(left: left, operator: name, operatorSpan: span(sign), right: right)
    return (.binary(node), height)
  }
}
