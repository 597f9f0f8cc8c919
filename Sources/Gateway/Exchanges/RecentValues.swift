/// The values of the last names that came.
struct RecentValues<Value: Sendable>: Sendable {
  private let capacity: Int
  private var values: [String: Value] = [:]
  private var order: [String] = []

  /// Makes an empty memory.
  ///
  /// - Parameter capacity: How many names are remembered; at least 1.
  init(capacity: Int) { self.capacity = max(1, capacity) }

  /// Remembers a value; a name that is known keeps its place.
  mutating func note(_ value: Value, of name: String) {
    guard values.updateValue(value, forKey: name) == nil else { return }
    order.append(name)
    if order.count > capacity { values[order.removeFirst()] = nil }
  }

  /// The value of a name; nil for one that never came or came long ago.
  subscript(name: String) -> Value? { values[name] }
}
