import OrderedJSON

/// What a double needs to know of a request for a message.
struct AskedMessage: Sendable {
  /// The body as JSON.
  let json: JSONValue
  /// The body's size in bytes.
  let byteCount: Int

  /// The model as asked for.
  var model: String { json["model"]?.stringValue ?? "" }

  /// The most tokens of the reply.
  var maxTokens: Int { json["max_tokens"]?.intValue ?? 0 }

  /// Whether the reply is to be streamed.
  var isStreamed: Bool { json["stream"]?.boolValue ?? false }

  /// The texts at which the reply ends.
  var stopSequences: [String] {
    json["stop_sequences"]?.arrayValue?.compactMap(\.stringValue) ?? []
  }

  /// The text of the last user turn, its text blocks joined; empty for none.
  var lastUserText: String {
    let turns = json["messages"]?.arrayValue ?? []
    guard let turn = turns.last(where: { $0["role"]?.stringValue == "user" }) else { return "" }
    if let text = turn["content"]?.stringValue { return text }
    return (turn["content"]?.arrayValue ?? []).compactMap { $0["text"]?.stringValue }
      .joined(separator: " ")
  }

  /// The tokens of the prompt: four bytes of the prompt's JSON are one.
  var inputTokens: Int {
    let prompt = ["system", "tools", "messages"].compactMap { json[$0] }
    let bytes = prompt.reduce(0) { $0 + JSONWriter.bytes(of: $1).count }
    return (bytes + 3) / 4
  }
}

extension String {
  /// The tokens of a text: four bytes are one.
  var tokenCount: Int { (utf8.count + 3) / 4 }
}
