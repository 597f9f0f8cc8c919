/// The wording of mistakes in variables, calls, loops and texts; all are of kind `value`.
extension EffectError {
  static func globalWithoutValue(_ name: String) -> EffectError {
    EffectError(
      .value,
      "\(name) has no value yet",
      help: "call the function after the line that makes \(name)"
    )
  }

  static func wrongArgumentCount(
    _ name: String?,
    _ count: Int,
    minimum: Int,
    maximum: Int
  ) -> EffectError {
    let wanted =
      minimum == maximum
      ? (minimum == 0 ? "no arguments" : minimum == 1 ? "1 argument" : "\(minimum) arguments")
      : "\(minimum) to \(maximum) arguments"
    return EffectError(.value, "\(name ?? "the function value") takes \(wanted), not \(count)")
  }

  static func notAFunction(_ value: Value) -> EffectError {
    EffectError(.value, "\(value.typePhrase) cannot be called")
  }

  static func wrongItems(of builtin: Builtin, _ value: Value) -> EffectError {
    EffectError(.value, "\(builtin.usage) takes a list first, not \(value.typePhrase)")
  }

  static func wrongFunction(of builtin: Builtin, _ value: Value) -> EffectError {
    EffectError(
      .value,
      "\(builtin.usage) takes a function second, not \(value.typePhrase)",
      help: "write one: x -> …"
    )
  }

  static func notIterable(_ value: Value) -> EffectError {
    let help: String? =
      switch value {
      case .string, .reply: "go through chars(x), words(x) or lines(x)"
      case .int: "go through range(n), or write repeat n { … }"
      default: nil
      }
    return EffectError(
      .value,
      "for goes through a list or a map, not through \(value.typePhrase)",
      help: help
    )
  }

  static func wrongRepeatCount(_ value: Value) -> EffectError {
    let shown = if case .int(let number) = value { "\(number)" } else { value.typePhrase }
    return EffectError(.value, "repeat takes an int from 0, not \(shown)")
  }

  static func notAText(_ noun: String, _ value: Value) -> EffectError {
    EffectError(
      .value,
      "\(noun) is a text, not \(value.typePhrase)",
      help: value == .null ? nil : "give it as a text: string(x)"
    )
  }

  static func failed(_ message: String) -> EffectError {
    guard message.isEmpty else { return EffectError(.fail, message) }
    return EffectError(.fail, "fail without a message", help: "say what is wrong: fail \"…\"")
  }

  static func nullInText() -> EffectError {
    EffectError(
      .value,
      "a null in a text",
      help: "check for null first, or give a value instead of it"
    )
  }

  static func functionInText() -> EffectError {
    EffectError(.value, "a function has no text form", help: "call it: f(x)")
  }

  static func noReply(_ register: ReplyRegister, _ read: String) -> EffectError {
    switch register {
    case .failed(let line?):
      EffectError(
        .value,
        "there is no \(read): the request at line \(line) failed",
        help: "use try around the request, and read the reply inside it"
      )
    case .failed(line: nil):
      EffectError(.value, "there is no \(read): the last request failed")
    case .none, .value:
      EffectError(
        .value,
        "there is no \(read): nothing was sent yet",
        help: "say something first"
      )
    }
  }
}
