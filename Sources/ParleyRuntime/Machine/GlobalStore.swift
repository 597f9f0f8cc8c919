/// The globals of a machine by number; one without a value is nil.
// Only the machine that owns it touches the memory, and a machine is owned by one task at a time:
// it is not copyable, it is handed on whole, and `copy()` gives the copy memory of its own.
struct GlobalStore: ~Copyable, @unchecked Sendable {
  /// The first global.
  private(set) var base: UnsafeMutablePointer<Value?>
  /// How many there are.
  private(set) var count: Int

  /// Makes globals from a snapshot, and further ones without values.
  init(_ snapshot: [Value?], count: Int) {
    self.count = max(count, snapshot.count)
    base = .allocate(capacity: max(self.count, 1))
    for (index, value) in snapshot.enumerated() { (base + index).initialize(to: value) }
    for index in snapshot.count..<self.count { (base + index).initialize(to: nil) }
  }

  deinit {
    base.deinitialize(count: count)
    base.deallocate()
  }

  /// The values as they are now.
  var snapshot: [Value?] { Array(UnsafeBufferPointer(start: base, count: count)) }

  /// Makes room for the globals of a longer program.
  mutating func grow(to count: Int) {
    guard count > self.count else { return }
    let moved = UnsafeMutablePointer<Value?>.allocate(capacity: count)
    moved.moveInitialize(from: base, count: self.count)
    for index in self.count..<count { (moved + index).initialize(to: nil) }
    base.deallocate()
    base = moved
    self.count = count
  }
}
