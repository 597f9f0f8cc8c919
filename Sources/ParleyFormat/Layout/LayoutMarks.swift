import ParleyDiagnostics
import ParleySyntax

/// What the layout has to know of a tree: which tokens of a source mean what.
///
/// Offsets count from the source's first byte; its base is 0.
struct LayoutMarks {
  /// Where statements start.
  private(set) var statementStarts: Set<Int> = []
  /// Where the `{` of blocks stand.
  private(set) var blockOpenings: Set<Int> = []
  /// Where the `}` of blocks stand.
  private(set) var blockClosings: Set<Int> = []
  /// Where the parentheses around a function value's parameters open.
  private(set) var parameterOpenings: Set<Int> = []
  /// Where a value or name ends whose `(` or `[` belongs to it.
  private(set) var postfixStarts: Set<Int> = []
  /// Where a minus stands that is a sign.
  private(set) var signs: Set<Int> = []
  /// Where a `?` stands that belongs to the type before it.
  private(set) var optionalMarks: Set<Int> = []
  /// The texts that stand in no other text, in the order of the source.
  private(set) var texts: [TextTemplate] = []

  private let source: [UInt8]

  /// Goes through a tree.
  init(_ tree: Script, in file: SourceFile) {
    source = file.text
    add(tree.statements)
    texts.sort { $0.span.start < $1.span.start }
  }

  private mutating func add(_ statements: [Statement]) {
    for statement in statements {
      statementStarts.insert(Int(statement.span.start))
      add(statement)
    }
  }

  private mutating func add(_ block: Block) {
    blockOpenings.insert(Int(block.span.start))
    blockClosings.insert(Int(block.span.end) - 1)
    add(block.statements)
  }

  private mutating func add(_ text: TextTemplate) { texts.append(text) }

  private mutating func add(_ statement: Statement) {
    switch statement {
    case .setting(let node): add(node)
    case .request(let node): add(node)
    case .turn(let node): add(node.text)
    case .attachment(let node): add(node.source)
    case .conversation(let node): add(node.name)
    case .letVariable(let node): add(node.value)
    case .param(let node):
      if let value = node.defaultValue { add(value) }
      if let text = node.description { add(text) }
    case .assignment(let node): add(node)
    case .print(let node): node.values.forEach { add($0) }
    case .write(let node):
      add(node.path)
      add(node.value)
    case .fail(let node): add(node.message)
    case .expect(let node):
      add(node.condition)
      if let message = node.message { add(message) }
    case .returnValue(let node): if let value = node.value { add(value) }
    case .include(let node): add(node.path)
    case .expression(let node): add(node)
    case .measure(let node): add(node.value)
    case .schema(let node): add(node)
    case .mcp(let node): add(node.command)
    case .unset, .history, .jump, .invalid: break
    case .with, .ifElse, .forEach, .whileLoop, .repeatLoop, .function, .tryCatch, .experiment,
      .tool:
      addControl(statement)
    }
  }

  private mutating func addControl(_ statement: Statement) {
    switch statement {
    case .with(let node):
      node.settings.forEach { add($0) }
      add(node.body)
    case .ifElse(let node):
      for branch in node.branches {
        add(branch.condition)
        add(branch.body)
      }
      if let block = node.otherwise { add(block) }
    case .forEach(let node):
      add(node.sequence)
      add(node.body)
    case .whileLoop(let node):
      add(node.condition)
      add(node.body)
    case .repeatLoop(let node):
      add(node.count)
      add(node.body)
    case .function(let node):
      postfixStarts.insert(Int(node.name.span.end))
      for parameter in node.parameters {
        if let value = parameter.defaultValue { add(value) }
      }
      add(node.body)
    case .tryCatch(let node):
      add(node.body)
      add(node.handler)
    case .experiment(let node): add(node)
    case .tool(let node):
      postfixStarts.insert(Int(node.name.span.end))
      node.parameters.forEach { add($0) }
      if let text = node.description { add(text) }
      add(node.body)
    default: break
    }
  }

  private mutating func add(_ node: SchemaStatement) {
    blockOpenings.insert(Int(node.body.start))
    blockClosings.insert(Int(node.body.end) - 1)
    var end = Int(node.body.start) + 1
    for (index, field) in node.fields.enumerated() {
      let start = Int(field.span.start)
      // A field that follows another one on its line stays there.
      if index == 0 || source[end..<start].contains(UInt8(ascii: "\n")) {
        statementStarts.insert(start)
      }
      add(field)
      end = Int(field.span.end)
    }
  }

  private mutating func add(_ field: FieldSyntax) {
    add(field.type)
    if let text = field.description { add(text) }
  }

  private mutating func add(_ type: TypeSyntax) {
    switch type {
    case .named, .invalid: break
    case .list(let item, _): add(item)
    case .choice(let texts, _): texts.forEach { add($0) }
    case .optional(let type, let span):
      optionalMarks.insert(Int(span.end) - 1)
      add(type)
    }
  }

  private mutating func add(_ node: ExperimentStatement) {
    blockOpenings.insert(Int(node.body.start))
    blockClosings.insert(Int(node.body.end) - 1)
    for clause in node.clauses {
      statementStarts.insert(Int(clause.span.start))
      add(clause)
    }
    guard let trial = node.trial else { return }
    statementStarts.insert(start(ofTrial: trial))
    add(trial)
  }

  /// The offset of the word before a trial's block: nothing but blanks stands between them.
  private func start(ofTrial trial: Block) -> Int {
    var start = Int(trial.span.start)
    while start > 0, source[start - 1].isBlank { start -= 1 }
    return start - "trial".utf8.count
  }

  private mutating func add(_ node: ExperimentClause) {
    switch node {
    case .vary(let vary):
      switch vary.values {
      case .setting(_, let arguments): arguments.forEach { add($0) }
      case .expressions(let expressions): expressions.forEach { add($0) }
      case .list(let expression): add(expression)
      }
    case .data(let data): add(data.path)
    case .limit(let limit): add(limit.value)
    case .invalid: break
    }
  }

  private mutating func add(_ node: SettingStatement) { add(node.argument) }

  private mutating func add(_ node: SettingArgument) {
    switch node {
    case .word(let text), .text(let text): add(text)
    case .texts(let texts): texts.forEach { add($0) }
    case .number(let expression), .field(_, let expression): add(expression)
    case .invalid: break
    }
  }

  private mutating func add(_ node: ConversationRequest) {
    if case .say(let say) = node { add(say.text) }
  }

  private mutating func add(_ node: RightHandSide) {
    switch node {
    case .expression(let expression): add(expression)
    case .conversation(let request): add(request)
    }
  }

  private mutating func add(_ node: AssignmentStatement) {
    postfixStarts.insert(Int(node.name.span.end))
    for step in node.path {
      switch step {
      case .member(let name): postfixStarts.insert(Int(name.span.end))
      case .index(let expression): add(expression)
      }
    }
    add(node.value)
  }

  private mutating func addPostfix(_ base: Expression) {
    postfixStarts.insert(Int(base.span.end))
    add(base)
  }

  private mutating func add(_ expression: Expression) {
    switch expression {
    case .constant(let node):
      let start = Int(node.span.start)
      if source[start] == UInt8(ascii: "-") { signs.insert(start) }
    case .text(let text): add(text)
    case .list(let node): node.items.forEach { add($0) }
    case .map(let node):
      for entry in node.entries {
        if case .text(let text) = entry.key { add(text) }
        add(entry.value)
      }
    case .parenthesized(let node): add(node.expression)
    case .unary(let node):
      if node.operator == .negate { signs.insert(Int(node.span.start)) }
      add(node.operand)
    case .binary(let node):
      add(node.left)
      add(node.right)
    case .conditional(let node):
      add(node.whenTrue)
      add(node.condition)
      add(node.whenFalse)
    case .call(let node):
      addPostfix(node.function)
      node.arguments.forEach { add($0) }
    case .index(let node):
      addPostfix(node.base)
      add(node.index)
    case .slice(let node):
      addPostfix(node.base)
      if let from = node.from { add(from) }
      if let to = node.to { add(to) }
    case .member(let node): add(node.base)
    case .lambda(let node):
      let start = Int(node.span.start)
      if source[start] == UInt8(ascii: "(") { parameterOpenings.insert(start) }
      add(node.body)
    case .name, .invalid: break
    }
  }
}
