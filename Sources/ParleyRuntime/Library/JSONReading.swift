import OrderedJSON

/// JSON texts as values.
package enum JSONReading {
  /// The value of a text; whole numbers without fraction and exponent are ints.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - subject: What messages call it, such as `the text`.
  ///   - workspace: Pays for the work.
  /// - Returns: The value.
  /// - Throws: an error of kind `value` that names line and column; a number that does not fit is one.
  package static func value(
    of text: Text,
    called subject: String,
    in workspace: inout Workspace
  ) throws(EffectError) -> Value {
    workspace.beginCall()
    try workspace.draw(text.utf8Count / 8)
    let parser = JSONParser(maximumDepth: workspace.maximumDepth)
    let json: JSONValue
    do {
      json = try parser.parse(text.string)
    } catch {
      throw .notJSON(subject, error, in: text)
    }
    return try value(of: json, called: subject)
  }

  /// The value of a reply's text, which may stand in one code fence.
  package static func reply(
    _ text: Text,
    in workspace: inout Workspace
  ) throws(EffectError) -> Value {
    try value(of: withoutFence(text), called: "the reply", in: &workspace)
  }

  /// The value of parsed JSON; of two members with one name the later gives the value.
  package static func value(
    of json: JSONValue,
    called subject: String
  ) throws(EffectError) -> Value {
    switch json {
    case .null: return .null
    case .bool(let isTrue): return .bool(isTrue)
    case .number(let number): return try value(of: number, called: subject)
    case .string(let string): return .text(string)
    case .array(let items):
      var list: [Value] = []
      list.reserveCapacity(items.count)
      for item in items { list.append(try value(of: item, called: subject)) }
      return .list(list)
    case .object(let object):
      var map = MapValue()
      for member in object.members {
        map[Text(member.key)] = try value(of: member.value, called: subject)
      }
      return .map(map)
    }
  }

  private static func value(
    of number: JSONNumber,
    called subject: String
  ) throws(EffectError) -> Value {
    if let whole = number.int64 { return .int(whole) }
    let isWhole = !number.spelling.utf8.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == 0x65 }
    if isWhole { throw .numberInJSON(number.spelling, subject, "int") }
    guard let double = number.double else { throw .numberInJSON(number.spelling, subject, "float") }
    return .float(double)
  }

  /// A text without the code fence that encloses all of it, if one does: three or more backquotes and perhaps a word, the text from
  /// the next line on, and as many backquotes on the last line.
  package static func withoutFence(_ text: Text) -> Text {
    // By bytes: a carriage return and a line feed are one Character.
    let lines = text.string.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { Substring($0) }
    guard let first = lines.firstIndex(where: { !isBlank($0) }),
      let last = lines.lastIndex(where: { !isBlank($0) }), last > first
    else { return text }
    let opening = trimmed(lines[first])
    let ticks = opening.utf8.prefix { $0 == UInt8(ascii: "`") }.count
    let word = opening.utf8.dropFirst(ticks)
    guard ticks >= 3, !word.contains(UInt8(ascii: "`")),
      trimmed(lines[last]) == String(repeating: "`", count: ticks)
    else { return text }
    return Text(lines[(first + 1)..<last].joined(separator: "\n"))
  }

  private static func isBlank(_ line: Substring) -> Bool { trimmed(line).isEmpty }

  private static func trimmed(_ line: Substring) -> String {
    let blank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    let start = line.utf8.drop(while: blank)
    let count = start.reversed().drop(while: blank).count
    return String(Substring(start.prefix(count)))
  }
}

extension EffectError {
  /// A text that is not JSON, with the place of the mistake.
  fileprivate static func notJSON(
    _ subject: String,
    _ error: JSONError,
    in text: Text
  ) -> EffectError {
    let before = text.string.utf8.prefix(error.offset)
    let line = before.count { $0 == 0x0A } + 1
    let lineStart = before.lastIndex(of: 0x0A).map { before.index(after: $0) } ?? before.startIndex
    let column = String(decoding: before[lineStart...], as: UTF8.self).unicodeScalars.count + 1
    let place = line == 1 ? "character \(column)" : "line \(line), character \(column)"
    let help: String? =
      switch text.string.unicodeScalars.first(where: { !$0.properties.isWhitespace }) {
      case nil: "it is empty"
      case "{", "[", "\"": nil
      default: "it begins with \(excerpt(of: text))"
      }
    return notJSON(subject, "\(error.code.message) (\(place))", help: help)
  }
}
