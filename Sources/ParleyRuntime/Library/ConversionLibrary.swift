/// The built-ins that turn one type into another.
enum ConversionLibrary {
  /// `int(x)`: of a float without its fraction, of a text that is a whole number, of a bool 1 or 0.
  static func int(_ value: Value) throws(EffectError) -> Value {
    switch value {
    case .int: return value
    case .float(let number): return .int(try NumberLibrary.whole(number.rounded(.towardZero)))
    case .bool(let isTrue): return .int(isTrue ? 1 : 0)
    default:
      guard let text = value.textual else { throw .noConversion(value, to: "an int") }
      return try number(Numeral.int(text), text, "int")
    }
  }

  /// `float(x)`: of an int the nearest float, of a text that is a number.
  static func float(_ value: Value) throws(EffectError) -> Value {
    switch value {
    case .float: return value
    case .int(let number): return .float(Double(number))
    case .bool(let isTrue): return .float(isTrue ? 1 : 0)
    default:
      guard let text = value.textual else { throw .noConversion(value, to: "a float") }
      return try number(Numeral.float(text), text, "float")
    }
  }

  /// `bool(x)`: of the texts `true` and `false` and the ints 1 and 0; what else counts as true is for the script to say.
  static func bool(_ value: Value) throws(EffectError) -> Value {
    switch value {
    case .bool: return value
    case .int(1): return true
    case .int(0): return false
    case .int(let number): throw .notABool(String(number))
    default:
      guard let text = value.textual else { throw .noConversion(value, to: "a bool") }
      switch TextLibrary.trimmed(text) {
      case "true": return true
      case "false": return false
      default: throw .notABool(EffectError.excerpt(of: text))
      }
    }
  }

  private static func number(
    _ reading: Numeral.Reading?,
    _ text: Text,
    _ type: String
  ) throws(EffectError) -> Value {
    switch reading {
    case .value(let number): return number.value
    case .tooLarge: throw .doesNotFit(EffectError.excerpt(of: text), type)
    case nil: throw .notANumber(text, type)
    }
  }
}
