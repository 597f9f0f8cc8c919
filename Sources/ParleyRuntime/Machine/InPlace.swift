/// Changes of a list or a map in a variable that cannot fail and copy nothing; each does nothing and returns false where
/// there is more to do. Operands on the stack that are used have been moved away afterwards.
extension UnsafeMutablePointer<Value> {
  /// Adds an item on the stack to a list.
  func append(_ item: UnsafeMutablePointer<Value>, _ limits: borrowing Workspace) -> Bool {
    guard limits.hasRoom(for: item.pointee, in: pointee) else { return false }
    switch move() {
    case .list(var list):
      list.append(item.move())
      initialize(to: .list(list))
      return true
    case let other:
      initialize(to: other)
      return false
    }
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
    var isDone = false
    switch move() {
    case .list(var list):
      if case .int(let place) = operands[0], place >= 0, place < Int64(list.items.count) {
        isDone = list.update(at: Int(place)) { change(&$0, operands + 1) }
      }
      initialize(to: .list(list))
    case .map(var map):
      if case .string(let key) = operands[0], let place = map.index(of: key) {
        isDone = map.update(at: place) { change(&$0, operands + 1) }
      }
      initialize(to: .map(map))
    case let other:
      initialize(to: other)
    }
    if isDone { operands.deinitialize(count: 1) }
    return isDone
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
    guard var value = place.move() else {
      place.initialize(to: nil)
      return false
    }
    let isDone = withUnsafeMutablePointer(to: &value, body)
    place.initialize(to: value)
    return isDone
  }
}
