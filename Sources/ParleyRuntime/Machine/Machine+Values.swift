/// Instructions that make values of others, or read parts of them.
extension Machine {
  mutating func performValue(_ instruction: Instruction) throws(EffectError) {
    switch instruction {
    case .list(let count): try pushChecked(.list(stack.pop(Int(count))))
    case .map(let count): try pushMap(Int(count))
    case .field(let name): stack.push(try field(self.name(name), of: stack.pop()))
    case .index: try pushItem()
    case .slice(let hasStart, let hasEnd): try pushSlice(hasStart: hasStart, hasEnd: hasEnd)
    case .text(let count): try pushText(Int(count), showsUnknown: false)
    case .prompt(let count): try pushText(Int(count), showsUnknown: true)
    case .requireText: try requireText(stack.top[-1])
    case .requireBool: try requireBool(stack.top[-1])
    case .startIteration(let slot): try startIteration(slot)
    case .startRepeat(let slot): try startRepeat(slot)
    case .fail: throw .failed(try popText())
    case .reply: stack.push(reply)
    case .replyField(let name): stack.push(try replyField(self.name(name)))
    case .usage: stack.push(try usage)
    case .usageField(let name): stack.push(try usageField(self.name(name)))
    case .localItem(let slot):
      stack.push(try Parts.item(stack.pop(), of: self.slot(slot).pointee))
    case .globalItem(let number):
      stack.push(try Parts.item(stack.pop(), of: try global(number)))
    case .localField(let name, let slot):
      stack.push(try field(self.name(name), of: self.slot(slot).pointee))
    case .globalField(let number, let name):
      stack.push(try field(self.name(UInt32(name)), of: try global(number)))
    default: break
    }
  }

  private mutating func pushChecked(_ value: consuming Value) throws(EffectError) {
    var value = value
    try workspace.allow(&value)
    stack.push(value)
  }

  private mutating func pushMap(_ count: Int) throws(EffectError) {
    let parts = stack.pop(2 * count)
    var map = MapValue()
    for place in 0..<count {
      let key = parts[2 * place]
      if key.isUnknown {
        stack.push(.unknown)
        return
      }
      guard let name = key.textual else { throw .wrongKey(key) }
      map[name] = parts[2 * place + 1]
    }
    try pushChecked(.map(map))
  }

  private mutating func pushItem() throws(EffectError) {
    let key = stack.pop()
    let value = stack.pop()
    stack.push(try Parts.item(key, of: value))
  }

  private mutating func pushSlice(hasStart: Bool, hasEnd: Bool) throws(EffectError) {
    let end = hasEnd ? stack.pop() : nil
    let start = hasStart ? stack.pop() : nil
    let value = stack.pop()
    workspace.fuel -= value.work
    stack.push(try Parts.slice(value, start, end))
  }

  // MARK: Checks

  private func requireText(_ value: Value) throws(EffectError) {
    switch value {
    case .null: throw .nullInText()
    case .function: throw .functionInText()
    default: break
    }
  }

  private func requireBool(_ value: Value) throws(EffectError) {
    switch value {
    case .bool, .unknown: break
    default: throw .notBool(value)
    }
  }

  private mutating func startIteration(_ slot: UInt16) throws(EffectError) {
    let value = stack.pop()
    switch value {
    case .list, .map, .unknown: break
    default: throw .notIterable(value)
    }
    self.slot(slot).pointee = value
    self.slot(slot + 1).pointee = .int(0)
  }

  private mutating func startRepeat(_ slot: UInt16) throws(EffectError) {
    let value = stack.pop()
    switch value {
    case .int(let count) where count >= 0: break
    case .unknown: break
    default: throw .wrongRepeatCount(value)
    }
    self.slot(slot).pointee = value
  }
}
