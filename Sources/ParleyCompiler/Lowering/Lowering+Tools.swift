import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

extension Lowering {
  mutating func lower(_ node: ToolStatement) {
    let head = SourceSpan(node.span.start, max(node.span.start, node.name.span.end))
    guard !isRefusedInTool("tool", at: head) else { return }
    checkName(of: node)
    let parameters = DataSchema(name: node.name.text, fields: dataFields(node.parameters))
    _ = isWithinLimits(parameters, at: node.name.span)
    let description = node.description.flatMap { constant($0) }
    let body = lowerBody(of: node)
    for capture in body.captures { load(capture.source, at: capture.span) }
    guard !hasErrors else {
      // The code is never run.
      emit(.null, at: node.span)
      for _ in body.captures { emit(.pop, at: node.span) }
      emit(.pop, at: node.span)
      return
    }
    let tool = program.add(
      ToolDeclaration(
        name: node.name.text,
        description: description,
        parameters: parameters,
        function: body.function,
        span: node.span
      )
    )
    noteUnions(of: parameters, at: node.name)
    emit(.closure(body.function, UInt16(clamping: body.captures.count)), at: node.span)
    emit(.declareTool(tool), at: node.span)
  }

  /// Lowers the body into a function of the parameters that keeps the values of the variables around it.
  private mutating func lowerBody(
    of node: ToolStatement
  ) -> (function: FunctionID, captures: [FunctionScope.Capture]) {
    let function = program.declareFunction()
    if let user { globals.uses.note(reach: function, in: user) }
    globals.tools.append(
      GlobalTool(function: function, span: node.span, isInFunction: currentFunction != nil)
    )
    noteSchemas(of: node, in: function)
    let around = frame.scope
    tool = ToolFrame(name: node.name.text, function: function)
    enter(.tool)
    frame.scope.openBlock()
    _ = frame.scope.takeSlots(node.parameters.count)
    for (index, parameter) in node.parameters.enumerated() {
      declareParameter(parameter.name, slot: UInt16(clamping: index))
    }
    // Each before the body is lowered: the slots of captured values follow the parameters'.
    for name in node.body.variableNames where frame.scope.variable(name) == nil {
      guard let outer = around.variable(name) else { continue }
      _ = frame.scope.capture(name, from: .local(outer.slot), at: outer.span)
    }
    lower(node.body)
    emit(.null, at: node.body.span.afterEnd)
    emit(.return, at: node.body.span.afterEnd)
    frame.scope.closeBlock()
    let captures = frame.scope.captures
    let signature = FunctionSignature(
      name: node.name.text,
      span: node.span,
      parameterCount: node.parameters.count,
      captureCount: captures.count,
      slotCount: 0
    )
    if let code = finish(signature) { program.define(function, as: code) }
    leave()
    if let tool { tools.append(tool) }
    tool = nil
    return (function, captures)
  }

  private mutating func noteSchemas(of node: ToolStatement, in function: FunctionID) {
    for name in node.parameters.compactMap({ $0.type.name?.text })
    where globals.schemas[name] != nil {
      globals.uses.note(schema: name, in: function)
    }
  }

  // MARK: - Checks

  /// The most characters of a tool's name.
  private static let longestName = 64

  private mutating func checkName(of node: ToolStatement) {
    let name = node.name
    guard !name.text.isEmpty else { return }
    if SettingSyntax.named(name.text) != nil || name.text == "mcp"
      || Self.toolChoices.contains(name.text)
    {
      report(.reservedToolName(name))
    } else if !name.text.utf8.allSatisfy(\.isASCIIWord) {
      report(.toolNameNotASCII(name))
    } else if name.text.utf8.count > Self.longestName {
      report(.toolNameTooLong(name, limit: Self.longestName))
    }
  }

  /// What `tool_choice` takes for something else than a tool.
  static let toolChoices: Set<String> = ["auto", "any", "none"]

  /// Reports a statement that may not stand in the body of a tool; false outside of one.
  mutating func isRefusedInTool(_ verb: String, at span: SourceSpan) -> Bool {
    guard let tool else { return false }
    report(.notInTool(verb, tool.name, at: span))
    return true
  }

  /// Reports the functions that a tool's body calls and that change variables.
  mutating func checkTools() {
    for tool in tools {
      var seen: Set<FunctionID> = []
      for mention in tool.mentions where !seen.contains(mention.function.id) {
        let deeds = globals.uses.named(from: mention.function.id)
          .filter { seen.insert($0).inserted }
          .flatMap { globals.uses.deeds(of: $0) }
          .sorted { $0.span.start < $1.span.start }
        for deed in deeds {
          guard let variable = deed.variable else { continue }
          report(
            .toolChangesVariable(
              variable,
              tool.name,
              through: mention.function.name,
              changedAt: deed.span,
              at: mention.span
            )
          )
        }
      }
    }
  }

  /// Counts what the API holds to its type in one request, for the tools outside of functions and trials, and says where it is
  /// too much.
  private mutating func noteUnions(of parameters: DataSchema, at name: Identifier) {
    guard mode == .file, currentFunction == nil, trial == nil else { return }
    let unions = parameters.unionCount
    strictTools += 1
    strictUnions += unions
    if strictTools == DataSchema.maximumStrictToolCount + 1 {
      report(.tooManyStrictTools(name))
    } else if strictUnions > DataSchema.maximumUnionCount,
      strictUnions - unions <= DataSchema.maximumUnionCount
    {
      report(.tooManyStrictUnions(name, count: strictUnions))
    }
  }

  /// Reports what `tool_choice` names where nothing gives the conversation a tool of that name.
  mutating func checkToolChoices() {
    guard mode == .file, !excused.areAll, !globals.hasForeignTools else { return }
    for choice in toolChoices where !globals.toolNames.contains(choice.name) {
      let nearest = NearestName.of(choice.name, among: globals.toolNames.sorted())
      report(.unknownTool(choice.name, nearest: nearest, at: choice.span))
    }
  }

  // MARK: - Servers of tools

  mutating func lower(_ node: MCPStatement) {
    if isRefusedInTool("mcp", at: node.span) { return }
    note(TrialDeed("mcp", at: node.span))
    let words = CommandWords(node.command)
    if words.hasOpenQuote {
      report(.openQuoteInCommand(at: node.command.span))
    } else if words.words.isEmpty {
      report(.emptyCommand(at: node.command.span))
    }
    for word in words.words { lowerText(of: word, at: node.command.span) }
    emit(.connectTools(UInt32(words.words.count)), at: node.span)
  }
}

extension UInt8 {
  /// Whether a name of the API may hold the byte: an ASCII letter, a digit or `_`.
  fileprivate var isASCIIWord: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
