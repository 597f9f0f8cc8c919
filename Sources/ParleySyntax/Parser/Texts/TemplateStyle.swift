/// How the characters of a text are read.
struct TemplateStyle {
  /// Where a text ends before the offset that it may reach at most.
  enum Stop {
    /// Nowhere.
    case atLimit
    /// At a `"`.
    case atQuote
    /// At a blank, `,`, a quote or a single brace.
    case atWordEnd
  }

  /// Where it ends.
  let stop: Stop
  /// Whether `\n` and the like are escapes, and not only `\{{`.
  var hasEscapes = false
  /// Whether it may hold newlines; then ``indentation`` is taken off each line.
  var isMultiline = false
  /// The blanks taken off the start of each line.
  var indentation: ArraySlice<UInt8> = []
  /// Whether a line that is indented less is an error.
  var requiresIndentation = false
}

/// Collects the parts of a text.
struct TemplateParts {
  private var parts: [TextPart] = []
  private var pending: [UInt8] = []

  /// Adds characters.
  mutating func append(_ bytes: some Sequence<UInt8>) { pending.append(contentsOf: bytes) }

  /// Adds a computed part.
  mutating func append(_ expression: Expression) {
    flush()
    parts.append(.expression(expression))
  }

  /// Takes characters off the end that were added since the last computed part.
  mutating func removeLast(_ count: Int) { pending.removeLast(min(count, pending.count)) }

  /// Returns all parts.
  mutating func finish() -> [TextPart] {
    flush()
    return parts
  }

  private mutating func flush() {
    guard !pending.isEmpty else { return }
    parts.append(.literal(String(decoding: pending, as: UTF8.self)))
    pending.removeAll(keepingCapacity: true)
  }
}
