import OrderedJSON

/// What was entered at the prompt at once: one line or many.
package struct TypedEntry: Sendable, Equatable {
  /// How an entry is meant.
  package enum Kind: String, Sendable {
    /// Statements of the language.
    case statements
    /// A text that is said as it is, in talk mode.
    case said
    /// A command of the prompt, with its colon.
    case command
  }

  /// The entry as it was typed; of a statement that a colon led in talk mode what follows the colon.
  package let text: String
  /// How it is meant.
  package let kind: Kind
  /// The file that it was loaded from; nil for what was typed.
  package let origin: String?
  /// The line of the file where it starts, from 1; nil for what was typed.
  package let line: Int?

  /// Makes an entry.
  package init(
    _ text: String,
    kind: Kind = .statements,
    origin: String? = nil,
    line: Int? = nil
  ) {
    self.text = text
    self.kind = kind
    self.origin = origin
    self.line = line
  }
}

/// How an entry went.
package enum EntryOutcome: Sendable, Equatable {
  /// It reached its end.
  case done
  /// It could not be compiled, or was no command: nothing was done. The message says why.
  case refused(String)
  /// An error ended it on its way.
  case failed(String)
  /// Ctrl-C ended it on its way.
  case interrupted
}

extension TypedEntry {
  /// The entry as a record.
  func json(at time: Timestamp) -> JSONValue {
    var object = JSONObject([
      ("type", "typed"), ("at", .number(JSONNumber(time.microseconds))), ("text", .string(text)),
    ])
    if kind != .statements { object.append("kind", .string(kind.rawValue)) }
    if let origin { object.append("origin", .string(origin)) }
    if let line { object.append("line", .number(JSONNumber(line))) }
    return .object(object)
  }

  /// Reads a record; nil without a text, or for a kind that is not known.
  init?(json: JSONValue) {
    guard let text = json["text"]?.stringValue,
      let kind = Kind(rawValue: json["kind"]?.stringValue ?? Kind.statements.rawValue)
    else { return nil }
    self.init(
      text,
      kind: kind,
      origin: json["origin"]?.stringValue,
      line: json["line"]?.intValue
    )
  }
}

extension EntryOutcome {
  /// The outcome as a record.
  var json: JSONValue {
    switch self {
    case .done: ["type": "entered", "outcome": "done"]
    case .refused(let message):
      ["type": "entered", "outcome": "refused", "message": .string(message)]
    case .failed(let message):
      ["type": "entered", "outcome": "failed", "message": .string(message)]
    case .interrupted: ["type": "entered", "outcome": "interrupted"]
    }
  }

  /// Reads a record; nil for an outcome that is not known.
  init?(json: JSONValue) {
    let message = json["message"]?.stringValue ?? ""
    switch json["outcome"]?.stringValue {
    case "done": self = .done
    case "refused": self = .refused(message)
    case "failed": self = .failed(message)
    case "interrupted": self = .interrupted
    default: return nil
    }
  }
}
