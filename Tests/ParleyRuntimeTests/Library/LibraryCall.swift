import ParleyRuntime
import Testing

/// Calls a pure built-in in a fresh workspace.
func call(
  _ builtin: Builtin,
  _ arguments: [Value],
  in workspace: Workspace = Workspace()
) throws -> Value {
  var workspace = workspace
  return try builtin.call(arguments.span, in: &workspace)
}

/// Calls a pure built-in of one argument in a fresh workspace.
func call(_ builtin: Builtin, on argument: Value) throws -> Value {
  try call(builtin, [argument])
}

/// The error that a call throws; nil and an issue if it throws none.
func mistake(
  _ builtin: Builtin,
  _ arguments: [Value],
  in workspace: Workspace = Workspace()
) -> EffectError? {
  do {
    let value = try call(builtin, arguments, in: workspace)
    Issue.record("\(builtin.name) gave \(value)")
    return nil
  } catch {
    return error as? EffectError
  }
}

/// A reply with a text.
func reply(_ text: String, _ fields: MapValue = [:]) -> Value {
  .reply(ReplyValue(text: text, fields: fields))
}

/// One call of a table: a built-in, its arguments and what it gives.
struct Call: Sendable, CustomTestStringConvertible {
  let builtin: Builtin
  let arguments: [Value]
  let result: Value

  init(_ builtin: Builtin, _ arguments: [Value], _ result: Value) {
    self.builtin = builtin
    self.arguments = arguments
    self.result = result
  }

  var testDescription: String { "\(builtin.name) \(arguments)" }
}
