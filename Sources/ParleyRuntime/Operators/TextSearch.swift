/// The search for one text in another.
enum TextSearch {
  /// Whether a text has another in it.
  ///
  /// - Complexity: O(bytes of both).
  static func contains(_ text: Text, _ part: Text) -> Bool {
    if text.isASCII && !part.isASCII { return false }
    return text.withUTF8 { bytes in
      part.withUTF8 { pattern in position(of: pattern, in: bytes, from: 0) != nil }
    }
  }

  /// The offset where a pattern is first found at or after a start; nil where it is not.
  ///
  /// Both are valid UTF-8, so a match starts and ends between scalars.
  ///
  /// - Complexity: O(bytes of both), whatever they hold.
  /// - Source: Knuth, Morris, Pratt, "Fast pattern matching in strings", 1977.
  static func position(
    of pattern: UnsafeBufferPointer<UInt8>,
    in bytes: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) -> Int? {
    guard let first = pattern.first else { return start }
    guard bytes.count - start >= pattern.count else { return nil }
    var borders: [Int] = []
    var matched = 0
    var place = start
    while place < bytes.count {
      if matched == 0 {
        while bytes[place] != first {
          place += 1
          if place == bytes.count { return nil }
        }
      }
      if bytes[place] == pattern[matched] {
        place += 1
        matched += 1
        if matched == pattern.count { return place - matched }
      } else {
        // Few searches ever fail inside a match: the table is made when the first one does.
        if borders.isEmpty { borders = self.borders(of: pattern) }
        matched = borders[matched - 1]
      }
    }
    return nil
  }

  /// For each prefix of a pattern the length of its longest proper prefix that is also its end.
  private static func borders(of pattern: UnsafeBufferPointer<UInt8>) -> [Int] {
    var borders = [0]
    borders.reserveCapacity(pattern.count)
    var length = 0
    for place in 1..<pattern.count {
      while length > 0, pattern[place] != pattern[length] { length = borders[length - 1] }
      if pattern[place] == pattern[length] { length += 1 }
      borders.append(length)
    }
    return borders
  }
}
