/// A function as a value: a `def`, a built-in, or `a -> …` with the values of its surroundings.
package final class FunctionValue: Sendable {
  /// What is called.
  package enum Target: Sendable, Hashable {
    /// A function of the program.
    case function(FunctionID)
    /// A built-in.
    case builtin(Builtin)
  }

  /// What is called.
  package let target: Target
  /// The values of its surroundings, as many as the function captures.
  package let captures: [Value]
  /// The bytes of the captured values; see ``Value/weight``.
  let weight: UInt32
  /// One more than the deepest captured value's depth; 0 without captured values.
  let depth: UInt16

  /// Makes a function value.
  package init(_ target: Target, captures: [Value] = []) {
    self.target = target
    self.captures = captures
    let list = ListValue(captures)
    weight = list.weight
    depth = captures.isEmpty ? 0 : list.depth
  }

  /// Makes a function value whose captured values stand elsewhere too, where they are counted.
  init(_ target: Target, sharing captures: [Value]) {
    self.target = target
    self.captures = captures
    weight = Value.scalarWeight
    depth = ListValue(captures).depth
  }
}
