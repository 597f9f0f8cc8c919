/// The built-ins that work on texts.
enum TextLibrary {
  /// `lower(text)`: by scalars, without a locale.
  static func lower(_ text: Text, in workspace: inout Workspace) throws(EffectError) -> Value {
    try workspace.draw(text.utf8Count / 8)
    let lowered = text.string.lowercased()
    return .string(text.isASCII ? Text(lowered, isASCII: true) : Text(lowered))
  }

  /// `upper(text)`: by scalars, without a locale; `ß` becomes `SS`.
  static func upper(_ text: Text, in workspace: inout Workspace) throws(EffectError) -> Value {
    try workspace.draw(text.utf8Count / 8)
    let raised = text.string.uppercased()
    return .string(text.isASCII ? Text(raised, isASCII: true) : Text(raised))
  }

  /// `trim(text)`: without the white space at both ends.
  static func trimmed(_ text: Text) -> Text {
    let scalars = text.string.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isWhiteSpace($0) }),
      let last = scalars.lastIndex(where: { !isWhiteSpace($0) })
    else { return .empty }
    return part(of: text, text.string[first..<scalars.index(after: last)])
  }

  /// `lines(text)`: without their ends, which are LF or CRLF; a line end at the end begins no further line.
  static func lines(_ text: Text, in workspace: inout Workspace) throws(EffectError) -> Value {
    try workspace.draw(text.utf8Count / 4)
    return try text.withUTF8 { bytes throws(EffectError) in
      // A carriage return and a line feed are one Character: only bytes tell them apart.
      let isFeed: (UInt8) -> Bool = { $0 == 0x0A }
      try workspace.allowList(of: bytes.count(where: isFeed) + 1, bytes: bytes.count)
      var lines: [Value] = []
      var start = 0
      while start < bytes.count {
        let feed = bytes[start...].firstIndex(where: isFeed) ?? bytes.count
        let end = feed > start && bytes[feed - 1] == 0x0D ? feed - 1 : feed
        lines.append(.string(Text(bytes, start..<end, isWholeASCII: text.isASCII)))
        start = feed + 1
      }
      return .list(lines)
    }
  }

  /// `words(text)`: what stands between white space.
  static func words(_ text: Text, in workspace: inout Workspace) throws(EffectError) -> Value {
    try workspace.draw(text.utf8Count / 4)
    let parts = text.string.unicodeScalars.split(whereSeparator: isWhiteSpace)
    try workspace.allowList(of: parts.count, bytes: text.utf8Count)
    return .list(parts.map { .string(part(of: text, Substring($0))) })
  }

  /// `chars(text)`: each scalar as a text.
  static func scalars(_ text: Text, in workspace: inout Workspace) throws(EffectError) -> Value {
    try workspace.draw(text.utf8Count)
    try workspace.allowList(of: text.count, bytes: text.utf8Count)
    return .list(text.string.unicodeScalars.map { .string(Text(String($0), isASCII: $0.isASCII)) })
  }

  /// Whether a text begins with another.
  static func hasPrefix(_ text: Text, _ prefix: Text) -> Bool {
    text.string.utf8.starts(with: prefix.string.utf8)
  }

  /// Whether a text ends with another.
  static func hasSuffix(_ text: Text, _ suffix: Text) -> Bool {
    text.string.utf8.suffix(suffix.utf8Count).elementsEqual(suffix.string.utf8)
  }

  /// The bytes at which a text that is not empty is found, from left to right, not overlapping.
  static func offsets(of part: Text, in text: Text) -> [Int] {
    text.withUTF8 { bytes in
      part.withUTF8 { pattern in
        var offsets: [Int] = []
        var start = 0
        while let offset = TextSearch.position(of: pattern, in: bytes, from: start) {
          offsets.append(offset)
          start = offset + pattern.count
        }
        return offsets
      }
    }
  }

  /// The number of scalars before a byte of a text.
  static func scalarCount(of text: Text, before offset: Int) -> Int {
    scalarCount(of: text, from: 0, to: offset)
  }

  /// The number of scalars between two bytes of a text, each the first of a scalar.
  static func scalarCount(of text: Text, from start: Int, to end: Int) -> Int {
    if text.isASCII { return end - start }
    return text.withUTF8 { bytes in
      bytes[start..<end].count { $0 & 0xC0 != 0x80 }
    }
  }

  /// Whether a scalar has Unicode's property White_Space.
  private static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? scalar == " " || (scalar.value >= 0x09 && scalar.value <= 0x0D)
      : scalar.properties.isWhitespace
  }

  /// A part of a text as a text.
  static func part(of text: Text, _ part: Substring) -> Text {
    text.isASCII ? Text(String(part), isASCII: true) : Text(String(part))
  }
}

extension Workspace {
  /// Checks before a list of texts is made that it will not be too large.
  func allowList(of count: Int, bytes: Int) throws(EffectError) {
    let (size, isOverflow) = count.multipliedReportingOverflow(by: Int(Value.scalarWeight))
    guard !isOverflow, size <= maximumByteCount, bytes <= maximumByteCount - size else {
      throw .valueTooLarge(maximumByteCount)
    }
  }
}
