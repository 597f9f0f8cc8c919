extension Value: Equatable {
  /// Whether two values are equal as the language's `==` has it: numbers by value, replies as their texts, lists by items,
  /// maps whatever their order, functions when they are the same one with equal surroundings; else values of different types
  /// are not.
  package static func == (one: Value, other: Value) -> Bool {
    switch (one, other) {
    case (.null, .null), (.unknown, .unknown): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.float(let a), .float(let b)): a == b
    case (.int(let a), .float(let b)): b.isExactly(a)
    case (.float(let a), .int(let b)): a.isExactly(b)
    case (.string(let a), .string(let b)): a == b
    case (.string(let a), .reply(let b)): a == b.text
    case (.reply(let a), .string(let b)): a.text == b
    case (.reply(let a), .reply(let b)): a.text == b.text
    case (.list(let a), .list(let b)): a.items == b.items
    case (.map(let a), .map(let b)): a == b
    case (.function(let a), .function(let b)): a == b
    default: false
    }
  }
}

extension MapValue: Equatable {
  /// Whether both have the same keys with equal values, in any order.
  package static func == (one: MapValue, other: MapValue) -> Bool {
    guard one.count == other.count else { return false }
    return one.entries.allSatisfy { entry in
      other.index(of: entry.key).map { other.entries[$0].value == entry.value } ?? false
    }
  }
}

extension FunctionValue: Equatable {
  /// Whether both call the same function with equal surroundings.
  package static func == (one: FunctionValue, other: FunctionValue) -> Bool {
    one === other || (one.target == other.target && one.captures == other.captures)
  }
}

extension Double {
  /// Whether this is exactly a whole number; unlike a comparison after conversion, right beyond 2^53.
  func isExactly(_ number: Int64) -> Bool {
    Int64(exactly: self) == number
  }
}
