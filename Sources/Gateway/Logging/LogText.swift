/// Makes text that came from outside fit for a line of the log.
package enum LogText {
  /// The text without control characters, without what looks like a credential, and not longer than a limit.
  ///
  /// Control characters, line and direction marks among them, become blanks, so that a line stays one line and shows what it says.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - limit: The most bytes of it, after which `…` follows.
  /// - Returns: The text to write.
  package static func clean(_ text: String, limit: Int) -> String {
    var result = ""
    var size = 0
    for scalar in text.unicodeScalars {
      size += UTF8.width(scalar)
      if size > limit {
        result.unicodeScalars.append("…")
        break
      }
      result.unicodeScalars.append(isHarmless(scalar) ? scalar : " ")
    }
    return redacted(result)
  }

  /// The text in quotation marks where it would fall apart without.
  package static func field(_ text: String) -> String {
    let isPlain =
      !text.isEmpty
      && text.utf8.allSatisfy {
        $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "\\")
      }
    if isPlain { return text }
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
    default: true
    }
  }

  /// The text with `<redacted>` for each word that begins as a key of the API or a token of a gateway does.
  private static func redacted(_ text: String) -> String {
    let marks = ["sk-ant-", "parley_"]
    guard marks.contains(where: { text.contains($0) }) else { return text }
    var result = ""
    var rest = Substring(text)
    while let start = marks.compactMap({ rest.firstRange(of: $0)?.lowerBound }).min() {
      result += rest[..<start]
      let word = rest[start...].prefix {
        $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0))
      }
      result += "<redacted>"
      rest = rest[word.endIndex...]
    }
    return result + rest
  }
}
