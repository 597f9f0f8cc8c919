/// All wording of the pure built-ins, of patterns and of text forms.
extension EffectError {
  static func tooMuchWork(limit: Int) -> EffectError {
    EffectError(
      .limit,
      "this takes more than \(limit) steps of work",
      help: "give it less at once, or a simpler pattern"
    )
  }

  /// A built-in that needs the machine or the host.
  static func notPure(_ builtin: Builtin) -> EffectError {
    EffectError(.value, "\(builtin.name) cannot be called here")
  }

  // MARK: Arguments

  /// An argument of a wrong type.
  static func wrongArgument(
    _ index: Int,
    of builtin: Builtin,
    _ wanted: String,
    _ value: Value,
    help: String? = nil
  ) -> EffectError {
    EffectError(
      .value,
      "\(builtin.argumentPhrase(index)) must be \(wanted), not \(value.typePhrase)",
      help: help
    )
  }

  /// An argument of the right type that cannot be used.
  static func unusableArgument(
    _ index: Int,
    of builtin: Builtin,
    _ reason: String,
    help: String? = nil
  ) -> EffectError {
    EffectError(.value, "\(builtin.argumentPhrase(index)) \(reason)", help: help)
  }

  /// An item of a list that cannot be used.
  static func wrongItem(
    _ place: Int,
    of builtin: Builtin,
    _ wanted: String,
    _ value: Value,
    help: String? = nil
  ) -> EffectError {
    EffectError(
      .value,
      "\(builtin.name) needs \(wanted), but item \(place) of the list is \(value.typePhrase)",
      help: help
    )
  }

  /// Two items of a list that have no order.
  static func mixedItems(
    _ place: Int,
    of builtin: Builtin,
    _ value: Value,
    before other: Value
  ) -> EffectError {
    EffectError(
      .value,
      "\(builtin.name) needs items of one type, but item \(place) is \(value.typePhrase) after \(other.typePhrase)"
    )
  }

  static func tooFewItems(
    _ builtin: Builtin,
    _ wanted: String,
    _ count: Int
  ) -> EffectError {
    EffectError(
      .value,
      "\(builtin.name) needs a list of \(wanted), but this one \(count == 0 ? "is empty" : "has \(count)")",
      help: count == 0 ? "check first: if len(x) > 0 { … }" : nil
    )
  }

  // MARK: Numbers

  static func doesNotFit(_ what: String, _ type: String) -> EffectError {
    let range = type == "int" ? "an int, which has 64 bits" : "a float"
    return EffectError(.value, "\(what) does not fit in \(range)")
  }

  static func notANumber(_ text: Text, _ type: String) -> EffectError {
    let wanted = type == "int" ? "a whole number" : "a number"
    let isFloat = type == "int" && Numeral.float(text) != nil
    return EffectError(
      .value,
      "\(excerpt(of: text)) is not \(wanted)",
      help: isFloat ? "int(float(x)) drops the fraction, round(float(x)) rounds" : nil
    )
  }

  static func noConversion(_ value: Value, to type: String, help: String? = nil) -> EffectError {
    EffectError(.value, "\(value.typePhrase) cannot be turned into \(type)", help: help)
  }

  static func notABool(_ spelled: String) -> EffectError {
    EffectError(
      .value,
      "\(spelled) is neither true nor false",
      help: "compare instead: x == \"yes\", n != 0"
    )
  }

  // MARK: Texts

  static func functionHasNoText() -> EffectError {
    EffectError(.value, "a function has no text form", help: "call it: f(…)")
  }

  static func notJSON(_ what: String, _ reason: String, help: String?) -> EffectError {
    EffectError(.value, "\(what) is not JSON: \(reason)", help: help)
  }

  static func numberInJSON(_ spelling: String, _ what: String, _ type: String) -> EffectError {
    doesNotFit("the number \(excerpt(of: Text(spelling))) in \(what)", type)
  }

  static func wrongPattern(_ error: RegexError, in pattern: Text) -> EffectError {
    let before = pattern.string.utf8.prefix(error.offset)
    let place = String(decoding: before, as: UTF8.self).unicodeScalars.count + 1
    return EffectError(
      .value,
      "\(error.message) (at character \(place) of the pattern)",
      help: error.help
    )
  }

  static func wrongMatchOperand(_ side: String, _ value: Value) -> EffectError {
    EffectError(.value, "\(side) of matches must be a string, not \(value.typePhrase)")
  }

  /// A text in quotes, shortened.
  static func excerpt(of text: Text) -> String {
    let shown = String(
      text.string.unicodeScalars.prefix(40).map { $0 == "\n" ? " " : Character($0) }
    )
    return "\"\(shown)\(text.utf8Count > shown.utf8.count ? "…" : "")\""
  }
}

extension Builtin {
  /// What messages call an argument: `argument 'text' of upper(text)`.
  fileprivate func argumentPhrase(_ index: Int) -> String {
    let parameters = signature.parameters
    let name = parameters[Swift.min(index, parameters.count - 1)]
    return "argument '\(name)' of \(usage)"
  }
}
