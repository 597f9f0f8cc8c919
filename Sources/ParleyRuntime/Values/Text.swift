/// A text: a sequence of Unicode scalars, compared without normalization.
///
/// Wraps a Swift string and remembers whether it is ASCII, so that lengths and positions of most texts cost nothing.
package struct Text: Sendable {
  /// The text as a Swift string, whose own `==` and order normalize: use those of ``Text``.
  package private(set) var string: String
  /// Whether every scalar is ASCII, so that scalars and bytes are one.
  package private(set) var isASCII: Bool

  /// Makes a text.
  ///
  /// - Complexity: O(bytes).
  package init(_ string: String) {
    // A bridged or lazy string would cost at each access.
    var contiguous = string
    isASCII = contiguous.withUTF8(Self.areASCII)
    self.string = contiguous
  }

  /// Makes a text of which it is known whether it is ASCII.
  init(_ string: String, isASCII: Bool) {
    self.string = string
    self.isASCII = isASCII
  }

  /// The digits of a number.
  ///
  /// The standard library's own conversion is generic over the radix and takes twice as long.
  init(decimal number: Int64) {
    isASCII = true
    string = withUnsafeTemporaryAllocation(
      of: UInt8.self,
      capacity: Self.maximumDigitCount
    ) { bytes in
      guard let start = bytes.baseAddress else { return "" }
      let end = start + Self.maximumDigitCount
      let count = Self.writeDigits(of: number, before: end)
      return String(
        decoding: UnsafeBufferPointer(start: end - count, count: count),
        as: UTF8.self
      )
    }
  }

  /// The empty text.
  package static let empty = Text("", isASCII: true)

  /// The number of bytes in UTF-8.
  package var utf8Count: Int { string.utf8.count }

  /// Whether there is nothing in it.
  package var isEmpty: Bool { string.isEmpty }

  /// The number of Unicode scalars.
  ///
  /// - Complexity: O(1) for ASCII, else O(bytes).
  package var count: Int { isASCII ? string.utf8.count : string.unicodeScalars.count }

  /// Adds another text at the end, in place where this one is not shared.
  package mutating func append(_ other: Text) {
    string.append(other.string)
    isASCII = isASCII && other.isASCII
  }

  /// The text with another at its end.
  package static func + (one: Text, other: Text) -> Text {
    var sum = one
    sum.append(other)
    return sum
  }

  /// Gives the bytes in UTF-8 to a function.
  package func withUTF8<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var copy = string
    var outcome: Swift.Result<Result, Failure>?
    copy.withUTF8 { bytes in
      do throws(Failure) {
        outcome = .success(try body(bytes))
      } catch {
        outcome = .failure(error)
      }
    }
    guard let outcome else { preconditionFailure("withUTF8 calls its body once") }
    return try outcome.get()
  }

  /// The weight in bytes; see ``Value/weight``.
  var weight: UInt32 {
    UInt32(clamping: string.utf8.count &+ Int(Value.scalarWeight))
  }
}

extension Text: Hashable, Comparable {
  package static func == (one: Text, other: Text) -> Bool {
    if one.isASCII != other.isASCII { return false }
    // ASCII has one normal form, and the standard library compares it as bytes.
    if one.isASCII { return one.string == other.string }
    return one.string.utf8.elementsEqual(other.string.utf8)
  }

  /// By Unicode scalars, which is the order of the bytes in UTF-8.
  package static func < (one: Text, other: Text) -> Bool {
    if one.isASCII && other.isASCII { return one.string < other.string }
    return one.string.utf8.lexicographicallyPrecedes(other.string.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension Text: ExpressibleByStringLiteral, CustomStringConvertible {
  package init(stringLiteral value: String) { self.init(value) }

  package var description: String { string }
}
