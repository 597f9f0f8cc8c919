/// A list of values, which knows its weight and depth.
///
/// A value type: a copy shares its storage until one of the two changes. The limits of weight and depth are the machine's;
/// whoever makes lists from outside checks ``Value/weight`` and ``Value/depth`` afterwards.
package struct ListValue: Sendable {
  /// The items in order.
  package private(set) var items: [Value]
  /// The bytes of the list and of all its items; see ``Value/weight``.
  package private(set) var weight: UInt32
  /// One more than the deepest item's depth, or more if a deeper item was taken out; see ``Value/depth``.
  package private(set) var depth: UInt16

  /// Makes a list.
  ///
  /// - Complexity: O(items).
  package init(_ items: [Value]) {
    self.items = items
    weight = Value.scalarWeight
    depth = 1
    for item in items { count(item) }
  }

  /// Adds an item at the end, in place where the storage is not shared.
  package mutating func append(_ item: Value) {
    count(item)
    items.append(item)
  }

  /// Adds the items of another list at the end, in place where the storage is not shared.
  package mutating func append(contentsOf other: ListValue) {
    weight = weight.saturatingSum(other.weight - Value.scalarWeight)
    depth = Swift.max(depth, other.depth)
    items.append(contentsOf: other.items)
  }

  /// Changes one item in place.
  ///
  /// - Requires: `index` is within the list.
  package mutating func update<Result, Failure: Error>(
    at index: Int,
    _ change: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let before = items[index].weight
    defer {
      weight = weight.saturatingReplacement(of: before, by: items[index].weight)
      depth = Swift.max(depth, items[index].depth.saturatingSuccessor)
    }
    return try change(&items[index])
  }

  private mutating func count(_ item: Value) {
    weight = weight.saturatingSum(item.weight)
    depth = Swift.max(depth, item.depth.saturatingSuccessor)
  }
}

extension ListValue: RandomAccessCollection, ExpressibleByArrayLiteral {
  package init(arrayLiteral items: Value...) { self.init(items) }

  package var startIndex: Int { 0 }
  package var endIndex: Int { items.count }
  package subscript(index: Int) -> Value { items[index] }
}

extension UInt32 {
  /// The sum, or the largest number where it does not fit.
  func saturatingSum(_ other: UInt32) -> UInt32 {
    let (sum, isOverflow) = addingReportingOverflow(other)
    return isOverflow ? .max : sum
  }

  /// The sum after one of its parts was replaced by another; stays at the largest number once there.
  func saturatingReplacement(of old: UInt32, by new: UInt32) -> UInt32 {
    self == .max ? .max : (self &- old).saturatingSum(new)
  }
}

extension UInt16 {
  /// The next number, or the largest.
  var saturatingSuccessor: UInt16 { self == .max ? .max : self + 1 }
}
