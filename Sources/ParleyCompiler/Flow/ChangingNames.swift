import ParleySyntax

/// The names whose values differ from round to round of a loop, or from trial to trial.
struct ChangingNames {
  /// What a reply or the run changes by itself.
  private static let ofTheRun: Set<String> = ["reply", "usage", "turns", "run"]

  private var layers: [Set<String>] = []

  /// Whether the current statement is in a loop or a trial.
  var isInLoop: Bool { !layers.isEmpty }

  /// Enters a loop or a trial.
  ///
  /// - Parameters:
  ///   - names: What it names itself: its variable, its factors and rows.
  ///   - body: Its body, in which other names are made or changed.
  mutating func enter(_ names: [Identifier], _ body: Block) {
    var layer = Set(names.map(\.text))
    Self.collect(body, into: &layer)
    layers.append(layer)
  }

  /// Leaves the innermost loop or trial.
  mutating func leave() { _ = layers.popLast() }

  /// Whether the value of a text differs from round to round; what a call of a function gives may.
  func change(_ text: TextTemplate) -> Bool {
    isInLoop && text.expressions.contains { $0.contains(where: changes) }
  }

  private func changes(_ expression: Expression) -> Bool {
    guard case .name(let name) = expression else { return false }
    return Self.ofTheRun.contains(name.text) || layers.contains { $0.contains(name.text) }
  }

  private static func collect(_ block: Block, into names: inout Set<String>) {
    for statement in block.statements {
      switch statement {
      case .letVariable(let node): names.insert(node.name.text)
      case .assignment(let node): names.insert(node.name.text)
      case .forEach(let node):
        names.insert(node.first.text)
        if let second = node.second { names.insert(second.text) }
      default: break
      }
      for block in statement.blocks { collect(block, into: &names) }
    }
  }
}
