/// The built-ins that work on lists.
enum ListLibrary {
  /// `unique(list)`: each value once, where it stood first.
  static func unique(_ list: ListValue, in workspace: inout Workspace) throws(EffectError) -> Value
  {
    try workspace.draw(Int(list.weight) / 12)
    var kept: [Value] = []
    var placesByHash: [Int: [Int]] = [:]
    for item in list.items {
      if item.isUnknown { return .unknown }
      var hasher = Hasher()
      item.hash(into: &hasher)
      let hash = hasher.finalize()
      let isKnown = placesByHash[hash]?.contains { kept[$0] == item } ?? false
      guard !isKnown else { continue }
      placesByHash[hash, default: []].append(kept.count)
      kept.append(item)
    }
    return .list(kept)
  }

  /// The items in the order of their keys; items with equal keys stay as they stood.
  ///
  /// - Parameters:
  ///   - items: What is sorted.
  ///   - keys: As many keys, all numbers or all texts.
  ///   - builtin: The built-in that messages name.
  ///   - workspace: Pays for the work.
  /// - Returns: The sorted items; an unknown value if a key is unknown.
  /// - Throws: an error of kind `value` for a key of another type, and for keys of two types.
  static func sorted(
    _ items: [Value],
    by keys: [Value],
    for builtin: Builtin,
    in workspace: inout Workspace
  ) throws(EffectError) -> Value {
    if keys.contains(where: \.isUnknown) { return .unknown }
    for (place, key) in keys.enumerated() {
      // Numbers are of one type with numbers, texts with texts: the first stands for all.
      guard Comparison.order(key, keys[0]) != nil else {
        throw builtin.unorderable(key, at: place, after: keys[0])
      }
    }
    let rounds = Int.bitWidth - items.count.leadingZeroBitCount
    try workspace.draw(items.count * rounds)
    let places = placesByInts(keys) ?? placesByTexts(keys) ?? placesByNumbers(keys)
    return .list(places.map { items[$0] })
  }

  /// The places of the keys in their order; nil if one of them is no int.
  private static func placesByInts(_ keys: [Value]) -> [Int]? {
    var ints: [(key: Int64, place: Int)] = []
    ints.reserveCapacity(keys.count)
    for (place, key) in keys.enumerated() {
      guard case .int(let int) = key else { return nil }
      ints.append((int, place))
    }
    ints.sort { $0.key != $1.key ? $0.key < $1.key : $0.place < $1.place }
    return ints.map(\.place)
  }

  /// The places of the keys in their order; nil if one of them is no text.
  private static func placesByTexts(_ keys: [Value]) -> [Int]? {
    var texts: [(key: Text, place: Int)] = []
    texts.reserveCapacity(keys.count)
    for (place, key) in keys.enumerated() {
      guard let text = key.textual else { return nil }
      texts.append((text, place))
    }
    texts.sort { one, other in
      if one.key < other.key { return true }
      return one.place < other.place && one.key == other.key
    }
    return texts.map(\.place)
  }

  private static func placesByNumbers(_ keys: [Value]) -> [Int] {
    keys.indices.sorted { one, other in
      let order = Comparison.order(keys[one], keys[other]) ?? 0
      return order != 0 ? order < 0 : one < other
    }
  }
}

extension Value {
  /// Feeds a hasher so that values which are equal feed it alike: numbers by value, replies as their texts, maps whatever their order.
  fileprivate func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let isTrue): hasher.combine(isTrue)
    case .int(let number): hasher.combine(number)
    case .float(let number):
      if let whole = Int64(exactly: number) {
        hasher.combine(whole)
      } else {
        hasher.combine(number)
      }
    case .string(let text): hasher.combine(text)
    case .reply(let reply): hasher.combine(reply.text)
    case .list(let list):
      hasher.combine(list.count)
      for item in list.items { item.hash(into: &hasher) }
    case .map(let map):
      var sum = 0
      for entry in map.entries {
        var inner = Hasher()
        inner.combine(entry.key)
        entry.value.hash(into: &inner)
        sum &+= inner.finalize()
      }
      hasher.combine(sum)
    case .function(let function): hasher.combine(function.target)
    case .unknown: hasher.combine(1)
    }
  }
}
