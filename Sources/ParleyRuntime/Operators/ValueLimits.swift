extension Workspace {
  /// Checks that a value that is about to be made is not too large.
  @inline(__always)
  func allow(weight: UInt32) throws(EffectError) {
    if weight > maximumByteCount { throw .valueTooLarge(maximumByteCount) }
  }

  /// Checks that a value that was made is neither too large nor nested too deep.
  ///
  /// A depth is a bound that may be too high after a deep part was replaced; it is made exact before it counts.
  @inline(__always)
  func allow(_ value: inout Value) throws(EffectError) {
    if value.weight > maximumByteCount { throw .valueTooLarge(maximumByteCount) }
    if value.depth > maximumDepth { try allowDepth(of: &value) }
  }

  /// Checks that a value is not nested too deep, whatever its size.
  func allowDepth(_ value: inout Value) throws(EffectError) {
    if value.depth > maximumDepth { try allowDepth(of: &value) }
  }

  @inline(never)
  private func allowDepth(of value: inout Value) throws(EffectError) {
    // What the machine makes is never much deeper; a host's value may be, too deep to look into.
    if value.depth > 2 * maximumDepth { throw .nestedTooDeep(maximumDepth) }
    value = value.withExactDepth
    if value.depth > maximumDepth { throw .nestedTooDeep(maximumDepth) }
  }
}

extension Value {
  /// The same value, its depth and those of its parts no more than they are.
  fileprivate var withExactDepth: Value {
    switch self {
    case .list(let list): .list(list.items.map(\.withExactDepth))
    case .map(let map): .map(MapValue(map.entries.map { ($0.key, $0.value.withExactDepth) }))
    case .function(let function):
      .function(
        FunctionValue(function.target, captures: function.captures.map(\.withExactDepth))
      )
    default: self
    }
  }
}

/// The wording of the machine's limits.
extension EffectError {
  static func valueTooLarge(_ byteCount: Int) -> EffectError {
    EffectError(
      .limit,
      "a value of more than \(byteCount >> 20) MiB",
      help: "keep large results in files: write, append"
    )
  }

  static func nestedTooDeep(_ depth: Int) -> EffectError {
    EffectError(.limit, "lists and maps nested more than \(depth) deep")
  }

  static func callsTooDeep(_ depth: Int) -> EffectError {
    EffectError(
      .limit,
      "more than \(depth) calls inside each other",
      help: "a function that calls itself needs a way out, or a loop instead"
    )
  }
}
