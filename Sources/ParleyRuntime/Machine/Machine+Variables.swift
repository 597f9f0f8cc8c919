/// Variables and constants; the loop does most of these by itself.
extension Machine {
  mutating func performVariable(_ instruction: Instruction) throws(EffectError) {
    switch instruction {
    case .null: stack.push(.null)
    case .true: stack.push(.bool(true))
    case .false: stack.push(.bool(false))
    case .int(let number): stack.push(.int(Int64(number)))
    case .constant(let place): stack.push(constant(place))
    case .pop: _ = stack.pop()
    case .duplicate: stack.push(stack.top[-1])
    case .local(let slot): stack.push(self.slot(slot).pointee)
    case .setLocal(let slot): self.slot(slot).pointee = stack.pop()
    case .clear(let slot): self.slot(slot).pointee = .null
    case .addToLocal(let slot): try add(stack.pop(), to: self.slot(slot))
    case .global(let number): stack.push(try global(number))
    case .setGlobal(let number): globals.base[Int(number)] = stack.pop()
    case .addToGlobal(let number): try add(stack.pop(), toGlobal: number)
    case .increaseLocal(let amount, let slot):
      try add(.int(Int64(amount)), to: self.slot(slot))
    case .increaseGlobal(let number, let amount):
      try add(.int(Int64(amount)), toGlobal: number)
    case .appendToLocal(let slot): try add([stack.pop()], to: self.slot(slot))
    case .appendToGlobal(let number): try add([stack.pop()], toGlobal: number)
    case .assign(let path): try assign(.set, code.paths[Int(path)])
    case .addTo(let path): try assign(.add, code.paths[Int(path)])
    case .assignToLocalItem(let slot): try assign(.set, .item(of: .local(slot)))
    case .assignToGlobalItem(let number): try assign(.set, .item(of: .global(number)))
    case .addToLocalItem(let slot): try assign(.add, .item(of: .local(slot)))
    case .addToGlobalItem(let number): try assign(.add, .item(of: .global(number)))
    case .assignToLocalField(let name, let slot):
      try assign(.set, .field(self.name(name), of: .local(slot)))
    case .assignToGlobalField(let number, let name):
      try assign(.set, .field(self.name(UInt32(name)), of: .global(number)))
    case .addToLocalField(let name, let slot):
      try assign(.add, .field(self.name(name), of: .local(slot)))
    case .addToGlobalField(let number, let name):
      try assign(.add, .field(self.name(UInt32(name)), of: .global(number)))
    default: break
    }
  }

  /// The slot of a frame.
  func slot(_ slot: UInt16) -> UnsafeMutablePointer<Value> {
    stack.base + frames[frames.count - 1].base + Int(slot)
  }

  /// The code of the function that is executed.
  var code: Code { program[frames[frames.count - 1].function].code }

  /// A constant of the function that is executed.
  func constant(_ place: UInt32) -> Value { code.constants[Int(place)] }

  /// A constant that is a name.
  func name(_ place: UInt32) -> Text {
    guard case .string(let name) = constant(place) else {
      preconditionFailure("the verifier lets names be texts only")
    }
    return name
  }

  private mutating func add(_ value: Value, toGlobal number: UInt32) throws(EffectError) {
    try change(global: number) { variable, limits throws(EffectError) in
      try Addition.add(value, to: &variable, limits)
    }
  }

  /// The value of a global.
  func global(_ number: UInt32) throws(EffectError) -> Value {
    guard let value = globals.base[Int(number)] else {
      throw .globalWithoutValue(program.globalNames[Int(number)])
    }
    return value
  }

  private mutating func assign(
    _ change: Assignment.Change,
    _ path: AssignmentPath
  ) throws(EffectError) {
    let value = stack.pop()
    let keys = stack.pop(path.keyCount)
    let assignment = Assignment(change: change, value: value, steps: path.steps, keys: keys)
    switch path.root {
    case .local(let slot): try assignment.apply(to: &self.slot(slot).pointee, workspace)
    case .global(let number):
      try self.change(global: number) { variable, limits throws(EffectError) in
        try assignment.apply(to: &variable, limits)
      }
    }
  }

  /// Changes a global where it stands, its storage not shared with a copy.
  private mutating func change(
    global number: UInt32,
    _ change: (inout Value, borrowing Workspace) throws(EffectError) -> Void
  ) throws(EffectError) {
    let place = globals.base + Int(number)
    guard var value = exchange(place) else {
      throw .globalWithoutValue(program.globalNames[Int(number)])
    }
    defer { place.pointee = value }
    try change(&value, workspace)
  }

  private func exchange(_ place: UnsafeMutablePointer<Value?>) -> Value? {
    let value = place.move()
    place.initialize(to: nil)
    return value
  }
}
