/// The loop of the machine: what is done often and cannot fail is done here, all else by ``perform(_:)``.
///
/// One function, because the registers stay in those of the processor only while no other function is given their address.
extension Machine {
  /// Executes instructions until the machine has to stop.
  mutating func execute() -> Exit {
    var registers = loadRegisters()
    while true {
      let instruction = registers.next.pointee
      registers.next += 1
      // A case that goes on has done all of its instruction; one that ends without has done nothing of it.
      switch instruction {
      case .null: registers.push(.null); continue
      case .true: registers.push(.bool(true)); continue
      case .false: registers.push(.bool(false)); continue
      case .int(let number): registers.push(.int(Int64(number))); continue
      case .constant(let place): registers.push(registers.constants[Int(place)]); continue
      case .pop: registers.drop(); continue
      case .local(let slot): registers.push(registers.slots[Int(slot)]); continue
      case .setLocal(let slot): registers.slots[Int(slot)] = registers.pop(); continue
      case .clear(let slot): registers.slots[Int(slot)] = .null; continue
      case .addToLocal(let slot):
        let slot = registers.slots + Int(slot)
        if registers.addInt(to: slot) { continue }
        if registers.take(1, slot.join(registers.top - 1, workspace)) { continue }
      case .setGlobal(let number): globals.base[Int(number)] = registers.pop(); continue
      case .global(let number):
        if let value = globals.base[Int(number)] {
          registers.push(value)
          continue
        }
      case .add:
        if registers.combineInts({ $0.addingReportingOverflow($1) }) { continue }
        if registers.combineFloats({ $0 + $1 }) { continue }
      case .subtract:
        if registers.combineInts({ $0.subtractingReportingOverflow($1) }) { continue }
        if registers.combineFloats({ $0 - $1 }) { continue }
      case .multiply:
        if registers.combineInts({ $0.multipliedReportingOverflow(by: $1) }) { continue }
        if registers.combineFloats({ $0 * $1 }) { continue }
      case .less: if registers.compareInts(<) { continue }
      case .lessOrEqual: if registers.compareInts(<=) { continue }
      case .greater: if registers.compareInts(>) { continue }
      case .greaterOrEqual: if registers.compareInts(>=) { continue }
      case .equal: if registers.compareInts(==) { continue }
      case .notEqual: if registers.compareInts(!=) { continue }
      case .floorDivide: if registers.combineInts(Arithmetic.quotient) { continue }
      case .remainder: if registers.combineInts(Arithmetic.remainder) { continue }
      case .not: if registers.negateBool() { continue }
      case .addToGlobal(let number):
        if registers.addInt(toGlobal: globals.base + Int(number)) { continue }
        if registers.take(1, join(registers.top - 1, toGlobal: number)) { continue }
      case .increaseLocal(let amount, let slot):
        if registers.increase(registers.slots + Int(slot), by: Int64(amount)) { continue }
      case .increaseGlobal(let number, let amount):
        if registers.increase(global: globals.base + Int(number), by: Int64(amount)) { continue }
      case .appendToLocal(let slot):
        if registers.take(1, (registers.slots + Int(slot)).append(registers.top - 1, workspace)) {
          continue
        }
      case .appendToGlobal(let number):
        if registers.take(1, append(registers.top - 1, toGlobal: number)) { continue }
      case .assignToLocalItem(let slot):
        let slot = registers.slots + Int(slot)
        if registers.take(2, slot.setItem(registers.top - 2, workspace)) { continue }
      case .assignToGlobalItem(let number):
        if registers.take(2, setItem(registers.top - 2, ofGlobal: number)) { continue }
      case .addToLocalItem(let slot):
        let slot = registers.slots + Int(slot)
        if registers.take(2, slot.increaseItem(registers.top - 2)) { continue }
      case .addToGlobalItem(let number):
        if registers.take(2, increaseItem(registers.top - 2, ofGlobal: number)) { continue }
      case .assignToLocalField(let name, let slot):
        let slot = registers.slots + Int(slot)
        let name = registers.constants + Int(name)
        if registers.take(1, slot.setField(name, registers.top - 1, workspace)) { continue }
      case .assignToGlobalField(let number, let name):
        let name = registers.constants + Int(name)
        if registers.take(1, setField(name, registers.top - 1, ofGlobal: number)) { continue }
      case .addToLocalField(let name, let slot):
        let slot = registers.slots + Int(slot)
        let name = registers.constants + Int(name)
        if registers.take(1, slot.increaseField(name, registers.top - 1)) { continue }
      case .addToGlobalField(let number, let name):
        let name = registers.constants + Int(name)
        if registers.take(1, increaseField(name, registers.top - 1, ofGlobal: number)) { continue }
      case .index: if registers.readItem() { continue }
      case .localItem(let slot): if registers.readItem(at: registers.slots + Int(slot)) { continue }
      case .globalItem(let number):
        if case .some(let value) = globals.base[Int(number)], registers.readItem(of: value) {
          continue
        }
      case .localField(let name, let slot):
        if registers.readField(Int(name), at: registers.slots + Int(slot)) { continue }
      case .globalField(let number, let name):
        if case .some(let value) = globals.base[Int(number)],
          registers.readField(Int(name), of: value)
        {
          continue
        }
      case .callFunction(let id, let count):
        save(registers)
        if enter(id, argumentCount: Int(count)) {
          registers = loadRegisters()
          continue
        }
      case .return:
        if leaveFrame(&registers) {
          registers = loadRegisters()
          continue
        }
      case .jump(let target):
        registers.jump(to: target)
        if takeFuel() { continue }
        return save(registers, .outOfFuel)
      case .jumpIfFalse(let target):
        guard case .bool(let isTrue) = registers.top[-1] else { break }
        registers.top -= 1
        if isTrue { continue }
        registers.jump(to: target)
        if takeFuel() { continue }
        return save(registers, .outOfFuel)
      case .jumpIfTrue(let target):
        guard case .bool(let isTrue) = registers.top[-1] else { break }
        registers.top -= 1
        if !isTrue { continue }
        registers.jump(to: target)
        if takeFuel() { continue }
        return save(registers, .outOfFuel)
      case .jumpIfFalseElsePop(let target):
        guard case .bool(let isTrue) = registers.top[-1] else { break }
        if isTrue { registers.top -= 1 } else { registers.jump(to: target) }
        continue
      case .jumpIfTrueElsePop(let target):
        guard case .bool(let isTrue) = registers.top[-1] else { break }
        if isTrue { registers.jump(to: target) } else { registers.top -= 1 }
        continue
      case .jumpUnlessLess(let target):
        guard let holds = registers.takeInts(<) else { break }
        if !holds { registers.jump(to: target) }
        continue
      case .jumpUnlessLessOrEqual(let target):
        guard let holds = registers.takeInts(<=) else { break }
        if !holds { registers.jump(to: target) }
        continue
      case .jumpUnlessGreater(let target):
        guard let holds = registers.takeInts(>) else { break }
        if !holds { registers.jump(to: target) }
        continue
      case .jumpUnlessGreaterOrEqual(let target):
        guard let holds = registers.takeInts(>=) else { break }
        if !holds { registers.jump(to: target) }
        continue
      case .jumpUnlessEqual(let target):
        guard let holds = registers.takeInts(==) else { break }
        if !holds { registers.jump(to: target) }
        continue
      case .jumpUnlessNotEqual(let target):
        guard let holds = registers.takeInts(!=) else { break }
        if !holds { registers.jump(to: target) }
        continue
      case .nextItem(let target, let slot):
        switch registers.nextItem(registers.slots + Int(slot)) {
        case .some(true): continue
        case .some(false):
          registers.jump(to: target)
          continue
        case .none: break
        }
      case .nextRepeat(let target, let slot):
        guard case .int(let left) = registers.slots[Int(slot)] else { break }
        registers.slots[Int(slot)] = .int(left - 1)
        if left <= 0 { registers.jump(to: target) }
        if takeFuel() { continue }
        return save(registers, .outOfFuel)
      default: break
      }
      save(registers)
      if let exit = performing(instruction) { return exit }
      registers = loadRegisters()
    }
  }

  /// Takes one unit of fuel; false when there was none left.
  @inline(__always)
  private mutating func takeFuel() -> Bool {
    workspace.fuel -= 1
    return workspace.fuel >= 0
  }

  /// Leaves the frame that is executed; false where it is the last one or has open regions.
  @inline(__always)
  private mutating func leaveFrame(_ registers: inout Registers) -> Bool {
    let frame = frames[frames.count - 1]
    guard frames.count > 1, regions.count == frame.regionCount else { return false }
    let value = registers.pop()
    let bottom = stack.base + (frame.hasCallee ? frame.base - 1 : frame.base)
    while registers.top > bottom { registers.drop() }
    registers.push(value)
    stack.count = registers.top - stack.base
    frames.removeLast()
    return true
  }

  @inline(__always)
  private func loadRegisters() -> Registers {
    let frame = frames[frames.count - 1]
    let function = program.linked[Int(frame.function.rawValue)]
    return Registers(
      code: function.instructions,
      constants: function.constants,
      slots: stack.base + frame.base,
      next: function.instructions + frame.next,
      top: stack.top
    )
  }

  @inline(__always)
  private mutating func save(_ registers: Registers) {
    stack.count = registers.top - stack.base
    frames[frames.count - 1].next = registers.next - registers.code
  }

  @inline(__always)
  private mutating func save(_ registers: Registers, _ exit: Exit) -> Exit {
    save(registers)
    return exit
  }

  @inline(__always)
  private mutating func performing(_ instruction: Instruction) -> Exit? {
    do throws(EffectError) {
      return try perform(instruction)
    } catch {
      return .failed(error)
    }
  }
}
