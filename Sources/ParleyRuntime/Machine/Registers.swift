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

  /// Forgets values that were moved elsewhere, if they were.
  @inline(__always)
  mutating func take(_ count: Int, _ isDone: Bool) -> Bool {
    if isDone { top -= count }
    return isDone
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

  /// Takes two ints and tells whether they stand in an order; nil, with nothing done, where they are no ints.
  @inline(__always)
  mutating func takeInts(_ holds: (Int64, Int64) -> Bool) -> Bool? {
    guard case .int(let left) = top[-2], case .int(let right) = top[-1] else { return nil }
    top -= 2
    return holds(left, right)
  }

  /// Takes a bool and leaves the other.
  @inline(__always)
  mutating func negateBool() -> Bool {
    guard case .bool(let isTrue) = top[-1] else { return false }
    (top - 1).initialize(to: .bool(!isTrue))
    return true
  }

  /// Takes an int and adds it to one in a slot, unless it overflows.
  @inline(__always)
  mutating func addInt(to slot: UnsafeMutablePointer<Value>) -> Bool {
    guard case .int(let right) = top[-1], increase(slot, by: right) else { return false }
    top -= 1
    return true
  }

  /// Takes an int and adds it to one in a global, unless it overflows.
  @inline(__always)
  mutating func addInt(toGlobal place: UnsafeMutablePointer<Value?>) -> Bool {
    guard case .int(let right) = top[-1], increase(global: place, by: right) else { return false }
    top -= 1
    return true
  }

  /// Adds to an int in a slot, unless it overflows.
  @inline(__always)
  func increase(_ slot: UnsafeMutablePointer<Value>, by amount: Int64) -> Bool {
    guard case .int(let number) = slot.pointee else { return false }
    let (sum, isOverflow) = number.addingReportingOverflow(amount)
    if isOverflow { return false }
    slot.initialize(to: .int(sum))
    return true
  }

  /// Adds to an int in a global, unless it overflows.
  @inline(__always)
  func increase(global place: UnsafeMutablePointer<Value?>, by amount: Int64) -> Bool {
    guard case .some(.int(let number)) = place.pointee else { return false }
    let (sum, isOverflow) = number.addingReportingOverflow(amount)
    if isOverflow { return false }
    place.initialize(to: .int(sum))
    return true
  }

  /// Takes a list or a map and its key, and leaves the item.
  @inline(__always)
  mutating func readItem() -> Bool {
    guard let item = Self.item(top[-1], of: top[-2]) else { return false }
    drop()
    top[-1] = item
    return true
  }

  /// Takes a key and leaves the item of a list or a map.
  @inline(__always)
  func readItem(of value: Value) -> Bool {
    guard let item = Self.item(top[-1], of: value) else { return false }
    top[-1] = item
    return true
  }

  /// Takes a key and leaves the item of a list or a map in a slot.
  @inline(__always)
  func readItem(at slot: UnsafeMutablePointer<Value>) -> Bool {
    guard let item = slot.item(top - 1) else { return false }
    top[-1] = item
    return true
  }

  /// Leaves the value of a map's key, a constant; the map is in a slot.
  @inline(__always)
  mutating func readField(_ name: Int, at slot: UnsafeMutablePointer<Value>) -> Bool {
    guard case .map = slot.pointee, let value = slot.item(constants + name) else { return false }
    push(value)
    return true
  }

  /// Leaves the value of a map's key, a constant.
  @inline(__always)
  mutating func readField(_ name: Int, of value: Value) -> Bool {
    guard case .map(let map) = value, case .string(let name) = constants[name],
      let index = map.index(of: name)
    else { return false }
    push(map.entries[index].value)
    return true
  }

  /// An item of a list by its place, or of a map by its key.
  @inline(__always)
  private static func item(_ key: Value, of value: Value) -> Value? {
    switch value {
    case .list(let list):
      guard case .int(let place) = key, place >= 0, place < Int64(list.items.count) else {
        return nil
      }
      return list.items[Int(place)]
    case .map(let map):
      guard case .string(let name) = key, let index = map.index(of: name) else { return nil }
      return map.entries[index].value
    default: return nil
    }
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
