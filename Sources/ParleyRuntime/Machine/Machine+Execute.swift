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
      case .addToLocal(let slot): if registers.addInt(to: registers.slots + Int(slot)) { continue }
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
