import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

extension Lowering {
  mutating func lower(_ expect: ExpectStatement) {
    if isRefusedInTool("expect", at: expect.span) { return }
    let decided = frame.code.newLabel()
    let passed = frame.code.newLabel()
    let end = frame.code.newLabel()
    var operands: [SourceSpan] = []
    emit(.enterExpect(decided.operand), at: expect.span)
    lowerObserved(expect.condition, &operands)
    checkCondition(expect.condition, of: "expect")
    emit(.finishExpect, at: expect.condition.span)
    frame.code.bind(decided)
    emit(.jumpIfTrue(passed.operand), at: expect.condition.span)
    if let message = expect.message {
      // An error in the message must not hide the failure that it is about.
      let replaced = frame.code.newLabel()
      emit(.enterMessage(replaced.operand), at: message.span)
      lower(message)
      emit(.leave(1), at: message.span)
      frame.code.bind(replaced)
    } else {
      emit(.null, at: expect.span)
    }
    emit(.jump(end.operand), at: expect.span)
    frame.code.bind(passed)
    emit(.null, at: expect.span)
    frame.code.bind(end)
    let site = frame.code.add(ExpectationSite(span: expect.span, operands: operands))
    emit(.expectation(site), at: expect.span)
  }

  /// Lowers a condition so that the values of its operands are kept: both sides of each comparison, or the condition itself.
  private mutating func lowerObserved(_ condition: Expression, _ operands: inout [SourceSpan]) {
    switch condition {
    case .parenthesized(let node): lowerObserved(node.expression, &operands)
    case .unary(let node) where node.operator == .not:
      lowerObserved(node.operand, &operands)
      checkOperand(of: node)
      emit(.not, at: node.span)
    case .binary(let node) where node.operator == .and || node.operator == .or:
      lowerObserved(node.left, &operands)
      checkCondition(node.left, of: node.operator.rawValue)
      let end = emitShortCircuit(node)
      lowerObserved(node.right, &operands)
      checkCondition(node.right, of: node.operator.rawValue)
      emit(.requireBool, at: node.right.span)
      frame.code.bind(end)
    case .binary(let node) where node.operator.isComparison:
      observe(node.left, &operands)
      observe(node.right, &operands)
      checkOperands(of: node)
      emit(node.operator.instruction, at: node.span)
    default: observe(condition, &operands)
    }
  }

  /// Lowers an operand and keeps its value, unless the source shows it anyway.
  private mutating func observe(_ operand: Expression, _ operands: inout [SourceSpan]) {
    lower(operand)
    guard Constant.value(of: operand) == nil else { return }
    emit(.captureOperand(UInt32(operands.count)), at: operand.span)
    operands.append(operand.span)
  }
}
