import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

/// Mistakes of type that show before the run; what depends on the run is left to it.
extension Lowering {
  /// Reports a condition that is surely no bool.
  mutating func checkCondition(_ condition: Expression, of verb: String) {
    guard let type = staticType(of: condition), type != .bool else { return }
    report(.conditionIsNoBool(verb, type, at: condition.span))
  }

  mutating func checkOperand(of unary: UnaryExpression) {
    guard let type = staticType(of: unary.operand) else { return }
    switch unary.operator {
    case .negate where !type.isNumber: report(.cannotNegate(type, at: unary.operand.span))
    case .not where type != .bool:
      report(.conditionIsNoBool("not", type, at: unary.operand.span))
    case .negate, .not: break
    }
  }

  mutating func checkOperands(of binary: BinaryExpression) {
    // The parser has reported a comparison of a comparison.
    if binary.operator.isComparison, case .binary(let left) = binary.left,
      left.operator.isComparison
    {
      return
    }
    let left = staticType(of: binary.left)
    let right = staticType(of: binary.right)
    switch binary.operator {
    case .matches: checkMatch(binary, left, right)
    case .contains: checkContains(binary, container: left, item: right)
    case .isIn: checkContains(binary, container: right, item: left)
    case .subtract, .multiply, .divide, .floorDivide, .remainder:
      for case let type? in [left, right] where !type.isNumber {
        report(.wrongOperands(binary, left, right))
        return
      }
      checkDivisor(of: binary)
    default:
      guard let left, let right else { return }
      checkPair(binary, left, right)
    }
  }

  private mutating func checkPair(
    _ binary: BinaryExpression,
    _ left: StaticType,
    _ right: StaticType
  ) {
    switch binary.operator {
    case .equal, .notEqual:
      if !left.canEqual(right) { report(.neverEqual(binary, left, right)) }
    case .add:
      if !left.canBeAdded(to: right) { report(.wrongOperands(binary, left, right)) }
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      let areOrdered = (left.isNumber && right.isNumber) || (left.isTextual && right.isTextual)
      if !areOrdered { report(.wrongOperands(binary, left, right)) }
    default: break
    }
  }

  private mutating func checkMatch(
    _ binary: BinaryExpression,
    _ left: StaticType?,
    _ right: StaticType?
  ) {
    for case let type? in [left, right] where !type.isTextual {
      report(.wrongOperands(binary, left, right))
      return
    }
    checkPattern(binary.right)
  }

  private mutating func checkContains(
    _ binary: BinaryExpression,
    container: StaticType?,
    item: StaticType?
  ) {
    let isMistake =
      switch container {
      case .string, .reply: item.map { !$0.isTextual } ?? false
      case .map: item.map { !$0.isTextual } ?? false
      case .null, .bool, .int, .float, .function: true
      case .list, nil: false
      }
    if isMistake {
      report(.wrongOperands(binary, staticType(of: binary.left), staticType(of: binary.right)))
    }
  }

  private mutating func checkDivisor(of binary: BinaryExpression) {
    switch binary.operator {
    case .divide, .floorDivide, .remainder: break
    default: return
    }
    switch Constant.value(of: binary.right) {
    case .int(0), .float(0): report(.divisionByZero(at: binary.right.span))
    default: break
    }
  }

  /// Reports a regular expression that is written out and wrong.
  mutating func checkPattern(_ pattern: Expression) {
    guard case .string(let text) = Constant.value(of: pattern) else { return }
    do {
      _ = try Regex(parsing: text.string)
    } catch {
      let place = pattern.rawTextSpan(of: text.string, from: error.offset) ?? pattern.span
      report(.wrongPattern(error.message, help: error.help, at: place))
    }
  }

  // MARK: - Parts, loops and calls

  /// Reports `[ ]` or `.name` on something that surely has no parts.
  mutating func checkHasParts(_ base: Expression) {
    switch staticType(of: base) {
    case .null, .bool, .int, .float, .function:
      if let type = staticType(of: base) { report(.noParts(type, at: base.span)) }
    case .string, .list, .map, .reply, nil: break
    }
  }

  /// Reports a field that replies, their usage or the run do not have.
  mutating func checkField(of member: MemberExpression) {
    let fields: [String]?
    let owner: String
    if let value = member.base.runValue {
      (fields, owner) = (value.fields, value.rawValue)
    } else if case .member(let base) = member.base, base.name.text == "usage",
      let value = base.base.runValue, value == .reply || value == .run
    {
      (fields, owner) = (ReplyFields.usage, "\(value.rawValue).usage")
    } else if case .name(let name) = member.base, isResults(name.text) {
      (fields, owner) = (Self.resultFields, name.text)
    } else {
      return
    }
    guard let fields, !fields.contains(member.name.text) else { return }
    report(.unknownField(member.name, of: owner, fields: fields))
  }

  /// Reports a `for` over something that is surely neither a list nor a map.
  mutating func checkSequence(_ sequence: Expression) {
    guard let type = staticType(of: sequence), type != .list, type != .map else { return }
    report(.notIterable(type, at: sequence.span))
  }

  /// Reports a count of `repeat` that is surely wrong.
  mutating func checkRepeatCount(_ count: Expression) {
    if let type = staticType(of: count), type != .int {
      report(.repeatCountIsNoInt(type, at: count.span))
    } else if case .int(let number) = Constant.value(of: count), number < 0 {
      report(.repeatCountIsNegative(number, at: count.span))
    }
  }

  /// Reports a call of something that is surely no function.
  mutating func checkCallable(_ function: Expression) {
    guard let type = staticType(of: function), type != .function else { return }
    report(.notCallable("\(type.phrase) cannot be called", at: function.span))
  }

  /// Reports a path or another operand of a statement that surely has the wrong type.
  mutating func check(
    _ operand: Expression,
    is types: Set<StaticType>,
    as role: String,
    of verb: String
  ) {
    guard let type = staticType(of: operand), !types.contains(type) else { return }
    report(.wrongOperand(role, of: verb, type, at: operand.span))
  }

  /// Reports arguments of a built-in that surely have the wrong type, and patterns that are wrong.
  mutating func checkArguments(of call: CallExpression, to builtin: Builtin) {
    let parameters = builtin.signature.parameters
    for (index, argument) in call.arguments.enumerated() where index < parameters.count {
      guard let type = staticType(of: argument) else { continue }
      guard let wanted = builtin.wantedTypes(of: parameters[index]), !wanted.contains(type) else {
        continue
      }
      report(.wrongArgument(parameters[index], of: builtin, type, at: argument.span))
    }
    if builtin == .regexFind || builtin == .regexAll, call.arguments.count == 2 {
      checkPattern(call.arguments[1])
    }
  }

  /// Reports keys that a map literal has twice; keys are compared as a map compares them, without normalization.
  mutating func checkKeys(of map: MapLiteral) {
    var seen: [Text: SourceSpan] = [:]
    for entry in map.entries {
      guard let key = entry.key.constant else { continue }
      if let first = seen[Text(key)] {
        report(.doubledKey(key, first: first, at: entry.key.span))
      } else {
        seen[Text(key)] = entry.key.span
      }
    }
  }
}

extension Expression {
  /// The place of a text's end from an offset on, where the expression is that text in `'…'` as it stands; nil for every other form.
  fileprivate func rawTextSpan(of text: String, from offset: Int) -> SourceSpan? {
    guard case .text(let literal) = self, literal.form == .raw,
      literal.span.byteCount == text.utf8.count + 2, (0..<text.utf8.count).contains(offset)
    else { return nil }
    return SourceSpan(literal.span.start + 1 + UInt32(offset), literal.span.end - 1)
  }
}

extension Builtin {
  /// The types that a parameter takes; nil where it takes several kinds of values.
  fileprivate func wantedTypes(of parameter: String) -> Set<StaticType>? {
    // `find` looks for an item of a list too.
    if self == .find { return nil }
    return switch parameter {
    case "text", "separator", "old", "new", "prefix", "suffix", "part", "pattern", "path", "name",
      "program", "model", "criterion":
      [.string, .reply]
    case "list", "arguments": [.list]
    case "map": [.map]
    case "function": [.function]
    case "number": [.int, .float]
    case "decimals", "start", "end", "step": [.int]
    default: nil
    }
  }
}
