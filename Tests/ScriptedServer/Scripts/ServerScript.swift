import OrderedJSON

/// The answers of a server, in order, read from JSON.
///
/// The format is described in `README.md`.
package struct ServerScript: Sendable {
  /// The answers.
  package var answers: [ScriptedAnswer]

  /// Makes a script.
  package init(_ answers: [ScriptedAnswer]) { self.answers = answers }

  /// Reads a script.
  ///
  /// - Throws: ``ScriptError`` that names the reply and the member that is wrong.
  package init(json bytes: [UInt8]) throws(ScriptError) {
    let value: JSONValue
    do {
      value = try JSONParser().parse(bytes)
    } catch {
      throw ScriptError("the script is not JSON: \(error)")
    }
    guard let replies = value.arrayValue else {
      throw ScriptError("a script is a list of replies")
    }
    answers = []
    for (index, reply) in replies.enumerated() {
      do {
        var members = try ScriptMembers(reply)
        answers.append(try ScriptedAnswer(&members))
        try members.finish()
      } catch {
        throw ScriptError("reply \(index + 1): \(error.message)")
      }
    }
  }
}

/// What is wrong with a script.
package struct ScriptError: Error, CustomStringConvertible {
  /// What is wrong, in a sentence without a capital or a full stop.
  package let message: String

  init(_ message: String) { self.message = message }

  /// The message.
  package var description: String { message }
}

/// The members of one reply, taken one by one; what nobody took is unknown.
struct ScriptMembers {
  private var object: JSONObject

  init(_ value: JSONValue) throws(ScriptError) {
    guard let object = value.objectValue else { throw ScriptError("a reply is an object") }
    self.object = object
  }

  /// Takes a member; nil when it is not there.
  mutating func take<Value>(
    _ name: String,
    _ kind: String,
    _ read: (JSONValue) -> Value?
  ) throws(ScriptError) -> Value? {
    guard let json = object[name] else { return nil }
    object[name] = nil
    guard let value = read(json) else { throw ScriptError("\"\(name)\" must be \(kind)") }
    return value
  }

  mutating func string(_ name: String) throws(ScriptError) -> String? {
    try take(name, "a string") { $0.stringValue }
  }

  mutating func strings(_ name: String) throws(ScriptError) -> [String]? {
    try take(name, "a list of strings") { json in
      guard let items = json.arrayValue else { return nil }
      let strings = items.compactMap(\.stringValue)
      return strings.count == items.count ? strings : nil
    }
  }

  mutating func count(_ name: String) throws(ScriptError) -> Int? {
    try take(name, "a whole number from 0 on") { json in
      json.intValue.flatMap { (0...1_000_000_000).contains($0) ? $0 : nil }
    }
  }

  mutating func milliseconds(_ name: String) throws(ScriptError) -> Duration? {
    try count(name).map { .milliseconds($0) }
  }

  mutating func bool(_ name: String) throws(ScriptError) -> Bool? {
    try take(name, "true or false") { $0.boolValue }
  }

  func finish() throws(ScriptError) {
    if let name = object.keys.first { throw ScriptError("there is no member \"\(name)\"") }
  }
}
