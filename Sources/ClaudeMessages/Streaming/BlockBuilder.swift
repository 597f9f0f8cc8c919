/// A block of a streamed reply while it grows.
struct BlockBuilder: Sendable {
  /// The position that the stream gives it.
  let index: Int
  /// The block as it began.
  let start: ContentBlock
  /// Whether its end was seen.
  var isComplete = false
  private var text = ""
  private var thinking = ""
  private var signature: String?
  private var citations: [JSONValue] = []
  private var compaction = JSONObject()
  private var inputText = ""

  /// Starts with the block's skeleton.
  init(index: Int, start: ContentBlock) {
    self.index = index
    self.start = start
  }

  /// Takes a delta; false if it is of a kind that this library does not know.
  mutating func append(_ delta: StreamEvent.Delta) -> Bool {
    switch delta {
    case .text(let part): text += part
    case .inputJSON(let part): inputText += part
    case .thinking(let part): thinking += part
    case .signature(let whole): signature = whole
    case .citation(let citation): citations.append(citation)
    case .compaction(let members): append(members)
    case .unknown: return false
    }
    return true
  }

  private mutating func append(_ members: JSONObject) {
    for member in members.members {
      if case .string(let part) = member.value, let known = compaction[member.key]?.stringValue {
        compaction[member.key] = .string(known + part)
      } else {
        compaction[member.key] = member.value
      }
    }
  }

  /// The text so far.
  var textSoFar: String {
    (start.text ?? "") + text
  }

  /// The tool input so far, if it is not JSON (yet); nil if it is, or if there is none.
  var brokenInput: String? {
    !inputText.isEmpty && input == nil ? inputText : nil
  }

  private var input: RawJSON? {
    inputText.isEmpty ? nil : try? RawJSON(parsing: Array(inputText.utf8))
  }

  /// The block so far: its skeleton with the strings grown, the tool input as the text in which it came.
  ///
  /// A tool input that is not JSON stays as the skeleton has it.
  var block: ContentBlock {
    guard var object = start.raw.value.objectValue, hasGrown else { return start }
    append(text, to: "text", of: &object)
    append(thinking, to: "thinking", of: &object)
    if let signature { object["signature"] = .string(signature) }
    if !citations.isEmpty {
      object["citations"] = .array((object["citations"]?.arrayValue ?? []) + citations)
    }
    for member in compaction.members {
      if let part = member.value.stringValue {
        append(part, to: member.key, of: &object)
      } else {
        object[member.key] = member.value
      }
    }
    let input = input
    if let input { object["input"] = input.value }
    return ContentBlock(.object(object), raw: Self.raw(object, input: input))
  }

  private var hasGrown: Bool {
    !(text.isEmpty && thinking.isEmpty && signature == nil && citations.isEmpty
      && compaction.isEmpty && inputText.isEmpty)
  }

  private func append(_ part: String, to key: String, of object: inout JSONObject) {
    if !part.isEmpty { object[key] = .string((object[key]?.stringValue ?? "") + part) }
  }

  private static func raw(_ object: JSONObject, input: RawJSON?) -> RawJSON {
    var writer = JSONWriter()
    writer.beginObject()
    for member in object.members {
      writer.key(member.key)
      if let input, member.key == "input" {
        writer.write(input)
      } else {
        writer.write(member.value)
      }
    }
    writer.endObject()
    return RawJSON(validated: writer.bytes)
  }
}
