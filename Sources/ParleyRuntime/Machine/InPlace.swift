/// Changes of a list or a map in a variable that cannot fail and copy nothing; each does nothing and returns false where
/// there is more to do. Operands on the stack that are used have been moved away afterwards.
extension UnsafeMutablePointer<Value> {
  /// Adds an item on the stack to a list.
  func append(_ item: UnsafeMutablePointer<Value>, _ limits: borrowing Workspace) -> Bool {
    guard case .list = pointee, limits.hasRoom(for: item.pointee, in: pointee) else {
      return false
    }
    var list = move().takeList()
    list.append(item.move())
    initialize(to: .list(list))
    return true
  }

  /// Adds a text on the stack to a text.
  func join(_ addition: UnsafeMutablePointer<Value>, _ limits: borrowing Workspace) -> Bool {
    guard case .string = pointee, case .string(let new) = addition.pointee,
      limits.hasRoom(for: addition.pointee, in: pointee)
    else { return false }
    var text = move().takeText()
    text.append(new)
    initialize(to: .string(text))
    addition.deinitialize(count: 1)
    return true
  }

  /// Replaces an item of a list or a map; the key and the value stand on the stack.
  func setItem(_ operands: UnsafeMutablePointer<Value>, _ limits: borrowing Workspace) -> Bool {
    let isDone = changeItem(operands, operands + 1) { weight, item, value in
      guard limits.hasRoom(for: value.pointee, in: weight) else { return false }
      item = value.move()
      return true
    }
    if isDone { operands.deinitialize(count: 1) }
    return isDone
  }

  /// Replaces a field of a map that is there, its name a constant; the value stands on the stack.
  func setField(
    _ name: UnsafeMutablePointer<Value>,
    _ value: UnsafeMutablePointer<Value>,
    _ limits: borrowing Workspace
  ) -> Bool {
    guard case .map = pointee else { return false }
    return changeItem(name, value) { weight, item, value in
      guard limits.hasRoom(for: value.pointee, in: weight) else { return false }
      item = value.move()
      return true
    }
  }

  /// Adds an int to one in a field of a map, its name a constant; the int stands on the stack.
  func increaseField(
    _ name: UnsafeMutablePointer<Value>,
    _ amount: UnsafeMutablePointer<Value>
  ) -> Bool {
    guard case .map = pointee else { return false }
    return changeItem(name, amount) { _, item, amount in Self.increase(&item, by: amount.pointee) }
  }

  /// Adds an int to one in a list or a map; the key and the int stand on the stack.
  func increaseItem(_ operands: UnsafeMutablePointer<Value>) -> Bool {
    let isDone = changeItem(operands, operands + 1) { _, item, amount in
      Self.increase(&item, by: amount.pointee)
    }
    if isDone { operands.deinitialize(count: 1) }
    return isDone
  }

  /// Adds an int to one, unless it overflows.
  @inline(__always)
  private static func increase(_ item: inout Value, by amount: Value) -> Bool {
    guard case .int(let old) = item, case .int(let amount) = amount else { return false }
    let (sum, isOverflow) = old.addingReportingOverflow(amount)
    if isOverflow { return false }
    item = .int(sum)
    return true
  }

  /// Changes an item of a list or a map that is there; the change is given the weight of the whole, the item and the operand.
  @inline(__always)
  private func changeItem(
    _ key: UnsafeMutablePointer<Value>,
    _ operand: UnsafeMutablePointer<Value>,
    _ change: (UInt32, inout Value, UnsafeMutablePointer<Value>) -> Bool
  ) -> Bool {
    var isDone = false
    switch key.pointee {
    case .int(let place):
      guard case .list = pointee else { return false }
      // Out of its place while it is looked through: that counts fewer references than a copy.
      var list = move().takeList()
      if place >= 0, place < Int64(list.items.count) {
        let weight = list.weight
        isDone = list.update(at: Int(place)) { change(weight, &$0, operand) }
      }
      initialize(to: .list(list))
    case .string(let name):
      guard case .map = pointee else { return false }
      var map = move().takeMap()
      if let place = map.index(of: name) {
        let weight = map.weight
        isDone = map.update(at: place) { change(weight, &$0, operand) }
      }
      initialize(to: .map(map))
    default: break
    }
    return isDone
  }

  /// An item of a list or a map that is there; the value stays where it is.
  @inline(__always)
  func item(_ key: UnsafeMutablePointer<Value>) -> Value? {
    var item: Value?
    switch key.pointee {
    case .int(let place):
      guard case .list = pointee else { return nil }
      let list = move().takeList()
      if place >= 0, place < Int64(list.items.count) { item = list.items[Int(place)] }
      initialize(to: .list(list))
    case .string(let name):
      guard case .map = pointee else { return nil }
      let map = move().takeMap()
      if let place = map.index(of: name) { item = map.entries[place].value }
      initialize(to: .map(map))
    default: break
    }
    return item
  }
}

extension Value {
  /// The list of a value that is given up, so that nothing else shares its storage; empty for other types.
  // A pattern on the variable itself would leave a copy of the list in it while the list changes.
  fileprivate consuming func takeList() -> ListValue {
    if case .list(let list) = self { list } else { [] }
  }

  /// The text of a value that is given up, so that nothing else shares its storage; empty for other types.
  fileprivate consuming func takeText() -> Text {
    if case .string(let text) = self { text } else { .empty }
  }

  /// The map of a value that is given up, so that nothing else shares its storage; empty for other types.
  fileprivate consuming func takeMap() -> MapValue {
    if case .map(let map) = self { map } else { [:] }
  }
}

extension Workspace {
  /// Whether a value may become a part of another.
  @inline(__always)
  fileprivate func hasRoom(for part: Value, in whole: Value) -> Bool {
    part.depth < maximumDepth
      && whole.weight.saturatingSum(part.weight) <= maximumByteCount
  }

  /// Whether a value may become a part of another of some weight.
  @inline(__always)
  fileprivate func hasRoom(for part: Value, in weight: UInt32) -> Bool {
    part.depth < maximumDepth && weight.saturatingSum(part.weight) <= maximumByteCount
  }
}

extension Machine {
  /// Adds an item on the stack to a list in a global.
  func append(_ item: UnsafeMutablePointer<Value>, toGlobal number: UInt32) -> Bool {
    withGlobal(number) { $0.append(item, workspace) }
  }

  /// Adds a text on the stack to a text in a global.
  func join(_ addition: UnsafeMutablePointer<Value>, toGlobal number: UInt32) -> Bool {
    guard case .string = addition.pointee else { return false }
    return withGlobal(number) { $0.join(addition, workspace) }
  }

  /// Replaces an item of a list or a map in a global; the key and the value stand on the stack.
  func setItem(_ operands: UnsafeMutablePointer<Value>, ofGlobal number: UInt32) -> Bool {
    withGlobal(number) { $0.setItem(operands, workspace) }
  }

  /// Adds an int to one in a list or a map in a global; the key and the int stand on the stack.
  func increaseItem(_ operands: UnsafeMutablePointer<Value>, ofGlobal number: UInt32) -> Bool {
    withGlobal(number) { $0.increaseItem(operands) }
  }

  /// Replaces a field of a map in a global; the value stands on the stack.
  func setField(
    _ name: UnsafeMutablePointer<Value>,
    _ value: UnsafeMutablePointer<Value>,
    ofGlobal number: UInt32
  ) -> Bool {
    withGlobal(number) { $0.setField(name, value, workspace) }
  }

  /// Adds an int to one in a field of a map in a global; the int stands on the stack.
  func increaseField(
    _ name: UnsafeMutablePointer<Value>,
    _ amount: UnsafeMutablePointer<Value>,
    ofGlobal number: UInt32
  ) -> Bool {
    withGlobal(number) { $0.increaseField(name, amount) }
  }

  /// Lends the value of a global; false where it has none.
  @inline(__always)
  private func withGlobal(
    _ number: UInt32,
    _ body: (UnsafeMutablePointer<Value>) -> Bool
  ) -> Bool {
    let place = globals.base + Int(number)
    if case .none = place.pointee { return false }
    var value = Self.take(place.move())
    let isDone = withUnsafeMutablePointer(to: &value, body)
    place.initialize(to: value)
    return isDone
  }

  /// A value that is given up; null for none.
  private static func take(_ value: consuming Value?) -> Value { value ?? .null }
}
