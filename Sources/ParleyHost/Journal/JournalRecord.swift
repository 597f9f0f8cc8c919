import OrderedJSON

/// One line of a journal.
package enum JournalRecord: Sendable, Equatable {
  /// The first line: the version of the form, the run's name, the version of the program, when it started.
  case opened(schema: Int, run: String, program: String, at: Timestamp)
  /// A source that was run: its path (nil for standard input) and its bytes.
  case source(path: String?, bytes: [UInt8])
  /// A session of the prompt starts, with what the command line gave: what stands before it is of no concern to it.
  case session(SessionStart, at: Timestamp)
  /// What was entered at the prompt.
  case typed(TypedEntry, at: Timestamp)
  /// How the entry before went.
  case entered(EntryOutcome)
  /// What the world answered, at the prompt.
  case world(WorldAnswer)
  /// The parameters with the values the run had.
  case parameters([JournalParameter])
  /// A step of an exchange with the model.
  case exchange(Exchange.ID, Exchange.Step)
  /// A step of the call of a tool.
  case toolCall(ToolCallStep)
  /// Something worth knowing later, in words.
  case note(String)
  /// The run is over.
  case closed(status: Int32, at: Timestamp)
  /// A line of a version that knows more.
  case unknown(JSONValue)
}

/// A script parameter with its value.
package struct JournalParameter: Sendable, Equatable {
  /// The parameter's name.
  package let name: String
  /// The value it had.
  package let value: JSONValue

  /// Makes a parameter.
  package init(name: String, value: JSONValue) {
    self.name = name
    self.value = value
  }
}

extension JournalRecord {
  /// The record as JSON.
  package var json: JSONValue {
    switch self {
    case .opened(let schema, let run, let program, let time):
      [
        "type": "journal", "schema": .number(JSONNumber(schema)), "run": .string(run),
        "program": .string(program), "at": .number(JSONNumber(time.microseconds)),
      ]
    case .source(let path, let bytes):
      .object(
        JSONObject([
          ("type", "source"), ("path", path.map(JSONValue.string) ?? .null),
          ExchangeCodec.bytes("text", bytes),
        ])
      )
    case .session(let start, let time): start.json(at: time)
    case .typed(let entry, let time): entry.json(at: time)
    case .entered(let outcome): outcome.json
    case .world(let answer): answer.json
    case .parameters(let parameters):
      [
        "type": "parameters",
        "values": .object(JSONObject(parameters.map { ($0.name, $0.value) })),
      ]
    case .exchange(let id, let step): ExchangeCodec.encode(step, of: id)
    case .toolCall(let step): step.json
    case .note(let text): ["type": "note", "text": .string(text)]
    case .closed(let status, let time):
      [
        "type": "closed", "at": .number(JSONNumber(time.microseconds)),
        "status": .number(JSONNumber(status)),
      ]
    case .unknown(let json): json
    }
  }

  /// Reads a record; what is not known is kept as it is.
  package init(json: JSONValue) {
    self = Self.known(json) ?? .unknown(json)
  }

  private static func known(_ json: JSONValue) -> JournalRecord? {
    switch json["type"]?.stringValue {
    case "journal":
      guard let schema = json["schema"]?.intValue, let run = json["run"]?.stringValue,
        let program = json["program"]?.stringValue, let time = time(in: json)
      else { return nil }
      return .opened(schema: schema, run: run, program: program, at: time)
    case "source":
      guard let bytes = ExchangeCodec.bytes("text", in: json) else { return nil }
      return .source(path: json["path"]?.stringValue, bytes: bytes)
    case "typed":
      guard let entry = TypedEntry(json: json), let time = time(in: json) else { return nil }
      return .typed(entry, at: time)
    case "session": return time(in: json).map { .session(SessionStart(json: json), at: $0) }
    case "entered": return EntryOutcome(json: json).map(JournalRecord.entered)
    case "world": return WorldAnswer(json: json).map(JournalRecord.world)
    case "parameters":
      guard let values = json["values"]?.objectValue else { return nil }
      return .parameters(values.members.map { JournalParameter(name: $0.key, value: $0.value) })
    case "tool_call": return ToolCallStep(json: json).map(JournalRecord.toolCall)
    case "note": return json["text"]?.stringValue.map(JournalRecord.note)
    case "closed":
      guard let status = json["status"]?.intValue.flatMap(Int32.init(exactly:)),
        let time = time(in: json)
      else { return nil }
      return .closed(status: status, at: time)
    default: return ExchangeCodec.decode(json).map { .exchange($0.id, $0.step) }
    }
  }

  private static func time(in json: JSONValue) -> Timestamp? {
    json["at"]?.intValue.map { Timestamp(microseconds: Int64($0)) }
  }
}
