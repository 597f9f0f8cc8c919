/// Remembers the tokens of short pieces during one text, in which most words come again and again.
struct PieceCache {
  /// The longest piece that is remembered, in bytes.
  static let longestPiece = 16
  private static let mostTokens = 8

  private struct Entry {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var length: UInt8 = 0
    var count: UInt8 = 0
    var tokens = SIMD8<UInt16>()
  }

  private var entries: [Entry]

  /// Makes an empty cache for a text; small texts get none, for emptying it would cost more than it saves.
  init(forBytes count: Int) {
    entries = count < 2048 ? [] : Array(repeating: Entry(), count: 2048)
  }

  /// Whether anything is remembered.
  var isUsed: Bool { !entries.isEmpty }

  /// A piece as two numbers and its place in the table.
  struct Key {
    fileprivate let low: UInt64
    fileprivate let high: UInt64
    fileprivate let length: UInt8
    fileprivate let place: Int

    /// The key of at most ``PieceCache/longestPiece`` bytes.
    init(_ piece: UnsafeBufferPointer<UInt8>) {
      let bytes = UnsafeRawBufferPointer(piece)
      if bytes.count >= 8 {
        low = bytes.loadUnaligned(as: UInt64.self)
        high = bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
      } else {
        var number: UInt64 = 0
        for byte in bytes { number = number << 8 | UInt64(byte) }
        low = number
        high = 0
      }
      length = UInt8(bytes.count)
      let mixed = (low ^ (high &* 0xC2B2_AE3D_27D4_EB4F)) &* 0x9E37_79B9_7F4A_7C15
      place = Int(truncatingIfNeeded: mixed >> 53)
    }
  }

  /// Appends the tokens of a piece if it is remembered.
  func append(_ key: Key, to tokens: inout [Int]) -> Bool {
    let entry = entries[key.place]
    guard entry.low == key.low, entry.high == key.high, entry.length == key.length else {
      return false
    }
    for index in 0..<Int(entry.count) { tokens.append(Int(entry.tokens[index])) }
    return true
  }

  /// Remembers the tokens of a piece if they are few.
  mutating func insert(_ key: Key, _ tokens: ArraySlice<Int>) {
    guard tokens.count <= Self.mostTokens else { return }
    var entry = Entry(low: key.low, high: key.high, length: key.length, count: UInt8(tokens.count))
    for (index, token) in tokens.enumerated() {
      entry.tokens[index] = UInt16(truncatingIfNeeded: token)
    }
    entries[key.place] = entry
  }
}
