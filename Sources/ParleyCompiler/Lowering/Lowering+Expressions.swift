import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

extension Lowering {
  /// Lowers an expression; its value stays on the stack.
  mutating func lower(_ expression: Expression) {
    if let constant = Constant.literal(of: expression) {
      emitConstant(constant, at: expression.span)
      return
    }
    switch expression {
    case .constant(let node): emitConstant(Constant.value(of: node), at: node.span)
    case .text(let node): lowerText(node)
    case .list(let node): lower(node)
    case .map(let node): lower(node)
    case .name(let node): lower(node)
    case .parenthesized(let node): lower(node.expression)
    case .unary(let node): lower(node)
    case .binary(let node): lower(node)
    case .conditional(let node): lower(node)
    case .call(let node): lower(node)
    case .index(let node): lower(node)
    case .slice(let node): lower(node)
    case .member(let node): lower(node)
    case .lambda(let node): lower(node)
    case .invalid(let span): emit(.null, at: span)
    }
  }

  /// Pushes a constant.
  mutating func emitConstant(_ value: Value, at span: SourceSpan) {
    switch value {
    case .null: emit(.null, at: span)
    case .bool(let bool): emit(bool ? .true : .false, at: span)
    case .int(let number):
      if let small = Int32(exactly: number) {
        emit(.int(small), at: span)
      } else {
        emit(.constant(frame.code.constant(value)), at: span)
      }
    default: emit(.constant(frame.code.constant(value)), at: span)
    }
  }

  // MARK: - Lists and maps

  private mutating func lower(_ list: ListLiteral) {
    for item in list.items { lower(item) }
    emit(.list(UInt32(list.items.count)), at: list.span)
  }

  private mutating func lower(_ map: MapLiteral) {
    checkKeys(of: map)
    for entry in map.entries {
      switch entry.key {
      case .name(let name): emitConstant(.text(name.text), at: name.span)
      case .text(let text): lowerText(text)
      }
      lower(entry.value)
    }
    emit(.map(UInt32(map.entries.count)), at: map.span)
  }

  // MARK: - Operators

  private mutating func lower(_ unary: UnaryExpression) {
    lower(unary.operand)
    checkOperand(of: unary)
    emit(unary.operator == .negate ? .negate : .not, at: unary.span)
  }

  private mutating func lower(_ binary: BinaryExpression) {
    switch binary.operator {
    case .and, .or: lowerShortCircuit(binary)
    default:
      lower(binary.left)
      lower(binary.right)
      checkOperands(of: binary)
      emit(binary.operator.instruction, at: binary.span)
    }
  }

  private mutating func lowerShortCircuit(_ binary: BinaryExpression) {
    lowerCondition(binary.left, of: binary.operator.rawValue)
    let end = emitShortCircuit(binary)
    lowerCondition(binary.right, of: binary.operator.rawValue)
    emit(.requireBool, at: binary.right.span)
    frame.code.bind(end)
  }

  /// Adds the jump between the sides of `and` or `or` and returns where it goes.
  mutating func emitShortCircuit(_ binary: BinaryExpression) -> CodeBuilder.Label {
    let end = frame.code.newLabel()
    let jump: Instruction =
      binary.operator == .and
      ? .jumpIfFalseElsePop(end.operand) : .jumpIfTrueElsePop(end.operand)
    emit(jump, at: binary.left.span)
    return end
  }

  private mutating func lower(_ conditional: ConditionalExpression) {
    let otherwise = frame.code.newLabel()
    let end = frame.code.newLabel()
    lowerCondition(conditional.condition, of: "if")
    emit(.jumpIfFalse(otherwise.operand), at: conditional.condition.span)
    lower(conditional.whenTrue)
    emit(.jump(end.operand), at: conditional.whenTrue.span)
    frame.code.bind(otherwise)
    lower(conditional.whenFalse)
    frame.code.bind(end)
  }

  // MARK: - Parts

  private mutating func lower(_ index: IndexExpression) {
    lower(index.base)
    checkHasParts(index.base)
    lower(index.index)
    if case .string(let key) = Constant.value(of: index.index) {
      noteColumn(key.string, of: index.base, at: index.index.span)
    }
    emit(.index, at: index.span)
  }

  private mutating func lower(_ slice: SliceExpression) {
    lower(slice.base)
    checkHasParts(slice.base)
    if let from = slice.from { lower(from) }
    if let to = slice.to { lower(to) }
    emit(.slice(hasStart: slice.from != nil, hasEnd: slice.to != nil), at: slice.span)
  }

  private mutating func lower(_ member: MemberExpression) {
    checkField(of: member)
    let field = frame.code.constant(name: member.name.text)
    if let value = member.base.runValue {
      switch value {
      case .reply:
        emit(.replyField(field), at: member.span)
        return
      case .usage:
        emit(.usageField(field), at: member.span)
        return
      case .settings, .turns, .run, .stdin, .args: break
      }
    }
    lower(member.base)
    checkHasParts(member.base)
    noteColumn(member.name.text, of: member.base, at: member.name.span)
    emit(.field(field), at: member.span)
  }
}

extension BinaryOperator {
  /// The instruction that computes it from both operands; `and` and `or`, which jump, have none and give `requireBool`.
  var instruction: Instruction {
    switch self {
    case .or, .and: .requireBool
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .contains: .contains
    case .matches: .matches
    case .isIn: .isIn
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .floorDivide: .floorDivide
    case .remainder: .remainder
    }
  }
}

extension Expression {
  /// The value of the run that the expression names, where that name cannot be hidden; nil for every other expression.
  var runValue: RunValue? {
    guard case .name(let name) = self, let value = RunValue(rawValue: name.text) else {
      return nil
    }
    return value.mayBeHidden ? nil : value
  }
}
