/// Operators on operands that the loop does not do by itself.
extension Machine {
  mutating func performOperator(_ instruction: Instruction) throws(EffectError) {
    switch instruction {
    case .add: try add(stack.pop(), to: stack.top - 1)
    case .subtract: try apply(.subtract)
    case .multiply: try apply(.multiply)
    case .divide: try apply(.divide)
    case .floorDivide: try apply(.floorDivide)
    case .remainder: try apply(.remainder)
    case .negate: stack.push(try Arithmetic.negate(stack.pop()))
    case .not: stack.push(try negation(of: stack.pop()))
    case .less: try compare(.less)
    case .lessOrEqual: try compare(.lessOrEqual)
    case .greater: try compare(.greater)
    case .greaterOrEqual: try compare(.greaterOrEqual)
    case .equal: compareEqual(negated: false)
    case .notEqual: compareEqual(negated: true)
    case .contains: try lookInside(isReversed: false)
    case .isIn: try lookInside(isReversed: true)
    default: try match(stack.pop(2))
    }
  }

  /// `+=` in place.
  mutating func add(
    _ value: consuming Value,
    to place: UnsafeMutablePointer<Value>
  ) throws(EffectError) {
    try Addition.add(value, to: &place.pointee, workspace)
  }

  private mutating func apply(_ symbol: Arithmetic.Operator) throws(EffectError) {
    let right = stack.pop()
    let left = stack.pop()
    stack.push(try Arithmetic.apply(symbol, left, right))
  }

  mutating func compare(_ symbol: Comparison.Operator) throws(EffectError) {
    let right = stack.pop()
    let left = stack.pop()
    workspace.fuel -= left.work(with: right)
    stack.push(try Comparison.apply(symbol, left, right))
  }

  mutating func compareEqual(negated: Bool) {
    let right = stack.pop()
    let left = stack.pop()
    workspace.fuel -= left.work(with: right)
    stack.push(Comparison.isEqual(left, right, negated: negated))
  }

  private mutating func lookInside(isReversed: Bool) throws(EffectError) {
    let right = stack.pop()
    let left = stack.pop()
    let container = isReversed ? right : left
    let item = isReversed ? left : right
    if case .map = container {} else { workspace.fuel -= container.work }
    stack.push(try Containment.contains(container, item))
  }

  private mutating func match(_ operands: [Value]) throws(EffectError) {
    stack.push(try workspace.matches(operands[0], operands[1]))
  }

  private func negation(of value: Value) throws(EffectError) -> Value {
    switch value {
    case .bool(let isTrue): .bool(!isTrue)
    case .unknown: .unknown
    default: throw .notBool(value)
    }
  }
}

extension Value {
  /// The fuel for looking at all of a value.
  var work: Int { Int(weight >> 6) }

  /// The fuel for comparing two values.
  func work(with other: Value) -> Int { min(work, other.work) }
}
