/// What a request may ask of a model; nil where it is not known.
public struct ModelCapabilities: Sendable, Hashable {
  /// How it thinks.
  public var thinking: ThinkingSupport?
  /// Which levels of effort it knows.
  public var effort: EffortSupport?
  /// Whether `temperature`, `top_p` and `top_k` may be sent.
  public var sampling: SamplingSupport?
  /// Whether the conversation may end in an assistant message, which the reply continues.
  ///
  /// Only with thinking off, unless ``ThinkingSupport/restrictsRequests`` says otherwise.
  public var acceptsPrefill: Bool?
  /// Whether `tool_choice` may force a call.
  public var forcedToolChoice: ForcedToolChoiceSupport?
  /// Whether `system` messages may stand in the conversation.
  public var acceptsSystemMessages: Bool?
  /// Whether messages may hold images.
  public var acceptsImages: Bool?
  /// Whether it sees images up to 2,576 pixels on a side and 4,784 tokens, instead of 1,568 of both.
  public var hasHighResolution: Bool?
  /// Whether messages may hold documents.
  public var acceptsDocuments: Bool?
  /// Whether the form of a reply may be given as a JSON schema, which it then keeps.
  public var acceptsSchemas: Bool?
  /// Whether the field `seed` may be sent, which fixes what is drawn; the API itself has no such field.
  public var acceptsSeed: Bool?

  /// Makes capabilities of which nothing is known.
  public init() {}
}

/// Whether `temperature`, `top_p` and `top_k` may be sent, under API version 2023-06-01; later versions reject them on every model.
public enum SamplingSupport: String, Sendable, Hashable, CaseIterable {
  /// Yes, within the limits of thinking.
  case accepted
  /// Yes, but not temperature and top_p together.
  case separately
  /// No: a value other than the default is a 400.
  case rejected
}

/// Whether `tool_choice` may force a call (`any`, or a tool by name).
public enum ForcedToolChoiceSupport: String, Sendable, Hashable, CaseIterable {
  /// Yes.
  case accepted
  /// Yes, except with thinking `enabled`.
  case notWithBudget = "not_with_budget"
  /// No.
  case rejected
}
