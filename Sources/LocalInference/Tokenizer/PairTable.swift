/// Which token two neighbouring tokens join to; a hash table of 64-bit entries with open addressing.
struct PairTable: Sendable {
  /// Keys in the upper half, tokens in the lower; 0 is free.
  private(set) var entries: [UInt64]
  /// What a hash is shifted by to become a place.
  let shift: UInt32

  /// Makes a table with room for some pairs.
  init(capacity: Int) {
    var bits: UInt32 = 4
    while 1 << bits < 2 * capacity { bits += 1 }
    entries = Array(repeating: 0, count: 1 << bits)
    shift = 32 - bits
  }

  /// Adds a pair; false if it is there already.
  ///
  /// - Requires: Both below 65,536, the token above 0, and room left.
  mutating func insert(_ left: Int, _ right: Int, token: Int) -> Bool {
    let key = UInt32(left) << 16 | UInt32(right)
    var place = Int((key &* 0x9E37_79B1) >> shift)
    while entries[place] != 0 {
      guard entries[place] >> 32 != UInt64(key) else { return false }
      place = (place + 1) & (entries.count - 1)
    }
    entries[place] = UInt64(key) << 32 | UInt64(token)
    return true
  }

  /// Calls a function with a view for fast look-ups, which is valid until it returns.
  func withView<Result>(_ body: (View) -> Result) -> Result {
    entries.withUnsafeBufferPointer { body(View(entries: $0, shift: shift)) }
  }

  /// A table whose look-ups are not checked.
  struct View {
    fileprivate let entries: UnsafeBufferPointer<UInt64>
    fileprivate let shift: UInt32

    /// The token that two tokens join to; `UInt32.max` if they do not join.
    @inline(__always)
    func token(_ left: UInt32, _ right: UInt32) -> UInt32 {
      let key = left << 16 | right
      var place = Int((key &* 0x9E37_79B1) >> shift)
      while true {
        let entry = entries[place]
        if entry >> 32 == UInt64(key), entry != 0 { return UInt32(truncatingIfNeeded: entry) }
        if entry == 0 { return .max }
        place = (place + 1) & (entries.count - 1)
      }
    }
  }
}
