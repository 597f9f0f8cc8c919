/// What comes in from outside: a paste, a file, an earlier entry.
enum PastedText {
  /// The text with lines ended by `\n` and without other control characters than tabs.
  ///
  /// - Parameter bytes: The text in UTF-8; what is not valid becomes U+FFFD.
  /// - Returns: The text.
  static func clean(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    var followsReturn = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x0D: text.append("\n")
      case 0x0A: if !followsReturn { text.append("\n") }
      case 0x09: text.append("\t")
      case 0x00..<0x20, 0x7F..<0xA0: break
      default: text.append(scalar)
      }
      followsReturn = scalar.value == 0x0D
    }
    return String(text)
  }
}
