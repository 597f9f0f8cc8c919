import ParleyRuntime

extension Value {
  /// The value in a few words, for a list of completions.
  var summary: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .float(let value): Numeral.text(of: value)
    case .string(let text): text.string.quotedSummary
    case .list(let list):
      list.items.count == 1 ? "list of 1 item" : "list of \(list.items.count) items"
    case .map(let map): map.summary
    case .function: "function"
    case .reply(let reply): "reply: \(reply.text.string.quotedSummary)"
    case .unknown: "not known"
    }
  }
}

extension MapValue {
  fileprivate var summary: String {
    let shown = entries.prefix(4).map(\.key.string.firstLine)
    let rest = entries.count > 4 ? ", …" : ""
    return isEmpty ? "empty map" : "map with \(shown.joined(separator: ", "))\(rest)"
  }
}

extension String {
  /// The beginning of the first line in quotes.
  fileprivate var quotedSummary: String { "\"\(firstLine)\"" }

  /// The beginning of the first line, without control characters.
  fileprivate var firstLine: String {
    // Looks at no more than the beginning, however long the text is.
    let scalars = unicodeScalars.prefix(40)
    let line = scalars.prefix { $0 != "\n" && $0 != "\r" }
    let shown = String(String.UnicodeScalarView(line.map { $0.isControl ? " " : $0 }))
    return line.count < unicodeScalars.prefix(41).count ? shown + "…" : shown
  }
}

extension Unicode.Scalar {
  /// Whether it would move a terminal's cursor or change its looks.
  var isControl: Bool { properties.generalCategory == .control }
}
