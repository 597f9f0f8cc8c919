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
    guard limits.hasRoom(for: operands[1], in: pointee) else { return false }
    return changeItem(operands) { item, value in
      item = value.move()
      return true
    }
  }

  /// Adds an int to one in a list or a map; the key and the int stand on the stack.
  func increaseItem(_ operands: UnsafeMutablePointer<Value>) -> Bool {
    changeItem(operands) { item, value in
      guard case .int(let old) = item, case .int(let amount) = value.pointee else { return false }
      let (sum, isOverflow) = old.addingReportingOverflow(amount)
      if isOverflow { return false }
      item = .int(sum)
      return true
    }
  }

  /// Changes an item of a list or a map that is there, its key and an operand on the stack.
  @inline(__always)
  private func changeItem(
    _ operands: UnsafeMutablePointer<Value>,
    _ change: (inout Value, UnsafeMutablePointer<Value>) -> Bool
  ) -> Bool {
    let isDone: Bool
    switch Place(operands[0], in: pointee) {
    case .item(let place):
      var list = move().takeList()
      isDone = list.update(at: place) { change(&$0, operands + 1) }
      initialize(to: .list(list))
    case .entry(let place):
      var map = move().takeMap()
      isDone = map.update(at: place) { change(&$0, operands + 1) }
      initialize(to: .map(map))
    case .none: isDone = false
    }
    if isDone { operands.deinitialize(count: 1) }
    return isDone
  }
}

/// Where a key finds something.
private enum Place {
  /// At a place in a list.
  case item(Int)
  /// At a place in a map.
  case entry(Int)
  /// Nowhere, or not as simply.
  case none

  @inline(__always)
  init(_ key: Value, in value: Value) {
    self = .none
    switch value {
    case .list(let list):
      if case .int(let place) = key, place >= 0, place < Int64(list.items.count) {
        self = .item(Int(place))
      }
    case .map(let map):
      if case .string(let key) = key, let place = map.index(of: key) { self = .entry(place) }
    default: break
    }
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
