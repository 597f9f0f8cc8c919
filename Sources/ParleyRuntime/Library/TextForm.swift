import OrderedJSON

/// The text of a value, as `print`, `{{ }}` and `string` give it: strings and replies bare, others as JSON on one line.
extension Value {
  /// The text form.
  ///
  /// - Throws: an error of kind `value` for a function, also inside a list or a map; of kind `limit` for too long a text.
  package func textForm(in workspace: inout Workspace) throws(EffectError) -> Text {
    if let text = textual { return text }
    return try jsonForm(in: &workspace)
  }

  /// The value as JSON on one line with `, ` and `: `, strings quoted; a reply is its text.
  ///
  /// A part that is not known shows as `⟨unknown⟩`.
  ///
  /// - Throws: as ``textForm(in:)``.
  package func jsonForm(in workspace: inout Workspace) throws(EffectError) -> Text {
    switch self {
    case .int(let number): return Text(String(number), isASCII: true)
    case .float(let number): return Text(Numeral.text(of: number), isASCII: true)
    case .bool(let isTrue): return isTrue ? "true" : "false"
    default: break
    }
    workspace.beginCall()
    try workspace.draw(Int(weight) / 16)
    var writer = JSONWriter(layout: .spaced)
    try write(to: &writer, limit: workspace.maximumByteCount)
    return Text(String(decoding: writer.bytes, as: UTF8.self))
  }

  private func write(to writer: inout JSONWriter, limit: Int) throws(EffectError) {
    guard writer.bytes.count <= limit else { throw .valueTooLarge(limit) }
    switch self {
    case .null: writer.write(RawJSON.null)
    case .bool(let isTrue): writer.write(isTrue)
    case .int(let number): writer.write(Int(number))
    case .float(let number):
      writer.write(RawJSON(validated: Array(Numeral.text(of: number).utf8)))
    case .string(let text): writer.write(text.string)
    case .reply(let reply): writer.write(reply.text.string)
    case .list(let list):
      writer.beginArray()
      for item in list.items { try item.write(to: &writer, limit: limit) }
      writer.endArray()
    case .map(let map):
      writer.beginObject()
      for entry in map.entries {
        writer.key(entry.key.string)
        try entry.value.write(to: &writer, limit: limit)
      }
      writer.endObject()
    case .function: throw .functionHasNoText()
    case .unknown: writer.write(RawJSON.unknown)
    }
  }
}

extension RawJSON {
  fileprivate static let null = RawJSON(validated: Array("null".utf8))
  /// What a planner shows for a value that only a reply could give.
  fileprivate static let unknown = RawJSON(validated: Array("⟨unknown⟩".utf8))
}
