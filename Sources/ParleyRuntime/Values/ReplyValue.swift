/// A reply of a model as a value: it stands for its text where text is wanted, and its fields can be read.
///
/// The host makes it; the runtime knows nothing of the API. Two replies are equal when their texts are.
package final class ReplyValue: Sendable, Equatable {
  /// The text of the reply.
  package let text: Text
  /// The fields by the names of the language (`thinking`, `stop_reason`, `usage`, …), without `text` and `json`.
  package let fields: MapValue

  /// Makes a reply.
  package init(text: String, fields: MapValue) {
    self.text = Text(text)
    self.fields = fields
  }

  /// Whether two replies are the same in text and fields.
  package static func == (one: ReplyValue, other: ReplyValue) -> Bool {
    one.text == other.text && Value.map(one.fields) == .map(other.fields)
  }

  /// The bytes of the text and the fields; see ``Value/weight``.
  var weight: UInt32 { text.weight.saturatingSum(fields.weight) }

  /// How deep the fields are nested; see ``Value/depth``.
  var depth: UInt16 { fields.depth.saturatingSuccessor }
}
