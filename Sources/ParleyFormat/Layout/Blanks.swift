extension UInt8 {
  /// Whether the byte is a blank within a line, as the parser reads it.
  var isBlank: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\r")
  }
}

extension Collection<UInt8> {
  /// The bytes without the blanks at their end.
  func trimmingTrailingBlanks() -> [UInt8] {
    var bytes = Array(self)
    while let last = bytes.last, last.isBlank { bytes.removeLast() }
    return bytes
  }
}
