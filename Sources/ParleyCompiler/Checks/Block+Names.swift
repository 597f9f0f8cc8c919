import ParleySyntax

extension Block {
  /// The names that expressions and assignments in the block use, each once, in the order of the source; those of variables that the
  /// block makes too.
  var variableNames: [String] {
    var names: [String] = []
    var seen: Set<String> = []
    func add(_ name: String) { if seen.insert(name).inserted { names.append(name) } }
    func visit(_ expression: Expression) {
      if case .name(let name) = expression { add(name.text) }
      expression.forEachPart(visit)
    }
    func visit(_ block: Block) {
      for statement in block.statements {
        if case .assignment(let assignment) = statement { add(assignment.name.text) }
        statement.expressions.forEach(visit)
        for nested in statement.blocks { visit(nested) }
      }
    }
    visit(self)
    return names
  }
}
