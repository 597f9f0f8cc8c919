/// The operator `+`, which adds numbers and joins texts, lists and maps.
enum Addition {
  /// `left += right`, in place where the storage of a text, a list or a map is not shared.
  ///
  /// When it throws, `left` is as it was.
  static func add(
    _ right: Value,
    to left: inout Value,
    _ limits: borrowing Workspace
  ) throws(EffectError) {
    // A copy of the left operand that lives on while it is joined would keep its storage shared.
    if let result = try sum(left, right) {
      left = result
    } else {
      try join(right, to: &left, limits)
    }
  }

  /// The sum of two numbers, or unknown; nil for other types.
  private static func sum(_ left: Value, _ right: Value) throws(EffectError) -> Value? {
    switch (left, right) {
    case (.int(let a), .int(let b)):
      let (sum, isOverflow) = a.addingReportingOverflow(b)
      if isOverflow { throw .intOverflow(a, "+", b) }
      return .int(sum)
    case (.int(let a), .float(let b)): return .float(try sum(Double(a), b))
    case (.float(let a), .int(let b)): return .float(try sum(a, Double(b)))
    case (.float(let a), .float(let b)): return .float(try sum(a, b))
    case (.unknown, _), (_, .unknown): return .unknown
    default: return nil
    }
  }

  private static func sum(_ a: Double, _ b: Double) throws(EffectError) -> Double {
    let sum = a + b
    if !sum.isFinite { throw .notFinite(a, "+", b) }
    return sum
  }

  private static func join(
    _ right: Value,
    to left: inout Value,
    _ limits: borrowing Workspace
  ) throws(EffectError) {
    switch right {
    case .list(let items):
      guard case .list(var list) = left else { throw .wrongOperands("+", left, right) }
      try limits.allow(weight: list.weight.saturatingSum(items.weight))
      // The variable lets go of the storage before it grows: appending is then in place.
      left = .null
      list.append(contentsOf: items)
      left = .list(list)
    case .map(let other):
      guard case .map(var map) = left else { throw .wrongOperands("+", left, right) }
      try limits.allow(weight: map.weight.saturatingSum(other.weight))
      left = .null
      map.merge(other)
      left = .map(map)
    default:
      guard let addition = right.textual, var text = left.textual else {
        throw .wrongOperands("+", left, right)
      }
      try limits.allow(weight: text.weight.saturatingSum(addition.weight))
      left = .null
      text.append(addition)
      left = .string(text)
    }
  }
}
