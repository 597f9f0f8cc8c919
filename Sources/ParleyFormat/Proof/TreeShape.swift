import ParleySyntax

/// A tree as bytes without places: two trees have the same bytes exactly when they mean the same.
///
/// Texts count by their form and value, byte for byte; numbers by their value.
struct TreeShape {
  /// The nodes in the order of the source, each with a mark for what it is, and texts with their lengths.
  private(set) var bytes: [UInt8] = []

  /// Goes through a tree.
  init(of script: Script) { add(script.statements) }

  // MARK: Pieces

  private mutating func mark(_ name: StaticString, _ count: Int = 0) {
    bytes += UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    bytes.append(UInt8(ascii: " "))
    bytes += "\(count) ".utf8
  }

  private mutating func add(_ text: String) {
    mark("text", text.utf8.count)
    bytes += text.utf8
  }

  private mutating func add(_ name: Identifier?) {
    guard let name else { return mark("none") }
    add(name.text)
  }

  private mutating func add(_ expression: Expression?) {
    guard let expression else { return mark("none") }
    add(expression)
  }

  private mutating func add(_ expressions: [Expression]) {
    mark("expressions", expressions.count)
    for expression in expressions { add(expression) }
  }

  private mutating func add(_ template: TextTemplate?) {
    guard let template else { return mark("none") }
    add("\(template.form)")
    mark("parts", template.parts.count)
    for part in template.parts {
      switch part {
      case .literal(let text): add(text)
      case .expression(let expression): add(expression)
      }
    }
  }

  private mutating func add(_ statements: [Statement]) {
    mark("statements", statements.count)
    for statement in statements { add(statement) }
  }

  private mutating func add(_ block: Block?) {
    guard let block else { return mark("none") }
    add(block.statements)
  }

  // MARK: Statements

  private mutating func add(_ statement: Statement) {
    switch statement {
    case .setting(let node): add(node)
    case .unset(let node):
      mark("unset")
      add(node.name)
    case .request(let node):
      mark("request")
      add(node)
    case .turn(let node):
      add(node.role.rawValue)
      add(node.text)
    case .attachment(let node):
      add(node.kind.rawValue)
      add(node.source)
    case .history(let node): add(node.action.rawValue)
    case .conversation(let node):
      add(node.kind.rawValue)
      add(node.name)
    case .letVariable(let node):
      mark("let")
      add(node.name)
      add(node.value)
    case .param(let node):
      mark("param")
      add(node.name)
      add(node.defaultValue)
      add(node.description)
    case .assignment(let node): add(node)
    case .print(let node):
      mark("print")
      add(node.values)
    case .write(let node):
      add(node.mode.rawValue)
      add([node.path, node.value])
    case .fail(let node):
      mark("fail")
      add(node.message)
    case .expect(let node):
      mark("expect")
      add(node.condition)
      add(node.message)
    case .returnValue(let node):
      mark("return", node.value == nil ? 0 : 1)
      if let value = node.value { add(value) }
    case .include(let node):
      mark("include")
      add(node.path)
    case .jump(let node): add(node.kind.rawValue)
    case .expression(let node):
      mark("expression")
      add(node)
    case .measure(let node):
      add(node.kind.rawValue)
      add(node.name)
      add(node.value)
    case .mcp(let node):
      mark("mcp")
      add(node.command)
    case .invalid: mark("invalid")
    case .with, .ifElse, .forEach, .whileLoop, .repeatLoop, .function, .tryCatch, .experiment,
      .schema, .tool:
      addControl(statement)
    }
  }

  private mutating func addControl(_ statement: Statement) {
    switch statement {
    case .with(let node):
      mark("with", node.settings.count)
      for setting in node.settings { add(setting) }
      add(node.body)
    case .ifElse(let node):
      mark("if", node.branches.count)
      for branch in node.branches {
        add(branch.condition)
        add(branch.body)
      }
      add(node.otherwise)
    case .forEach(let node):
      mark("for")
      add(node.first)
      add(node.second)
      add(node.sequence)
      add(node.body)
    case .whileLoop(let node):
      mark("while")
      add(node.condition)
      add(node.body)
    case .repeatLoop(let node):
      mark("repeat")
      add(node.count)
      add(node.body)
    case .function(let node):
      mark("def", node.parameters.count)
      add(node.name)
      for parameter in node.parameters {
        add(parameter.name)
        add(parameter.defaultValue)
      }
      add(node.body)
    case .tryCatch(let node):
      mark("try")
      add(node.body)
      add(node.name)
      add(node.handler)
    case .experiment(let node): add(node)
    case .schema(let node):
      mark("schema")
      add(node.name)
      add(node.fields)
    case .tool(let node):
      mark("tool")
      add(node.name)
      add(node.parameters)
      add(node.description)
      add(node.body)
    default: break
    }
  }

  private mutating func add(_ fields: [FieldSyntax]) {
    mark("fields", fields.count)
    for field in fields {
      add(field.name)
      add(field.type)
      add(field.description)
    }
  }

  private mutating func add(_ type: TypeSyntax) {
    switch type {
    case .named(let name):
      mark("type")
      add(name)
    case .list(let item, _):
      mark("list")
      add(item)
    case .choice(let texts, _):
      mark("choice", texts.count)
      for text in texts { add(text) }
    case .optional(let type, _):
      mark("optional")
      add(type)
    case .invalid: mark("invalid")
    }
  }

  private mutating func add(_ node: ExperimentStatement) {
    mark("experiment", node.clauses.count)
    add(node.name)
    for clause in node.clauses { add(clause) }
    mark("trial", node.trialPlace)
    add(node.trial)
  }

  private mutating func add(_ node: ExperimentClause) {
    switch node {
    case .vary(let vary):
      mark("vary")
      add(vary.name)
      add(vary.values)
    case .data(let data):
      mark("data")
      add(data.name)
      add(data.path)
    case .limit(let limit):
      add(limit.kind.rawValue)
      add(limit.value)
    case .invalid: mark("invalid")
    }
  }

  private mutating func add(_ node: VaryClause.Values) {
    switch node {
    case .setting(let setting, let arguments):
      mark("settings", arguments.count)
      add(setting.name)
      for argument in arguments { add(argument) }
    case .expressions(let expressions): add(expressions)
    case .list(let expression):
      mark("in")
      add(expression)
    }
  }

  private mutating func add(_ node: SettingStatement) {
    mark("setting")
    add(node.setting.name)
    add(node.argument)
  }

  private mutating func add(_ node: SettingArgument) {
    switch node {
    case .word(let text):
      mark("word")
      add(text)
    case .text(let text):
      mark("sentence")
      add(text)
    case .texts(let texts):
      mark("list", texts.count)
      for text in texts { add(text) }
    case .number(let expression):
      mark("number")
      add(expression)
    case .field(let name, let expression):
      mark("field")
      add(name)
      add(expression)
    case .invalid: mark("invalid")
    }
  }

  private mutating func add(_ node: ConversationRequest) {
    switch node {
    case .say(let say):
      mark("say")
      add(say.text)
      add(say.schema)
    case .send: mark("send")
    case .retry: mark("retry")
    }
  }

  private mutating func add(_ node: RightHandSide) {
    switch node {
    case .expression(let expression):
      mark("value")
      add(expression)
    case .conversation(let request):
      mark("request")
      add(request)
    }
  }

  private mutating func add(_ node: AssignmentStatement) {
    mark("assign", node.path.count)
    add(node.name)
    for step in node.path {
      switch step {
      case .member(let name): add(name)
      case .index(let index):
        mark("index")
        add(index)
      }
    }
    add(node.operator?.rawValue ?? "")
    add(node.value)
  }
}

// MARK: Expressions

extension TreeShape {
  private mutating func add(_ expression: Expression) {
    switch expression {
    case .constant(let node): add("\(node.value)")
    case .text(let node): add(node)
    case .list(let node):
      mark("list")
      add(node.items)
    case .map(let node): add(node)
    case .name(let name):
      mark("name")
      add(name)
    case .parenthesized(let node):
      mark("group")
      add(node.expression)
    case .unary(let node):
      add(node.operator.rawValue)
      add(node.operand)
    case .binary(let node):
      add(node.operator.rawValue)
      add([node.left, node.right])
    case .conditional(let node):
      mark("conditional")
      add([node.whenTrue, node.condition, node.whenFalse])
    case .call(let node):
      mark("call")
      add([node.function] + node.arguments)
    case .index(let node):
      mark("index")
      add([node.base, node.index])
    case .slice(let node):
      mark("slice")
      add(node.base)
      add(node.from)
      add(node.to)
    case .member(let node):
      mark("member")
      add(node.base)
      add(node.name)
    case .lambda(let node):
      mark("lambda", node.parameters.count)
      for name in node.parameters { add(name) }
      add(node.body)
    case .invalid: mark("invalid")
    }
  }

  private mutating func add(_ node: MapLiteral) {
    mark("map", node.entries.count)
    for entry in node.entries {
      switch entry.key {
      case .name(let name):
        mark("name")
        add(name)
      case .text(let text): add(text)
      }
      add(entry.value)
    }
  }
}
