import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

extension Diagnostic.ID {
  /// An operator with operands that it does not take.
  package static let wrongOperands = Self(rawValue: "type.operands")
  /// A condition that is no bool.
  package static let conditionIsNoBool = Self(rawValue: "type.condition")
  /// A comparison of values that can never be equal.
  package static let neverEqual = Self(rawValue: "type.never-equal")
  /// A division by a written zero.
  package static let divisionByZero = Self(rawValue: "type.division-by-zero")
  /// `[ ]` or `.name` on something without parts.
  package static let noParts = Self(rawValue: "type.no-parts")
  /// A loop over something that is neither a list nor a map, or so many times that cannot be.
  package static let wrongLoop = Self(rawValue: "type.loop")
  /// A regular expression that is wrong.
  package static let wrongPattern = Self(rawValue: "type.pattern")
}

/// Mistakes of type that show before the run.
extension Diagnostic {
  static func wrongOperands(
    _ binary: BinaryExpression,
    _ left: StaticType?,
    _ right: StaticType?
  ) -> Diagnostic {
    let sign = binary.operator.rawValue
    let message =
      switch (left, right) {
      case (let left?, let right?): "\(left.phrase) \(sign) \(right.phrase) is not possible"
      case (let one?, nil), (nil, let one?): "\(sign) does not take \(one.phrase)"
      case (nil, nil): "\(sign) does not take these values"
      }
    return Diagnostic(
      .wrongOperands,
      message,
      at: binary.operatorSpan,
      help: [help(for: binary.operator, left, right)]
    )
  }

  private static func help(
    for operation: BinaryOperator,
    _ left: StaticType?,
    _ right: StaticType?
  ) -> String {
    switch operation {
    case .add where left?.isTextual == true || right?.isTextual == true:
      "put the value into the text: \"… {{ value }} …\""
    case .add: "+ adds numbers and joins two strings, two lists or two maps"
    case .contains, .isIn: "texts contain texts, lists contain items, maps contain keys"
    case .matches: "a text matches a pattern, which is a text too: reply matches '^\\d+$'"
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      "compare two numbers or two texts; int(x) and float(x) read a number from a text"
    default: "\(operation.rawValue) takes numbers; int(x) and float(x) read one from a text"
    }
  }

  static func cannotNegate(_ type: StaticType, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongOperands,
      "- does not take \(type.phrase)",
      at: span,
      help: ["only numbers have a sign; int(x) and float(x) read one from a text"]
    )
  }

  static func conditionIsNoBool(
    _ verb: String,
    _ type: StaticType,
    at span: SourceSpan
  ) -> Diagnostic {
    let help =
      switch type {
      case .string, .list, .map, .reply: "ask what is meant: len(x) > 0, x == \"yes\""
      case .int, .float: "ask what is meant: x != 0"
      case .null: "ask what is meant: x != null"
      case .bool, .function: "write a comparison"
      }
    return Diagnostic(
      .conditionIsNoBool,
      "\(verb) takes true or false, not \(type.phrase)",
      at: span,
      help: [help]
    )
  }

  static func neverEqual(
    _ binary: BinaryExpression,
    _ left: StaticType,
    _ right: StaticType
  ) -> Diagnostic {
    let isNumeric = left.isNumber || right.isNumber
    return Diagnostic(
      .neverEqual,
      "\(left.phrase) is never equal to \(right.phrase)",
      at: binary.operatorSpan,
      severity: .warning,
      label: "always \(binary.operator == .notEqual)",
      help: isNumeric ? ["int(x) and float(x) read a number from a text"] : []
    )
  }

  static func divisionByZero(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.divisionByZero, "a division by zero", at: span, help: ["divide by another number"])
  }

  static func noParts(_ type: StaticType, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noParts,
      "\(type.phrase) has no parts",
      at: span,
      help: ["lists and strings have items, maps and replies have fields"]
    )
  }

  static func notIterable(_ type: StaticType, at span: SourceSpan) -> Diagnostic {
    let help =
      switch type {
      case .string, .reply:
        "chars(x) gives its characters, lines(x) its lines, words(x) its words"
      case .int: "range(n) gives the ints from 0, repeat n { } repeats without counting"
      default: "for goes through a list's items or a map's keys"
      }
    return Diagnostic(
      .wrongLoop,
      "for cannot go through \(type.phrase)",
      at: span,
      help: [help]
    )
  }

  static func repeatCountIsNoInt(_ type: StaticType, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongLoop,
      "repeat takes an int, not \(type.phrase)",
      at: span,
      help: ["write how often: repeat 3 { }"]
    )
  }

  static func repeatCountIsNegative(_ count: Int64, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongLoop,
      "repeat cannot run \(count) times",
      at: span,
      help: ["write an int from 0"]
    )
  }

  static func wrongPattern(_ message: String, help: String?, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongPattern,
      message,
      at: span,
      help: help.map { [$0] } ?? [
        "patterns are in the RE2 subset; a \\ before a sign takes it as it is"
      ]
    )
  }

  static func wrongArgument(
    _ parameter: String,
    of builtin: Builtin,
    _ type: StaticType,
    at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .wrongArgument,
      "\(builtin.usage) cannot take \(type.phrase) as its \(parameter)",
      at: span
    )
  }

  static func wrongOperand(
    _ role: String,
    of verb: String,
    _ type: StaticType,
    at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .wrongArgument,
      "\(role) of \(verb) is a string, not \(type.phrase)",
      at: span
    )
  }
}
