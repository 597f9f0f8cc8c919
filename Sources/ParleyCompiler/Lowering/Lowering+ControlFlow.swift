import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

extension Lowering {
  mutating func lower(_ statement: IfStatement) {
    let end = frame.code.newLabel()
    for branch in statement.branches {
      let next = frame.code.newLabel()
      lowerCondition(branch.condition, of: "if")
      emit(.jumpIfFalse(next.operand), at: branch.condition.span)
      lower(branch.body)
      emit(.jump(end.operand), at: branch.body.span.afterEnd)
      frame.code.bind(next)
    }
    if let otherwise = statement.otherwise { lower(otherwise) }
    frame.code.bind(end)
  }

  mutating func lower(_ loop: WhileStatement) {
    let next = frame.code.newLabel()
    let exit = frame.code.newLabel()
    frame.code.bind(next)
    lowerCondition(loop.condition, of: "while")
    emit(.jumpIfFalse(exit.operand), at: loop.condition.span)
    lowerBody(loop.body, next: next, exit: exit)
    frame.code.bind(exit)
  }

  mutating func lower(_ loop: RepeatStatement) {
    let next = frame.code.newLabel()
    let exit = frame.code.newLabel()
    lower(loop.count)
    checkRepeatCount(loop.count)
    frame.scope.openBlock()
    let slot = frame.scope.takeSlots(1)
    emit(.startRepeat(slot), at: loop.count.span)
    frame.code.bind(next)
    emit(.nextRepeat(exit.operand, slot), at: loop.count.span)
    lowerBody(loop.body, next: next, exit: exit)
    frame.code.bind(exit)
    frame.scope.closeBlock()
  }

  mutating func lower(_ loop: ForStatement) {
    let next = frame.code.newLabel()
    let exit = frame.code.newLabel()
    lower(loop.sequence)
    checkSequence(loop.sequence)
    frame.scope.openBlock()
    let slot = frame.scope.takeSlots(loop.second == nil ? 3 : 4)
    emit(.startIteration(slot), at: loop.sequence.span)
    frame.code.bind(next)
    declareLocal(loop.first, slot: slot &+ 2)
    if let second = loop.second {
      declareLocal(second, slot: slot &+ 3, beside: loop.first)
      emit(.nextPair(exit.operand, slot), at: loop.sequence.span)
    } else {
      emit(.nextItem(exit.operand, slot), at: loop.sequence.span)
    }
    lowerBody(loop.body, next: next, exit: exit)
    frame.code.bind(exit)
    emit(.clear(slot), at: loop.span.afterEnd)
    frame.scope.closeBlock()
  }

  /// Lowers a loop's body with the jump to its next round.
  private mutating func lowerBody(
    _ body: Block,
    next: CodeBuilder.Label,
    exit: CodeBuilder.Label
  ) {
    frame.loops.append(
      FunctionFrame.Loop(exit: exit, next: next, regionCount: frame.regionCount)
    )
    lower(body)
    frame.loops.removeLast()
    emit(.jump(next.operand), at: body.span.afterEnd)
  }

  mutating func lower(_ jump: JumpStatement) {
    guard let loop = frame.loops.last else {
      report(.jumpOutsideLoop(jump.kind.rawValue, at: jump.span))
      return
    }
    let open = frame.regionCount - loop.regionCount
    if open > 0 { emit(.leave(open), at: jump.span) }
    let target = jump.kind == .breakLoop ? loop.exit : loop.next
    emit(.jump(target.operand), at: jump.span)
  }

  mutating func lower(_ statement: ReturnStatement) {
    if let value = statement.value {
      lower(value)
    } else {
      emit(.null, at: statement.span)
    }
    guard frame.scope.kind == .function || frame.scope.kind == .tool else {
      report(.returnOutsideFunction(at: statement.span))
      emit(.pop, at: statement.span)
      return
    }
    emit(.return, at: statement.span)
  }

  /// Lowers a condition; a bool stays on the stack.
  mutating func lowerCondition(_ condition: Expression, of verb: String) {
    lower(condition)
    checkCondition(condition, of: verb)
  }
}
