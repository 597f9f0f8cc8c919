import ParleySyntax

extension Expression {
  /// Whether the expression or a part of it could not be read.
  var isInvalid: Bool { contains { if case .invalid = $0 { true } else { false } } }

  /// Whether the expression or a part of it calls something.
  var containsCall: Bool { contains { if case .call = $0 { true } else { false } } }

  /// Whether the expression or a part of it fulfils a condition; a function value's body is a part too.
  package func contains(where condition: (Expression) -> Bool) -> Bool {
    condition(self) || parts.contains { $0.contains(where: condition) }
  }

  /// The expressions directly in this one, in the order in which they are computed.
  var parts: [Expression] {
    var found: [Expression] = []
    forEachPart { found.append($0) }
    return found
  }

  /// Gives the expressions directly in this one to a function, in the order in which they are computed.
  ///
  /// For passes over every expression of a source: ``parts`` makes a list for each.
  func forEachPart(_ body: (Expression) -> Void) {
    switch self {
    case .constant, .name, .invalid: break
    case .text(let node): node.forEachExpression(body)
    case .list(let node): node.items.forEach(body)
    case .map(let node): for entry in node.entries { entry.forEachPart(body) }
    case .parenthesized(let node): body(node.expression)
    case .unary(let node): body(node.operand)
    case .binary(let node):
      body(node.left)
      body(node.right)
    case .conditional(let node):
      body(node.condition)
      body(node.whenTrue)
      body(node.whenFalse)
    case .call(let node):
      body(node.function)
      node.arguments.forEach(body)
    case .index(let node):
      body(node.base)
      body(node.index)
    case .slice(let node):
      body(node.base)
      if let from = node.from { body(from) }
      if let to = node.to { body(to) }
    case .member(let node): body(node.base)
    case .lambda(let node): body(node.body)
    }
  }
}

extension TextTemplate {
  /// What is computed in the text.
  var expressions: [Expression] {
    parts.compactMap { if case .expression(let expression) = $0 { expression } else { nil } }
  }

  /// Gives what is computed in the text to a function.
  fileprivate func forEachExpression(_ body: (Expression) -> Void) {
    for case .expression(let expression) in parts { body(expression) }
  }
}

extension MapLiteral.Entry {
  /// Gives what is computed in the entry to a function.
  fileprivate func forEachPart(_ body: (Expression) -> Void) {
    if case .text(let text) = key { text.forEachExpression(body) }
    body(value)
  }
}
