/// The values of a machine's frames: slots and operands, in one growing piece of memory.
///
/// The machine works on it by pointers while it executes, because checked arrays would check each access; what keeps that
/// safe is the ``CodeVerifier`` and the capacity that each call reserves for all its frame can hold.
// Only the machine that owns it touches the memory, and a machine is owned by one task at a time:
// it is not copyable, it is handed on whole, and `copy()` gives the copy memory of its own.
struct ValueStack: ~Copyable, @unchecked Sendable {
  /// The first value.
  private(set) var base: UnsafeMutablePointer<Value>
  /// How many values there is room for.
  private(set) var capacity: Int
  /// How many values there are, all of them initialized.
  var count = 0

  init(capacity: Int = 64) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit {
    base.deinitialize(count: count)
    base.deallocate()
  }

  /// The place after the last value.
  var top: UnsafeMutablePointer<Value> { base + count }

  /// Makes room for more values; pointers into the stack are then no longer valid.
  mutating func reserve(_ additional: Int) {
    guard count + additional > capacity else { return }
    let capacity = max(count + additional, 2 * self.capacity)
    let moved = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
    moved.moveInitialize(from: base, count: count)
    base.deallocate()
    base = moved
    self.capacity = capacity
  }

  /// Adds a value.
  ///
  /// - Requires: there is room for it.
  mutating func push(_ value: consuming Value) {
    top.initialize(to: value)
    count += 1
  }

  /// Takes the last value.
  ///
  /// - Requires: there is one.
  mutating func pop() -> Value {
    count -= 1
    return top.move()
  }

  /// Takes the last values, in the order in which they were added.
  ///
  /// - Requires: there are so many.
  mutating func pop(_ taken: Int) -> [Value] {
    count -= taken
    let start = top
    return Array(unsafeUninitializedCapacity: taken) { buffer, initialized in
      buffer.baseAddress?.moveInitialize(from: start, count: taken)
      initialized = taken
    }
  }

  /// Drops values until so many are left.
  mutating func cut(to count: Int) {
    while self.count > count {
      self.count -= 1
      top.deinitialize(count: 1)
    }
  }

  /// Another stack with the same values.
  func copy() -> ValueStack {
    var other = ValueStack(capacity: capacity)
    other.base.initialize(from: base, count: count)
    other.count = count
    return other
  }
}
