/// Changing a part of a variable in place: `x.a[i] = v` and `x.a[i] += v`.
struct Assignment {
  /// What is done at the end of the path.
  enum Change {
    /// `=`
    case set
    /// `+=`
    case add
  }

  /// What is done at the end of the path.
  let change: Change
  /// The value on the right.
  let value: Value
  /// The steps from the variable to the part.
  let steps: [AssignmentPath.Step]
  /// The keys of those steps that are not names.
  let keys: [Value]

  /// Changes a variable; storage that only it has is changed where it is.
  ///
  /// When it throws, the variable is as it was. An unknown key makes the variable unknown.
  func apply(to variable: inout Value, _ limits: borrowing Workspace) throws(EffectError) {
    // Checked before anything changes: a caught error must not leave a value that is nested too deep.
    try limits.allow(weight: variable.weight.saturatingSum(value.weight))
    if Int(value.depth) + steps.count > limits.maximumDepth {
      var exact = value
      try limits.allow(&exact)
      if Int(exact.depth) + steps.count > limits.maximumDepth {
        throw .nestedTooDeep(limits.maximumDepth)
      }
    }
    if keys.contains(where: \.isUnknown) {
      variable = .unknown
    } else {
      try change(&variable, step: 0, key: 0, limits)
    }
  }

  private func change(
    _ part: inout Value,
    step: Int,
    key: Int,
    _ limits: borrowing Workspace
  ) throws(EffectError) {
    guard step < steps.count else {
      switch change {
      case .set: part = value
      case .add: try Addition.add(value, to: &part, limits)
      }
      return
    }
    // No pattern binds the part: a copy of it would keep its storage shared.
    switch Container(part) {
    case .list: try changeItem(of: &part, step, key, limits)
    case .map: try changeEntry(of: &part, step, key, limits)
    case .unknown: break
    case .none: throw .cannotAssign(into: part, steps[step] == .key ? "an item" : "a field")
    }
  }

  /// What a part has inside.
  private enum Container {
    case list
    case map
    case unknown
    case none

    init(_ value: Value) {
      self =
        switch value {
        case .list: .list
        case .map: .map
        case .unknown: .unknown
        default: .none
        }
    }
  }

  private func changeItem(
    of part: inout Value,
    _ step: Int,
    _ key: Int,
    _ limits: borrowing Workspace
  ) throws(EffectError) {
    guard case .list(var list) = part, steps[step] == .key else {
      throw .cannotAssign(into: part, "a field")
    }
    if case .int(let index) = keys[key], !Parts.isPlace(index, count: list.count) {
      throw .assignsBeyondEnd(index, count: list.count)
    }
    let place = try Parts.place(keys[key], count: list.count, of: "list")
    // The variable lets go of the storage before it changes: then it is changed in place.
    part = .null
    defer { part = .list(list) }
    try list.update(at: place) { item throws(EffectError) in
      try change(&item, step: step + 1, key: key + 1, limits)
    }
  }

  private func changeEntry(
    of part: inout Value,
    _ step: Int,
    _ key: Int,
    _ limits: borrowing Workspace
  ) throws(EffectError) {
    guard case .map(var map) = part else { return }
    let name: Text
    switch steps[step] {
    case .field(let field): name = field
    case .key:
      guard let text = keys[key].textual else { throw .wrongKey(keys[key]) }
      name = text
    }
    let isAdded = step == steps.count - 1 && change == .set
    let place = map.index(of: name)
    if place == nil, !isAdded { throw .missingKey(name, among: map.keys) }
    let nextKey = steps[step] == .key ? key + 1 : key
    part = .null
    defer { part = .map(map) }
    guard let place else {
      map[name] = value
      return
    }
    try map.update(at: place) { item throws(EffectError) in
      try change(&item, step: step + 1, key: nextKey, limits)
    }
  }
}
