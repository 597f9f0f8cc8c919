import ParleySyntax

/// A tree as stable, compact text: one statement a line, blocks indented, expressions as prefix forms.
struct TreeDump {
  private var lines: [String] = []
  private var indent = 0

  /// The dump of a script.
  static func of(_ script: Script) -> String {
    var dump = TreeDump()
    dump.add(script.statements)
    return dump.lines.map { $0 + "\n" }.joined()
  }

  private mutating func add(_ statements: [Statement]) {
    for statement in statements { add(statement) }
  }

  private mutating func line(_ parts: String...) {
    let text = parts.filter { !$0.isEmpty }.joined(separator: " ")
    lines.append(String(repeating: "  ", count: indent) + text)
  }

  private mutating func block(_ head: String, _ block: Block?) {
    guard let block else { return }
    line(head)
    indent += 1
    add(block.statements)
    indent -= 1
  }

  private mutating func add(_ statement: Statement) {
    switch statement {
    case .setting(let node): line("setting", Self.setting(node))
    case .unset(let node): line("unset", node.name.text)
    case .with(let node):
      block("with \(node.settings.map(Self.setting).joined(separator: ", "))", node.body)
    case .request(let node): line("request", Self.request(node))
    case .turn(let node): line("turn", node.role.rawValue, Self.text(node.text))
    case .attachment(let node): line("attachment", node.kind.rawValue, Self.text(node.source))
    case .history(let node): line("history", node.action.rawValue)
    case .conversation(let node): line("conversation", node.kind.rawValue, Self.text(node.name))
    case .letVariable(let node): line("let", node.name.text, Self.value(node.value))
    case .param(let node):
      line(
        "param",
        node.name.text,
        node.defaultValue.map(Self.expression) ?? "required",
        node.description.map(Self.text) ?? ""
      )
    case .assignment(let node): line(Self.assignment(node))
    case .print(let node): line("print", Self.list(node.values))
    case .write(let node):
      line("write", node.mode.rawValue, Self.expression(node.path), Self.expression(node.value))
    case .fail(let node): line("fail", Self.expression(node.message))
    case .expect(let node):
      line("expect", Self.expression(node.condition), node.message.map(Self.expression) ?? "")
    case .returnValue(let node): line("return", node.value.map(Self.value) ?? "")
    case .include(let node): line("include", Self.text(node.path))
    case .jump(let node): line(node.kind.rawValue)
    case .measure(let node):
      line("measure", node.kind.rawValue, node.name.text, Self.expression(node.value))
    case .expression(let node): line("expression", Self.expression(node))
    case .invalid: line("invalid")
    case .mcp(let node): line("mcp", Self.text(node.command))
    case .ifElse, .forEach, .whileLoop, .repeatLoop, .function, .tryCatch, .experiment, .schema,
      .tool:
      addControl(statement)
    }
  }

  private mutating func addControl(_ statement: Statement) {
    switch statement {
    case .ifElse(let node):
      for (index, branch) in node.branches.enumerated() {
        block((index == 0 ? "if " : "else if ") + Self.expression(branch.condition), branch.body)
      }
      block("else", node.otherwise)
    case .forEach(let node):
      let names = [node.first.text, node.second?.text].compactMap(\.self).joined(separator: " ")
      block("for \(names) in \(Self.expression(node.sequence))", node.body)
    case .whileLoop(let node): block("while \(Self.expression(node.condition))", node.body)
    case .repeatLoop(let node): block("repeat \(Self.expression(node.count))", node.body)
    case .function(let node):
      let parameters = node.parameters.map { parameter in
        parameter.name.text + (parameter.defaultValue.map { "=" + Self.expression($0) } ?? "")
      }
      block("def \(node.name.text)(\(parameters.joined(separator: " ")))", node.body)
    case .tryCatch(let node):
      block("try", node.body)
      block("catch \(node.name?.text ?? "-")", node.handler)
    case .experiment(let node): add(node)
    case .schema(let node):
      line("schema", node.name.text)
      indent += 1
      for field in node.fields { line(Self.field(field)) }
      indent -= 1
    case .tool(let node):
      let parameters = node.parameters.map(Self.field).joined(separator: ", ")
      let description = node.description.map { " \(Self.text($0))" } ?? ""
      block("tool \(node.name.text)(\(parameters))\(description)", node.body)
    default: break
    }
  }

  private static func field(_ node: FieldSyntax) -> String {
    "\(node.name.text): \(type(node.type))" + (node.description.map { " \(text($0))" } ?? "")
  }

  private static func type(_ node: TypeSyntax) -> String {
    switch node {
    case .named(let name): name.text
    case .list(let item, _): "[\(type(item))]"
    case .choice(let texts, _): "(choice \(texts.map(text).joined(separator: " ")))"
    case .optional(let wrapped, _): "(optional \(type(wrapped)))"
    case .invalid: "(invalid)"
    }
  }

  private mutating func add(_ node: ExperimentStatement) {
    line("experiment", node.name.text)
    indent += 1
    for clause in node.clauses.prefix(node.trialPlace) { line(Self.clause(clause)) }
    block("trial", node.trial)
    for clause in node.clauses.dropFirst(node.trialPlace) { line(Self.clause(clause)) }
    indent -= 1
  }

  private static func clause(_ node: ExperimentClause) -> String {
    switch node {
    case .vary(let node): "vary \(node.name.text) \(values(node.values))"
    case .data(let node): "data \(node.name.text) \(expression(node.path))"
    case .limit(let node): "limit \(node.kind.rawValue) \(expression(node.value))"
    case .invalid: "invalid"
    }
  }

  private static func values(_ node: VaryClause.Values) -> String {
    switch node {
    case .setting(let setting, let arguments):
      "setting \(setting.name) \(arguments.map(argument).joined(separator: ", "))"
    case .expressions(let nodes): nodes.map(expression).joined(separator: ", ")
    case .list(let node): "in \(expression(node))"
    }
  }

  private static func setting(_ node: SettingStatement) -> String {
    "\(node.setting.name) \(argument(node.argument))"
  }

  private static func argument(_ node: SettingArgument) -> String {
    switch node {
    case .word(let text): "word \(Self.text(text))"
    case .text(let text): "text \(Self.text(text))"
    case .texts(let texts): "texts \(texts.map(Self.text).joined(separator: " "))"
    case .number(let expression): "number \(Self.expression(expression))"
    case .field(let name, let value): "field \(name.text) \(Self.expression(value))"
    case .invalid: "invalid"
    }
  }

  private static func request(_ node: ConversationRequest) -> String {
    switch node {
    case .say(let say): "say \(text(say.text))" + (say.schema.map { " as \($0.text)" } ?? "")
    case .send: "send"
    case .retry: "retry"
    }
  }

  private static func value(_ node: RightHandSide) -> String {
    switch node {
    case .expression(let node): expression(node)
    case .conversation(let node): "request \(request(node))"
    }
  }

  private static func assignment(_ node: AssignmentStatement) -> String {
    let path = node.path.map { step in
      switch step {
      case .member(let name): ".\(name.text)"
      case .index(let index): "[\(expression(index))]"
      }
    }
    let sign = (node.operator?.rawValue ?? "") + "="
    return "assign \(node.name.text)\(path.joined()) \(sign) \(value(node.value))"
  }

  static func text(_ node: TextTemplate) -> String {
    let parts = node.parts.map { part in
      switch part {
      case .literal(let text): quoted(text)
      case .expression(let node): expression(node)
      }
    }
    let form =
      switch node.form {
      case .bare: "bare"
      case .word: "word"
      case .quoted: "quoted"
      case .tripleQuoted: "triple"
      case .raw: "raw"
      case .heredoc(let computes): computes ? "heredoc" : "raw-heredoc"
      }
    return "(\(([form] + parts).joined(separator: " ")))"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      case "\"", "\\": quoted += "\\\(scalar)"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private static func list(_ nodes: [Expression]) -> String {
    nodes.map(expression).joined(separator: " ")
  }

  static func expression(_ node: Expression) -> String {
    switch node {
    case .constant(let node): constant(node.value)
    case .text(let node): text(node)
    case .list(let node): "[\(list(node.items))]"
    case .map(let node):
      "{\(node.entries.map { "\(key($0.key)): \(expression($0.value))" }.joined(separator: " "))}"
    case .name(let name): name.text
    case .parenthesized(let node): "(group \(expression(node.expression)))"
    case .unary(let node): "(\(node.operator.rawValue) \(expression(node.operand)))"
    case .binary(let node):
      "(\(node.operator.rawValue) \(expression(node.left)) \(expression(node.right)))"
    case .conditional(let node):
      "(if \(expression(node.condition)) \(expression(node.whenTrue)) \(expression(node.whenFalse)))"
    case .call(let node):
      "(call \(expression(node.function))\(node.arguments.map { " " + expression($0) }.joined()))"
    case .index(let node): "(index \(expression(node.base)) \(expression(node.index)))"
    case .slice(let node):
      "(slice \(expression(node.base)) \(node.from.map(expression) ?? "-") \(node.to.map(expression) ?? "-"))"
    case .member(let node): "(. \(expression(node.base)) \(node.name.text))"
    case .lambda(let node):
      "(-> (\(node.parameters.map(\.text).joined(separator: " "))) \(expression(node.body)))"
    case .invalid: "invalid"
    }
  }

  private static func key(_ node: MapLiteral.Key) -> String {
    switch node {
    case .name(let name): name.text
    case .text(let template): text(template)
    }
  }

  private static func constant(_ value: ConstantLiteral.Value) -> String {
    switch value {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .int(let value): "\(value)"
    case .float(let value): "\(value)"
    }
  }
}
