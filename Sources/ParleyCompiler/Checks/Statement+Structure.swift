import ParleySyntax

extension Statement {
  /// The blocks directly in the statement, in the order of the source.
  package var blocks: [Block] {
    switch self {
    case .with(let node): [node.body]
    case .ifElse(let node): node.branches.map(\.body) + [node.otherwise].compactMap { $0 }
    case .forEach(let node): [node.body]
    case .whileLoop(let node): [node.body]
    case .repeatLoop(let node): [node.body]
    case .function(let node): [node.body]
    case .tryCatch(let node): [node.body, node.handler]
    case .experiment(let node): [node.trial].compactMap { $0 }
    case .tool(let node): [node.body]
    case .setting, .unset, .request, .turn, .attachment, .history, .conversation, .letVariable,
      .param, .assignment, .print, .write, .fail, .expect, .jump, .returnValue, .include,
      .measure, .schema, .mcp, .expression, .invalid:
      []
    }
  }

  /// The expressions directly in the statement, those of its texts and settings included, in the order of the source.
  package var expressions: [Expression] {
    switch self {
    case .setting(let node): node.argument.expressions
    case .with(let node): node.settings.flatMap(\.argument.expressions)
    case .request(let node): node.expressions
    case .turn(let node): node.text.expressions
    case .attachment(let node): node.source.expressions
    case .conversation(let node): node.name.expressions
    case .letVariable(let node): node.value.expressions
    case .param(let node): [node.defaultValue].compactMap { $0 }
    case .assignment(let node): node.path.compactMap(\.key) + node.value.expressions
    case .print(let node): node.values
    case .write(let node): [node.path, node.value]
    case .fail(let node): [node.message]
    case .expect(let node): [node.condition, node.message].compactMap { $0 }
    case .ifElse(let node): node.branches.map(\.condition)
    case .forEach(let node): [node.sequence]
    case .whileLoop(let node): [node.condition]
    case .repeatLoop(let node): [node.count]
    case .function(let node): node.parameters.compactMap(\.defaultValue)
    case .returnValue(let node): node.value?.expressions ?? []
    case .experiment(let node): node.clauses.flatMap(\.expressions)
    case .measure(let node): [node.value]
    case .mcp(let node): node.command.expressions
    case .expression(let node): [node]
    case .unset, .history, .jump, .include, .tryCatch, .schema, .tool, .invalid: []
    }
  }

  /// The request that the statement makes; nil for none.
  package var request: ConversationRequest? {
    switch self {
    case .request(let node): node
    case .letVariable(let node): node.value.request
    case .assignment(let node): node.value.request
    case .returnValue(let node): node.value?.request
    default: nil
    }
  }
}

extension ExperimentClause {
  /// What is computed in the clause.
  var expressions: [Expression] {
    switch self {
    case .vary(let node):
      switch node.values {
      case .setting(_, let arguments): arguments.flatMap(\.expressions)
      case .expressions(let expressions): expressions
      case .list(let expression): [expression]
      }
    case .data(let node): [node.path]
    case .limit(let node): [node.value]
    case .invalid: []
    }
  }
}

extension SettingArgument {
  /// What is computed in the argument.
  var expressions: [Expression] {
    switch self {
    case .word(let text), .text(let text): text.expressions
    case .texts(let texts): texts.flatMap(\.expressions)
    case .number(let expression), .field(_, let expression): [expression]
    case .invalid: []
    }
  }
}

extension ConversationRequest {
  /// What is computed in the request's text.
  fileprivate var expressions: [Expression] {
    if case .say(let say) = self { say.text.expressions } else { [] }
  }
}

extension RightHandSide {
  /// What is computed.
  fileprivate var expressions: [Expression] {
    switch self {
    case .expression(let expression): [expression]
    case .conversation(let request): request.expressions
    }
  }

  /// The request that is made; nil for an expression.
  fileprivate var request: ConversationRequest? {
    if case .conversation(let request) = self { request } else { nil }
  }
}

extension AssignmentStatement.Step {
  /// The key of `[key]`; nil for a field.
  fileprivate var key: Expression? {
    if case .index(let key) = self { key } else { nil }
  }
}
