import ParleyDiagnostics

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

extension Value {
  /// The value with a map of source and captured values in place of each function: what tells whether two runs do the same.
  ///
  /// `program` is the one that the functions belong to.
  package func withSources(of program: Program) -> Value {
    switch self {
    case .function(let function): function.description(in: program)
    case .list(let list): .list(list.items.map { $0.withSources(of: program) })
    case .map(let map):
      .map(MapValue(map.entries.map { ($0.key, $0.value.withSources(of: program)) }))
    case .null, .bool, .int, .float, .string, .reply, .unknown: self
    }
  }
}

extension FunctionValue {
  fileprivate func description(in program: Program) -> Value {
    switch target {
    case .builtin(let builtin): return ["builtin": .text(builtin.name)]
    case .function(let id):
      let function = program[id]
      let file = function.isBuiltin ? nil : program.sources.file(containing: function.span)
      return [
        "function": .text(file?.text(of: function.span) ?? function.name ?? ""),
        "captures": .list(captures.map { $0.withSources(of: program) }),
      ]
    }
  }
}
