import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

extension Lowering {
  /// What a name stands for here; nil when it stands for nothing.
  ///
  /// A value of the surroundings is captured where that is due.
  mutating func resolve(_ name: String, at span: SourceSpan) -> Binding? {
    resolve(name, at: span, inFrame: outerFrames.count)
  }

  private mutating func resolve(
    _ name: String,
    at span: SourceSpan,
    inFrame index: Int
  ) -> Binding? {
    let isCurrent = index == outerFrames.count
    // Not through a copy of the scope: it would keep `capture` from changing the scope in place.
    let variable =
      isCurrent ? frame.scope.variable(name) : outerFrames[index].scope.variable(name)
    if let variable { return .local(variable.slot) }
    let kind = isCurrent ? frame.scope.kind : outerFrames[index].scope.kind
    // A tool captures what it uses before its body is lowered, and reads the top level as it is at the call.
    guard kind == .lambda, index > 0 else { return resolveOutermost(name) }
    let binding = resolve(name, at: span, inFrame: index - 1)
    switch binding {
    case .local, .global:
      guard let binding else { return nil }
      let slot =
        isCurrent
        ? frame.scope.capture(name, from: binding, at: span)
        : outerFrames[index].scope.capture(name, from: binding, at: span)
      return .local(slot)
    case .function, .builtin, .register, nil: return binding
    }
  }

  private func resolveOutermost(_ name: String) -> Binding? {
    switch globals[name] {
    case .variable(let variable): return .global(variable.number)
    case .function(let function): return .function(function)
    case nil: break
    }
    if let value = RunValue(rawValue: name) { return .register(value) }
    return Builtin(rawValue: name).map(Binding.builtin)
  }

  /// Lowers the use of a name as a value.
  mutating func lower(_ name: Identifier, isCalled: Bool = false) {
    guard let binding = resolve(name.text, at: name.span) else {
      reportUndefined(name, isCalled: isCalled)
      emit(.null, at: name.span)
      return
    }
    load(binding, at: name.span)
  }

  /// Pushes what a name stands for.
  mutating func load(_ binding: Binding, at span: SourceSpan) {
    switch binding {
    case .local(let slot): emit(.local(slot), at: span)
    case .global(let number):
      useGlobal(number)
      emit(.global(number), at: span)
    case .function(let function):
      noteUse(of: function, at: span, isCalled: false)
      emitConstant(.function(FunctionValue(.function(function.id))), at: span)
    case .builtin(let builtin):
      noteUse(of: builtin, at: span)
      emitConstant(.function(FunctionValue(.builtin(builtin))), at: span)
    case .register(let value): load(value, at: span)
    }
  }

  private mutating func load(_ value: RunValue, at span: SourceSpan) {
    switch value {
    case .reply: emit(.reply, at: span)
    case .usage: emit(.usage, at: span)
    case .settings: emit(.inspect(.settings), at: span)
    case .turns: emit(.inspect(.turns), at: span)
    case .run: emit(.inspect(.run), at: span)
    case .stdin: emit(.input(.stdin), at: span)
    case .args: emit(.input(.args), at: span)
    }
  }

  // MARK: - Names that stand for nothing

  private mutating func reportUndefined(_ name: Identifier, isCalled: Bool) {
    guard shouldReport(name) else { return }
    if let later = laterVariables[name.text] {
      report(.usedTooEarly(name, definedAt: later))
    } else if globals.toolNames.contains(name.text) {
      report(.toolAsValue(name))
    } else if globals.schemas[name.text] != nil {
      report(.schemaAsValue(name))
    } else {
      report(
        .undefined(
          name,
          nearest: nearest(to: name.text),
          isInText: templateDepth > 0,
          isCalled: isCalled
        )
      )
    }
  }

  mutating func reportUnknownTarget(_ name: Identifier) {
    guard shouldReport(name) else { return }
    if let later = laterVariables[name.text] {
      report(.usedTooEarly(name, definedAt: later))
    } else {
      report(.assignedWithoutLet(name, nearest: nearestVariable(to: name.text)))
    }
  }

  private mutating func shouldReport(_ name: Identifier) -> Bool {
    !excused.contains(name.text) && reportedNames.insert(name.text).inserted
  }

  /// What other languages call the constants of this one, in lower case.
  private static let foreignConstants = [
    "nil": "null", "none": "null", "null": "null", "undefined": "null", "true": "true",
    "false": "false",
  ]

  private func nearest(to name: String) -> String? {
    if let constant = Self.foreignConstants[name.lowercased()] { return constant }
    if let variable = nearestVariable(to: name) { return variable }
    return NearestName.of(
      name,
      among: RunValue.allCases.map(\.rawValue) + Builtin.allCases.map(\.rawValue)
    )
  }

  private func nearestVariable(to name: String) -> String? {
    // Comparing every missing name of a broken file with every other name would take long.
    guard reportedNames.count <= 100 else { return nil }
    var candidates = frame.scope.names
    for outer in outerFrames.reversed() { candidates += outer.scope.names }
    return NearestName.of(name, among: candidates + globals.names)
  }

  /// Whether a variable of this name can be used here.
  func isVariable(_ name: String) -> Bool {
    if frame.scope.variable(name) != nil { return true }
    if outerFrames.contains(where: { $0.scope.variable(name) != nil }) { return true }
    if case .variable = globals[name] { return true }
    return false
  }
}

/// Names that are missing without fault, because what would define them could not be read.
struct ExcusedNames {
  /// Whether a whole file is missing, so that every name may be.
  var areAll = false
  /// The words in the statements that could not be read.
  var words: Set<String> = []

  /// Whether a missing name is not to be reported.
  func contains(_ name: String) -> Bool { areAll || words.contains(name) }
}
