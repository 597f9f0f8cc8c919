/// The completions that Tab goes through, one after the other.
struct CompletionCycle {
  private let items: [Completions.Item]
  /// The index of the first cell that a completion replaces.
  let start: Int
  private var index: Int?

  /// Makes a cycle that stands before its first completion.
  init(_ items: [Completions.Item], start: Int) {
    self.items = items
    self.start = start
  }

  /// Goes on or back, around the ends; returns the completion there.
  mutating func move(by step: Int) -> String {
    let next = index.map { $0 + step } ?? (step > 0 ? 0 : -1)
    let wrapped = (next % items.count + items.count) % items.count
    index = wrapped
    return items[wrapped].text
  }

  /// What all completions begin with.
  static func commonPrefix(of items: [Completions.Item]) -> String {
    guard var common = items.first?.text else { return "" }
    for item in items.dropFirst() {
      while !item.text.hasPrefix(common) { common.removeLast() }
    }
    return common
  }
}
