/// A number that stands for a text, the same one on every machine and in every run.
///
/// It protects nothing.
///
/// - Source: Fowler, Noll and Vo, FNV-1a with 64 bits, <https://www.rfc-editor.org/rfc/rfc9923>.
struct StableHash: Sendable, Hashable {
  /// The number.
  let value: UInt64

  /// Hashes bytes.
  init(_ bytes: some Sequence<UInt8>) {
    value = bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }

  /// Hashes a text.
  init(_ text: String) { self.init(text.utf8) }

  /// The number in sixteen hexadecimal digits.
  var hexadecimal: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
