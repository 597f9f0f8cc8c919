import OrderedJSON

/// A tool call as the model writes it: `{"name": …, "input": {…}}`.
package struct ToolCall: Sendable, Hashable {
  /// The tool's name.
  package let name: String
  /// What it is called with, an object.
  package let input: JSONValue

  /// Makes a call.
  package init(name: String, input: JSONValue) {
    self.name = name
    self.input = input
  }

  /// Reads what a model wrote; nil if it is not a call, for a small model errs.
  package init?(json: String) {
    guard let value = try? JSONParser().parse(json), let name = value["name"]?.stringValue,
      let input = value["input"], input.objectValue != nil
    else { return nil }
    self.init(name: name, input: input)
  }

  /// The call as the model writes it, for ``ChatTurn/assistant(_:toolCall:)``: a space after each colon and comma.
  package var json: String {
    let value = JSONValue.object([("name", .string(name)), ("input", input)])
    return String(decoding: JSONWriter.bytes(of: value, layout: .spaced), as: UTF8.self)
  }
}
