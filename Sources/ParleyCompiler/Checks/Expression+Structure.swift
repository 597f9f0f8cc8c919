import ParleySyntax

extension Expression {
  /// Whether the expression or a part of it could not be read.
  var isInvalid: Bool { contains { if case .invalid = $0 { true } else { false } } }

  /// Whether the expression or a part of it calls something.
  var containsCall: Bool { contains { if case .call = $0 { true } else { false } } }

  /// Whether the expression or a part of it fulfils a condition; a function value's body is a part too.
  func contains(where condition: (Expression) -> Bool) -> Bool {
    condition(self) || parts.contains { $0.contains(where: condition) }
  }

  /// The expressions directly in this one, in the order in which they are computed.
  var parts: [Expression] {
    switch self {
    case .constant, .name, .invalid: []
    case .text(let node): node.expressions
    case .list(let node): node.items
    case .map(let node): node.entries.flatMap(\.parts)
    case .parenthesized(let node): [node.expression]
    case .unary(let node): [node.operand]
    case .binary(let node): [node.left, node.right]
    case .conditional(let node): [node.condition, node.whenTrue, node.whenFalse]
    case .call(let node): [node.function] + node.arguments
    case .index(let node): [node.base, node.index]
    case .slice(let node): [node.base, node.from, node.to].compactMap { $0 }
    case .member(let node): [node.base]
    case .lambda(let node): [node.body]
    }
  }
}

extension TextTemplate {
  /// What is computed in the text.
  var expressions: [Expression] {
    parts.compactMap { if case .expression(let expression) = $0 { expression } else { nil } }
  }
}

extension MapLiteral.Entry {
  /// What is computed in the entry.
  fileprivate var parts: [Expression] {
    switch key {
    case .name: [value]
    case .text(let text): text.expressions + [value]
    }
  }
}
