import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

extension Lowering {
  /// Makes the names of a source's top level known before its code is lowered: its functions, and where its variables will be made.
  mutating func declareTopLevel(of unit: SourceUnit) {
    for statement in unit.tree.statements {
      switch statement {
      case .function(let node):
        declareFunction(node)
        rememberNames(in: statement)
      case .letVariable(let node): rememberLater(node.name)
      case .param(let node): rememberLater(node.name)
      case .experiment(let node):
        rememberLater(node.name)
        rememberNames(in: statement)
      case .schema(let node): declareSchema(node)
      case .include(let node):
        if let included = unit.included[node.span.start] { declareTopLevel(of: included) }
      default: rememberNames(in: statement)
      }
    }
  }

  /// Remembers the fields that `set` gives values and the tools, so that `unset` knows them wherever it stands.
  private mutating func rememberNames(in statement: Statement) {
    switch statement {
    case .setting(let setting): rememberField(of: setting)
    case .with(let node): node.settings.forEach { rememberField(of: $0) }
    case .tool(let node):
      if !node.name.text.isEmpty { globals.toolNames.insert(node.name.text) }
    case .mcp: globals.hasForeignTools = true
    default: break
    }
    for block in statement.blocks {
      for nested in block.statements { rememberNames(in: nested) }
    }
  }

  private mutating func rememberField(of setting: SettingStatement) {
    guard case .field(let field, _) = setting.argument else { return }
    globals.fields.insert(field.text)
    if field.text == "tools" { globals.hasForeignTools = true }
  }

  private mutating func rememberLater(_ name: Identifier) {
    if laterVariables[name.text] == nil { laterVariables[name.text] = name.span }
  }

  private mutating func declareFunction(_ node: FunctionStatement) {
    let name = node.name.text
    guard !isProtected(node.name) else { return }
    if Verb.isVerb(name) {
      report(.functionNamedLikeVerb(node.name))
      return
    }
    let earlier = globals.function(name)
    if let earlier, declared.values.contains(where: { $0.id == earlier.id }) {
      report(.alreadyDefined(node.name, at: earlier.span))
      return
    }
    if let earlier { globals.uses.forget(earlier.id) }
    let function = GlobalFunction(
      // At the prompt the new function takes the old one's place, so that other functions call it.
      id: earlier?.id ?? program.declareFunction(),
      name: name,
      parameters: node.parameters.map(\.name.text),
      requiredCount: node.parameters.firstIndex { $0.defaultValue != nil } ?? node.parameters.count,
      span: node.name.span
    )
    globals[name] = .function(function)
    declared[node.span.start] = function
  }

  mutating func lower(_ node: FunctionStatement) {
    if !isAtTopLevel { report(.notAtTopLevel("def", at: node.name.span)) }
    let function = declared[node.span.start]
    let aroundFunction = currentFunction
    currentFunction = function?.id
    enter(.function)
    let entryPoints = lowerParameters(of: node)
    lower(node.body)
    emit(.null, at: node.body.span.afterEnd)
    emit(.return, at: node.body.span.afterEnd)
    frame.scope.closeBlock()
    let signature = FunctionSignature(
      name: node.name.text,
      span: node.span,
      parameterCount: node.parameters.count,
      requiredCount: node.parameters.count - (entryPoints.count - 1),
      slotCount: 0
    )
    if let code = finish(signature, entryPoints: entryPoints), let function {
      program.define(function.id, as: code)
    }
    leave()
    currentFunction = aroundFunction
  }

  /// Opens the block of the parameters and lowers their defaults.
  ///
  /// Returns where calls start, by the number of arguments beyond the required ones.
  private mutating func lowerParameters(of node: FunctionStatement) -> [CodeBuilder.Label] {
    frame.scope.openBlock()
    _ = frame.scope.takeSlots(node.parameters.count)
    var entryPoints: [CodeBuilder.Label] = []
    for (index, parameter) in node.parameters.enumerated() {
      let slot = UInt16(clamping: index)
      if let value = parameter.defaultValue {
        let entry = frame.code.newLabel()
        frame.code.bind(entry)
        entryPoints.append(entry)
        lower(value)
        emit(.setLocal(slot), at: value.span)
      } else if !entryPoints.isEmpty {
        report(.requiredAfterOptional(parameter.name))
      }
      declareParameter(parameter.name, slot: slot)
    }
    let body = frame.code.newLabel()
    frame.code.bind(body)
    entryPoints.append(body)
    return entryPoints
  }

  mutating func lower(_ node: LambdaExpression) {
    enter(.lambda)
    frame.scope.openBlock()
    _ = frame.scope.takeSlots(node.parameters.count)
    for (index, parameter) in node.parameters.enumerated() {
      declareParameter(parameter, slot: UInt16(clamping: index))
    }
    lower(node.body)
    emit(.return, at: node.body.span)
    frame.scope.closeBlock()
    let captures = frame.scope.captures
    let signature = FunctionSignature(
      span: node.span,
      parameterCount: node.parameters.count,
      captureCount: captures.count,
      slotCount: 0
    )
    var function: FunctionID?
    if let body = finish(signature) { function = program.add(body) }
    leave()
    for capture in captures { load(capture.source, at: capture.span) }
    if let function {
      emit(.closure(function, UInt16(clamping: captures.count)), at: node.span)
    } else {
      emit(.null, at: node.span)
    }
  }

  mutating func enter(_ kind: FunctionScope.Kind) {
    outerFrames.append(frame)
    frame = FunctionFrame(kind)
  }

  mutating func leave() {
    if let outer = outerFrames.popLast() { frame = outer }
  }
}
