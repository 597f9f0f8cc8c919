/// What the loop of the machine keeps at hand of the frame that is executed.
///
/// Valid until the stack grows or another frame is executed; then it is read anew from the machine. The functions are those
/// parts of instructions that cannot fail: each that returns a Bool has done nothing where it returns false.
struct Registers {
  /// The first instruction of the function.
  let code: UnsafeMutablePointer<Instruction>
  /// The constants of the function.
  let constants: UnsafeMutablePointer<Value>
  /// The first slot of the frame.
  let slots: UnsafeMutablePointer<Value>
  /// The next instruction.
  var next: UnsafeMutablePointer<Instruction>
  /// The place after the last value on the stack.
  var top: UnsafeMutablePointer<Value>

  /// Adds a value.
  @inline(__always)
  mutating func push(_ value: consuming Value) {
    top.initialize(to: value)
    top += 1
  }

  /// Takes the last value.
  @inline(__always)
  mutating func pop() -> Value {
    top -= 1
    return top.move()
  }

  /// Drops the last value.
  @inline(__always)
  mutating func drop() {
    top -= 1
    top.deinitialize(count: 1)
  }

  /// Goes on at an instruction.
  @inline(__always)
  mutating func jump(to target: UInt32) {
    next = code + Int(target)
  }

  /// Takes two ints and leaves a result, unless it overflows.
  @inline(__always)
  mutating func combineInts(_ operation: (Int64, Int64) -> (Int64, Bool)) -> Bool {
    guard case .int(let left) = top[-2], case .int(let right) = top[-1] else { return false }
    let (result, isOverflow) = operation(left, right)
    if isOverflow { return false }
    top -= 1
    // An int owns nothing: the one that is written over need not be destroyed.
    (top - 1).initialize(to: .int(result))
    return true
  }

  /// Takes two floats and leaves a result, if it is finite.
  @inline(__always)
  mutating func combineFloats(_ operation: (Double, Double) -> Double) -> Bool {
    guard case .float(let left) = top[-2], case .float(let right) = top[-1] else { return false }
    let result = operation(left, right)
    if !result.isFinite { return false }
    top -= 1
    (top - 1).initialize(to: .float(result))
    return true
  }

  /// Takes two ints and leaves whether they stand in an order.
  @inline(__always)
  mutating func compareInts(_ holds: (Int64, Int64) -> Bool) -> Bool {
    guard case .int(let left) = top[-2], case .int(let right) = top[-1] else { return false }
    top -= 1
    (top - 1).initialize(to: .bool(holds(left, right)))
    return true
  }

  /// Takes an int and adds it to one in a slot, unless it overflows.
  @inline(__always)
  mutating func addInt(to slot: UnsafeMutablePointer<Value>) -> Bool {
    guard case .int(let left) = slot.pointee, case .int(let right) = top[-1] else { return false }
    let (sum, isOverflow) = left.addingReportingOverflow(right)
    if isOverflow { return false }
    top -= 1
    slot.initialize(to: .int(sum))
    return true
  }

  /// Puts the next item of a list into the third of a loop's slots; false at its end, nil where it is no list.
  @inline(__always)
  func nextItem(_ slot: UnsafeMutablePointer<Value>) -> Bool? {
    guard case .list(let list) = slot[0], case .int(let place) = slot[1] else { return nil }
    let index = Int(place)
    guard index < list.items.count else { return false }
    slot[2] = list.items[index]
    (slot + 1).initialize(to: .int(place + 1))
    return true
  }
}
