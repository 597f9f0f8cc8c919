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
    let message = mistake(binary.operator, left, right)
    return Diagnostic(
      .wrongOperands,
      message,
      at: binary.operatorSpan,
      help: [help(for: binary.operator, left, right)]
    )
  }

  /// The words that the machine uses for the same mistake.
  private static func mistake(
    _ operation: BinaryOperator,
    _ left: StaticType?,
    _ right: StaticType?
  ) -> String {
    let sign = operation.rawValue
    switch (operation, left, right) {
    case (.contains, let container?, let item), (.isIn, let item, let container?):
      return containment(of: item, in: container)
    case (.matches, let left?, _) where !left.isTextual:
      return "matches looks into a text, not into \(left.phrase)"
    case (.matches, _, let right?): return "a pattern is a text, not \(right.phrase)"
    case (.less, let left?, let right?), (.lessOrEqual, let left?, let right?),
      (.greater, let left?, let right?), (.greaterOrEqual, let left?, let right?):
      return "\(sign) does not compare \(left.phrase) with \(right.phrase)"
    case (_, let left?, let right?):
      return "\(sign) does not work on \(left.phrase) and \(right.phrase)"
    case (_, let one?, nil), (_, nil, let one?): return "\(sign) does not work on \(one.phrase)"
    case (_, nil, nil): return "\(sign) does not work on these values"
    }
  }

  private static func containment(of item: StaticType?, in container: StaticType) -> String {
    switch (container, item) {
    case (.string, let item?), (.reply, let item?): "a text contains texts, not \(item.phrase)"
    case (.map, let item?): "a map has strings as keys, not \(item.phrase)"
    default: "contains looks into a text, a list or a map, not into \(container.phrase)"
    }
  }

  private static func help(
    for operation: BinaryOperator,
    _ left: StaticType?,
    _ right: StaticType?
  ) -> String {
    switch operation {
    case .add where left?.isTextual == true || right?.isTextual == true:
      "insert the value into the text: \"… {{x}} …\""
    case .add: "+ adds numbers and joins two strings, two lists or two maps"
    case .contains, .isIn: "texts contain texts, lists contain items, maps contain keys"
    case .matches: "a text matches a pattern, which is a text too: reply matches '^\\d+$'"
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      left?.isTextual == true || right?.isTextual == true
        ? "compare two numbers or two texts; int(x) and float(x) read a number from a text"
        : "compare two numbers or two texts"
    default: "\(operation.rawValue) takes numbers; int(x) and float(x) read one from a text"
    }
  }

  static func cannotNegate(_ type: StaticType, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongOperands,
      "- does not work on \(type.phrase)",
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
    let isNumeral = left.isNumber && right.isTextual || left.isTextual && right.isNumber
    return Diagnostic(
      .neverEqual,
      "\(left.phrase) is never equal to \(right.phrase)",
      at: binary.operatorSpan,
      severity: .warning,
      label: "always \(binary.operator == .notEqual)",
      help: isNumeral ? ["int(x) and float(x) read a number from a text"] : []
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
