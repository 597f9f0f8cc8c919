/// The built-ins on numbers that look at the number or the types of their arguments themselves.
extension Builtin {
  /// `round(number)` and `round(number, decimals)`.
  func rounded(_ arguments: borrowing Span<Value>) throws(EffectError) -> Value {
    let number = try number(0, of: arguments)
    guard arguments.count > 1 else { return try NumberLibrary.round(number) }
    return NumberLibrary.round(number, decimals: try decimals(1, of: arguments))
  }

  /// `min` and `max` of a list, or of two and more arguments; of equal items the first.
  func extreme(
    _ arguments: borrowing Span<Value>,
    in workspace: inout Workspace
  ) throws(EffectError) -> Value {
    var items: [Value] = []
    if arguments.count == 1 {
      items = try list(0, of: arguments).items
      guard !items.isEmpty else { throw .tooFewItems(self, "at least one item", 0) }
      try workspace.draw(items.count)
    } else {
      for index in 0..<arguments.count { items.append(arguments[index]) }
    }
    var best = items[0]
    for (place, item) in items.enumerated() {
      if item.isUnknown { return .unknown }
      guard let order = Comparison.order(item, best) else {
        throw unorderable(item, at: place, after: best)
      }
      if self == .min ? order < 0 : order > 0 { best = item }
    }
    return best
  }

  /// Why an item has no place in an order.
  func unorderable(_ item: Value, at place: Int, after other: Value) -> EffectError {
    if Comparison.order(item, item) == nil {
      return .wrongItem(place, of: self, "numbers or texts", item)
    }
    return .mixedItems(place, of: self, item, before: other)
  }

  /// `range(end)`, `range(start, end)` and `range(start, end, step)`: ints, the end left out.
  func range(
    _ arguments: borrowing Span<Value>,
    in workspace: borrowing Workspace
  ) throws(EffectError) -> Value {
    let first = try whole(0, of: arguments)
    let start = arguments.count > 1 ? first : 0
    let end = arguments.count > 1 ? try whole(1, of: arguments) : first
    let step = arguments.count > 2 ? try whole(2, of: arguments) : 1
    guard step != 0 else { throw .unusableArgument(2, of: self, "must not be 0") }
    let isEmpty = step > 0 ? start >= end : start <= end
    guard !isEmpty else { return .list([]) }
    // The distance of two ints always fits in its magnitude.
    let distance = step > 0 ? UInt64(bitPattern: end &- start) : UInt64(bitPattern: start &- end)
    let count = (distance - 1) / step.magnitude + 1
    try workspace.allowList(of: Int(clamping: count), bytes: 0)
    var items: [Value] = []
    items.reserveCapacity(Int(clamping: count))
    var item = start
    for _ in 0..<count {
      items.append(.int(item))
      item = item &+ step
    }
    return .list(items)
  }
}
