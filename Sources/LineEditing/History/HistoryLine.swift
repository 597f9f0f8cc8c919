/// The line of the history's file that holds an entry.
///
/// An entry is its UTF-8 with `\` as `\\`, a newline as `\n` and a carriage return as `\r`, and one newline after it. A line
/// that cannot have been written so is damaged.
enum HistoryLine {
  /// The bytes of an entry's line, the newline included.
  static func bytes(of entry: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entry.utf8.count + 1)
    for byte in entry.utf8 {
      switch byte {
      case backslash: bytes += [backslash, backslash]
      case newline: bytes += [backslash, UInt8(ascii: "n")]
      case carriageReturn: bytes += [backslash, UInt8(ascii: "r")]
      default: bytes.append(byte)
      }
    }
    bytes.append(newline)
    return bytes
  }

  /// The entry in a line without its newline; nil when the line is damaged.
  static func entry(of line: some Sequence<UInt8>) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(line.underestimatedCount)
    var isEscaped = false
    for byte in line {
      guard isEscaped else {
        if byte == backslash { isEscaped = true } else { bytes.append(byte) }
        continue
      }
      switch byte {
      case backslash: bytes.append(backslash)
      case UInt8(ascii: "n"): bytes.append(newline)
      case UInt8(ascii: "r"): bytes.append(carriageReturn)
      default: return nil
      }
      isEscaped = false
    }
    return isEscaped ? nil : String(validating: bytes, as: UTF8.self)
  }

  /// What ends a line that was not written to its end, so that it is a damaged one and not a shorter entry.
  static func end(ofTorn line: some Sequence<UInt8>) -> [UInt8] {
    entry(of: line) == nil ? [newline] : [backslash, newline]
  }

  /// The end of a line.
  static let newline = UInt8(ascii: "\n")
  private static let backslash = UInt8(ascii: "\\")
  private static let carriageReturn = UInt8(ascii: "\r")
}
