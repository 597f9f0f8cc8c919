import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

extension Lowering {
  mutating func lower(_ call: CallExpression) {
    guard case .name(let name) = call.function else {
      lower(call.function)
      checkCallable(call.function)
      lowerArguments(of: call)
      checkResultsCall(call)
      emit(.callValue(UInt16(clamping: call.arguments.count)), at: call.span)
      return
    }
    switch resolve(name.text, at: name.span) {
    case .function(let function): lower(call, of: function, at: name.span)
    case .builtin(let builtin): lower(call, of: builtin)
    case .register(let value):
      report(.notCallable("\(value.rawValue) is a value, not a function", at: name.span))
      lowerArguments(of: call)
    case let binding?:
      load(binding, at: name.span)
      lowerArguments(of: call)
      emit(.callValue(UInt16(clamping: call.arguments.count)), at: call.span)
    case nil:
      lower(name, isCalled: true)
      lowerArguments(of: call)
    }
  }

  private mutating func lowerArguments(of call: CallExpression) {
    if call.arguments.count > Int(UInt16.max) {
      report(.tooManyArguments(at: call.span))
    }
    for argument in call.arguments { lower(argument) }
  }

  private mutating func lower(
    _ call: CallExpression,
    of function: GlobalFunction,
    at span: SourceSpan
  ) {
    noteUse(of: function, at: span, isCalled: true)
    lowerArguments(of: call)
    let count = call.arguments.count
    if count < function.requiredCount || count > function.parameters.count {
      report(.wrongArgumentCount(function, count, at: call.span))
    }
    emit(.callFunction(function.id, UInt16(clamping: count)), at: call.span)
  }

  private mutating func lower(_ call: CallExpression, of builtin: Builtin) {
    noteUse(of: builtin, at: call.function.span)
    lowerArguments(of: call)
    if let mistake = builtin.mistake(argumentCount: call.arguments.count) {
      report(.wrongArgumentCount(mistake, at: call.span))
    } else {
      checkArguments(of: call, to: builtin)
    }
    emit(.callBuiltin(UInt16(clamping: call.arguments.count), builtin), at: call.span)
  }
}
