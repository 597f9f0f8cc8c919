import ParleyDiagnostics

/// The wording of mistakes in operators; all are of kind `value`.
extension EffectError {
  static func wrongOperands(_ symbol: String, _ left: Value, _ right: Value) -> EffectError {
    let message = "\(symbol) does not work on \(left.typePhrase) and \(right.typePhrase)"
    return EffectError(.value, message, help: help(symbol, left, right))
  }

  private static func help(_ symbol: String, _ left: Value, _ right: Value) -> String? {
    let isText = left.textual != nil || right.textual != nil
    switch (left, right) {
    case (.null, _), (_, .null): return "check for null first: if x != null { … }"
    case (.list, _) where symbol == "+": return "to add one item, write it as a list: xs + [x]"
    case _ where symbol == "+" && isText: return "insert it into the text: \"… {{x}} …\""
    case _ where isText && symbol != "*": return "turn a text into a number with int(x) or float(x)"
    default: return nil
    }
  }

  static func wrongOperand(_ symbol: String, _ operand: Value) -> EffectError {
    EffectError(.value, "\(symbol) does not work on \(operand.typePhrase)")
  }

  static func intOverflow(_ left: Int64, _ symbol: String, _ right: Int64) -> EffectError {
    EffectError(
      .value,
      "\(left) \(symbol) \(right) does not fit in an int, which has 64 bits",
      help: "compute with floats: float(x)"
    )
  }

  static func divisionByZero(_ left: Value, _ symbol: String) -> EffectError {
    EffectError(.value, "\(symbol) divides by zero", help: "check the divisor first")
  }

  static func notFinite(_ left: Double, _ symbol: String, _ right: Double) -> EffectError {
    let calculation = "\(Numeral.text(of: left)) \(symbol) \(Numeral.text(of: right))"
    return EffectError(.value, "\(calculation) does not fit in a float")
  }

  static func incomparable(_ symbol: String, _ left: Value, _ right: Value) -> EffectError {
    let isMixed = left.typeName != right.typeName
    let message =
      isMixed
      ? "\(symbol) does not compare \(left.typePhrase) with \(right.typePhrase)"
      : "\(symbol) compares numbers or texts, not \(left.typePhrase) with \(right.typePhrase)"
    let isNumeral = left.textual != nil || right.textual != nil
    return EffectError(
      .value,
      message,
      help: isMixed && isNumeral ? "turn a text into a number with int(x) or float(x)" : nil
    )
  }

  static func notBool(_ value: Value) -> EffectError {
    let help: String? =
      switch value {
      case .int, .float: "compare it: x != 0"
      case .string, .reply, .list, .map: "compare it: len(x) > 0"
      case .null: "compare it: x != null"
      default: nil
      }
    return EffectError(
      .value,
      "a condition is true or false, not \(value.typePhrase)",
      help: help
    )
  }

  static func cannotContain(_ container: Value) -> EffectError {
    EffectError(
      .value,
      "contains looks into a text, a list or a map, not into \(container.typePhrase)"
    )
  }

  static func containedNotText(_ container: Value, _ item: Value) -> EffectError {
    let place = container.textual == nil ? "a map has strings as keys" : "a text contains texts"
    return EffectError(
      .value,
      "\(place), not \(item.typePhrase)",
      help: "give it as a text: string(x)"
    )
  }
}

/// The wording of mistakes in reading and changing parts of values; all are of kind `value`.
extension EffectError {
  static func noFields(_ value: Value, _ name: Text) -> EffectError {
    let help: String? =
      switch (value, name.string) {
      case (_, let name) where Builtin(rawValue: name) != nil: "call the function: \(name)(x)"
      case (.list, "append"), (.list, "push"), (.list, "add"): "to add an item, write xs += [x]"
      case (.list, "length"), (.list, "size"), (.list, "count"), (.string, "length"):
        "call the function: len(x)"
      default: nil
      }
    return EffectError(.value, "\(value.typePhrase) has no field \(name)", help: help)
  }

  static func missingField(_ name: Text, of noun: String, among names: [Text]) -> EffectError {
    EffectError(
      .value,
      "the \(noun) has no field \(name)",
      help: nearest(to: name, among: names, quoted: false)
    )
  }

  static func missingKey(_ key: Text, among names: [Text]) -> EffectError {
    EffectError(
      .value,
      "the map has no key \"\(key)\"",
      help: nearest(to: key, among: names, quoted: true)
    )
  }

  private static func nearest(to name: Text, among names: [Text], quoted: Bool) -> String? {
    let mark = quoted ? "\"" : ""
    if let near = NearestName.of(name.string, among: names.map(\.string)) {
      return "did you mean \(mark)\(near)\(mark)?"
    }
    if names.isEmpty { return "it is empty" }
    guard names.count <= 12 else {
      return "get(x, key, default) asks for a key that may be missing"
    }
    return "it has \(names.map { mark + $0.string + mark }.joined(separator: ", "))"
  }

  static func outOfRange(_ index: Int64, count: Int, of noun: String) -> EffectError {
    let has =
      switch count {
      case 0: "the \(noun) is empty"
      case 1: "the \(noun) has one item, 0"
      default: "the \(noun) has the items 0 to \(count - 1)"
      }
    return EffectError(.value, "there is no item \(index): \(has)")
  }

  static func noItems(_ value: Value) -> EffectError {
    EffectError(.value, "\(value.typePhrase) has no items to read with [ ]")
  }

  static func wrongIndex(_ index: Value, of noun: String) -> EffectError {
    EffectError(.value, "an item of a \(noun) is read by an int, not by \(index.typePhrase)")
  }

  static func wrongKey(_ key: Value) -> EffectError {
    EffectError(
      .value,
      "a map has strings as keys, not \(key.typePhrase)",
      help: "give the key as a text: string(x)"
    )
  }

  static func noSlices(_ value: Value) -> EffectError {
    EffectError(.value, "a range reads parts of a list or a text, not of \(value.typePhrase)")
  }

  static func wrongBound(_ bound: Value) -> EffectError {
    EffectError(.value, "the bounds of a range are ints, not \(bound.typePhrase)")
  }

  static func cannotAssign(into value: Value, _ step: String) -> EffectError {
    let help: String? =
      switch value {
      case .string, .reply: "texts and replies do not change: make a new text"
      case .null: "assign a map or a list first: x = {}"
      default: nil
      }
    return EffectError(
      .value,
      "\(step) cannot be assigned in \(value.typePhrase)",
      help: help
    )
  }

  static func assignsBeyondEnd(_ index: Int64, count: Int) -> EffectError {
    let error = outOfRange(index, count: count, of: "list")
    return EffectError(.value, error.message, help: "to add an item, write xs += [x]")
  }
}
