/// Puts what is shown in the place of placeholders, in the bytes that libedit writes.
struct PlaceholderFilter {
  private var carried: [UInt8] = []

  /// Makes a filter at the beginning of the bytes.
  init() {}

  /// The next bytes as they go to the terminal; an unfinished scalar waits for the bytes that follow.
  mutating func filter(_ bytes: UnsafeBufferPointer<UInt8>, with table: CellTable) -> [UInt8] {
    let source = carried + bytes
    carried = []
    var result: [UInt8] = []
    result.reserveCapacity(source.count + 16)
    var index = 0
    while index < source.count {
      // All placeholders take four bytes.
      guard source[index] >= 0xF0 else {
        result.append(source[index])
        index += 1
        continue
      }
      guard index + 4 <= source.count else {
        carried = Array(source[index...])
        break
      }
      let sequence = source[index..<index + 4]
      let cell = sequence.dropFirst().reduce(UInt32(sequence[index] & 0x07)) {
        $0 << 6 | UInt32($1 & 0x3F)
      }
      result += table.shown(cell) ?? Array(sequence)
      index += 4
    }
    return result
  }
}
