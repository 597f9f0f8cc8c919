/// A map from texts to values that keeps the order of insertion; equality does not look at the order.
///
/// A value type: a copy shares its storage until one of the two changes. A short map is searched from its start, a longer
/// one by hash.
package struct MapValue: Sendable {
  /// One key with its value.
  package struct Entry: Sendable {
    /// The key.
    package let key: Text
    /// Its value.
    package fileprivate(set) var value: Value
  }

  /// The entries in the order in which their keys were added.
  package private(set) var entries: [Entry] = []
  /// An open hash table of the entries' numbers counted from 1, 0 where a place is free; empty for a short map.
  private var slots: [UInt32] = []
  /// The bytes of the map and of all its keys and values; see ``Value/weight``.
  package private(set) var weight: UInt32 = Value.scalarWeight
  /// One more than the deepest value's depth, or more if a deeper value was replaced; see ``Value/depth``.
  package private(set) var depth: UInt16 = 1

  /// The longest map that is searched from its start.
  private static let unindexedCount = 16

  /// Makes an empty map.
  package init() {}

  /// Makes a map; of two pairs with one key the later one gives the value, at the place of the first.
  package init(_ pairs: [(String, Value)]) {
    for (key, value) in pairs { self[Text(key)] = value }
  }

  /// Makes a map; of two pairs with one key the later one gives the value, at the place of the first.
  package init(_ pairs: [(Text, Value)]) {
    for (key, value) in pairs { self[key] = value }
  }

  /// The number of entries.
  package var count: Int { entries.count }

  /// Whether there are no entries.
  package var isEmpty: Bool { entries.isEmpty }

  /// The keys in the order in which they were added.
  package var keys: [Text] { entries.map(\.key) }

  /// The values in the order of their keys.
  package var values: [Value] { entries.map(\.value) }

  /// The value of a key; nil where the key is missing, and setting nil changes nothing.
  package subscript(key: Text) -> Value? {
    get { index(of: key).map { entries[$0].value } }
    set {
      guard let newValue else { return }
      update(key) { $0 = newValue }
    }
  }

  /// The value of a key; nil where the key is missing.
  package subscript(key: String) -> Value? { self[Text(key)] }

  /// The place of a key among the entries; nil where it is missing.
  package func index(of key: Text) -> Int? {
    if slots.isEmpty {
      return entries.firstIndex { $0.key == key }
    }
    var place = key.hashValue & (slots.count - 1)
    while slots[place] != 0 {
      let index = Int(slots[place]) - 1
      if entries[index].key == key { return index }
      place = (place + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Changes the value of a key in place; a missing key is added with `null` first.
  package mutating func update<Result, Failure: Error>(
    _ key: Text,
    _ change: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let index = index(of: key) ?? add(key)
    return try update(at: index, change)
  }

  /// Changes the value of an entry in place.
  ///
  /// - Requires: `index` is within ``entries``.
  package mutating func update<Result, Failure: Error>(
    at index: Int,
    _ change: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let before = entries[index].value.weight
    defer {
      weight = weight.saturatingReplacement(of: before, by: entries[index].value.weight)
      depth = Swift.max(depth, entries[index].value.depth.saturatingSuccessor)
    }
    return try change(&entries[index].value)
  }

  /// Adds the entries of another map; where both have a key, the other's value wins.
  package mutating func merge(_ other: MapValue) {
    for entry in other.entries {
      update(entry.key) { $0 = entry.value }
    }
  }

  private mutating func add(_ key: Text) -> Int {
    entries.append(Entry(key: key, value: .null))
    weight = weight.saturatingSum(key.weight).saturatingSum(Value.scalarWeight)
    if entries.count > Self.unindexedCount {
      if entries.count * 2 > slots.count { rebuildSlots() } else { insertSlot(entries.count - 1) }
    }
    return entries.count - 1
  }

  private mutating func rebuildSlots() {
    var capacity = 64
    while capacity < entries.count * 4 { capacity *= 2 }
    slots = [UInt32](repeating: 0, count: capacity)
    for index in entries.indices { insertSlot(index) }
  }

  private mutating func insertSlot(_ index: Int) {
    var place = entries[index].key.hashValue & (slots.count - 1)
    while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
    slots[place] = UInt32(index) + 1
  }
}

extension MapValue: Sequence, ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral pairs: (String, Value)...) { self.init(pairs) }

  package func makeIterator() -> Iterator { Iterator(base: entries.makeIterator()) }

  /// Gives the entries in order.
  package struct Iterator: IteratorProtocol {
    fileprivate var base: IndexingIterator<[Entry]>

    package mutating func next() -> (key: Text, value: Value)? {
      base.next().map { ($0.key, $0.value) }
    }
  }
}
