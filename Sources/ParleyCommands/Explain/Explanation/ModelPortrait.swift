/// The sizes of a model, for people.
struct ModelPortrait: Sendable, Hashable {
  /// The model's own name.
  var name: String
  /// The number of learnt numbers; nil when the weights file does not say.
  var parameters: Int?
  /// The number of layers.
  var layers: Int
  /// The heads of each layer.
  var heads: Int
  /// The numbers of a token's state.
  var width: Int
  /// The number of tokens it knows.
  var vocabulary: Int
  /// The most tokens of text and reply together.
  var contextWindow: Int
}
