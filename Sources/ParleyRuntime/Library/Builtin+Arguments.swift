/// Arguments by their types; a wrong one is an error that names the built-in, the argument, what was expected and what came.
extension Builtin {
  /// A string, or the text of a reply.
  func text(_ index: Int, of arguments: borrowing Span<Value>) throws(EffectError) -> Text {
    if let text = arguments[index].textual { return text }
    let help: String? =
      switch arguments[index] {
      case .int, .float, .bool: "turn it into a text first: string(x)"
      default: nil
      }
    throw .wrongArgument(index, of: self, "a string", arguments[index], help: help)
  }

  /// A list.
  func list(_ index: Int, of arguments: borrowing Span<Value>) throws(EffectError) -> ListValue {
    if case .list(let list) = arguments[index] { return list }
    throw .wrongArgument(index, of: self, "a list", arguments[index])
  }

  /// A map.
  func dictionary(_ index: Int, of arguments: borrowing Span<Value>) throws(EffectError) -> MapValue
  {
    if case .map(let map) = arguments[index] { return map }
    throw .wrongArgument(index, of: self, "a map", arguments[index])
  }

  /// A whole number.
  func whole(_ index: Int, of arguments: borrowing Span<Value>) throws(EffectError) -> Int64 {
    if case .int(let number) = arguments[index] { return number }
    throw .wrongArgument(index, of: self, "an int", arguments[index])
  }

  /// A number of decimals, from 0 to 100.
  func decimals(_ index: Int, of arguments: borrowing Span<Value>) throws(EffectError) -> Int {
    let number = try whole(index, of: arguments)
    guard (0...100).contains(number) else {
      throw .unusableArgument(index, of: self, "must be between 0 and 100, not \(number)")
    }
    return Int(number)
  }

  /// A number.
  func number(_ index: Int, of arguments: borrowing Span<Value>) throws(EffectError) -> Number {
    if let number = Number(arguments[index]) { return number }
    let help = arguments[index].textual == nil ? nil : "turn it into a number first: float(x)"
    throw .wrongArgument(index, of: self, "a number", arguments[index], help: help)
  }

  /// The numbers of a list; nil if one of them is unknown.
  func numbers(_ index: Int, of arguments: borrowing Span<Value>) throws(EffectError) -> [Number]? {
    let list = try list(index, of: arguments)
    var numbers: [Number] = []
    numbers.reserveCapacity(list.count)
    for (place, item) in list.items.enumerated() {
      if item.isUnknown { return nil }
      guard let number = Number(item) else {
        let help = item.textual == nil ? nil : "turn them into numbers first: map(list, float)"
        throw .wrongItem(place, of: self, "numbers", item, help: help)
      }
      numbers.append(number)
    }
    return numbers
  }
}

/// An int or a float.
enum Number: Sendable, Equatable {
  case int(Int64)
  case float(Double)

  /// The number that a value is; nil for other types.
  init?(_ value: Value) {
    switch value {
    case .int(let number): self = .int(number)
    case .float(let number): self = .float(number)
    default: return nil
    }
  }

  /// The number as a value.
  var value: Value {
    switch self {
    case .int(let number): .int(number)
    case .float(let number): .float(number)
    }
  }

  /// The nearest double.
  var double: Double {
    switch self {
    case .int(let number): Double(number)
    case .float(let number): number
    }
  }
}
