import OrderedJSON

/// The words of messages about values that do not fit.
enum DataText {
  /// The most scalars of a found text that a message shows.
  private static let longestText = 40

  /// A text as a JSON string.
  static func quoted(_ text: String) -> String {
    var writer = JSONWriter(layout: .compact)
    writer.write(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// A value as a message names it: `the string "x"`, `the int 5`, `null`, `a list`.
  static func phrase(of value: Value) -> String {
    switch value {
    case .null: "null"
    case .bool(let isTrue): isTrue ? "true" : "false"
    case .int(let number): "the int \(number)"
    case .float(let number): "the float \(Numeral.text(of: number))"
    case .string(let text): "the string \(excerpt(of: text.string))"
    case .list, .map, .function, .reply, .unknown: value.typePhrase
    }
  }

  private static func excerpt(of text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > longestText else { return quoted(text) }
    return quoted(String(String.UnicodeScalarView(scalars.prefix(longestText)))) + "…"
  }

  /// The place of a field of the value at a place: `a.b`, or `a["odd name"]`.
  static func path(_ path: String, _ name: String) -> String {
    guard isName(name) else { return "\(path)[\(quoted(name))]" }
    return path.isEmpty ? name : "\(path).\(name)"
  }

  private static func isName(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first else { return false }
    let isStart = { (scalar: Unicode.Scalar) in scalar == "_" || scalar.properties.isAlphabetic }
    return isStart(first)
      && name.unicodeScalars.allSatisfy { isStart($0) || ("0"..."9").contains($0) }
  }
}
