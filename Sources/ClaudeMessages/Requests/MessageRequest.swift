/// The body of a request for a reply.
///
/// Nothing is checked here: what a model accepts is for ``ModelCatalogue`` to say and for the API to enforce.
public struct MessageRequest: Sendable, Hashable {
  /// The model.
  public var model: ModelID
  /// The most tokens of the reply, thinking included; 0 only warms the cache.
  public var maxTokens: Int
  /// The conversation.
  public var messages: [InputMessage]
  /// The operator's instructions.
  public var system: SystemPrompt?
  /// Whether the reply comes as a stream of events; written only if true.
  public var stream = false
  /// Texts at which the reply ends; written only if there are some.
  public var stopSequences: [String] = []
  /// How the model thinks; nil for its default.
  public var thinking: ThinkingConfiguration?
  /// Effort and form of the reply; written only if something is asked for.
  public var outputConfiguration = OutputConfiguration()
  /// The tools on offer; written only if there are some.
  public var tools: [ToolDefinition] = []
  /// Whether a tool must be called.
  public var toolChoice: ToolChoice?
  /// A mark that moves along with the end of the conversation.
  public var cacheControl: CacheControl?
  /// What the API should know about the request beside the prompt, ``userID``; written only if not empty.
  public var metadata = JSONObject()
  /// The capacity asked for.
  public var serviceTier: ServiceTier?
  /// The speed asked for.
  public var speed: Speed?
  /// Where the model may run.
  public var inferenceGeography: InferenceGeography?
  /// The container in which code runs, as the API describes it.
  public var container: JSONValue?
  /// Cache diagnostics asked for, as the API describes them.
  public var diagnostics: JSONValue?
  /// From 0 to 1; older models only, and only under API version 2023-06-01.
  public var temperature: JSONNumber?
  /// From 0 to 1; as ``temperature``.
  public var topP: JSONNumber?
  /// At least 0; as ``temperature``.
  public var topK: JSONNumber?
  /// Any other fields, written after the known ones in their order.
  public var additionalFields = JSONObject()

  /// Makes a request with what every request has.
  public init(model: ModelID, maxTokens: Int, messages: [InputMessage]) {
    self.model = model
    self.maxTokens = maxTokens
    self.messages = messages
  }

  /// The opaque id of the user for whom the request is made, in ``metadata``.
  public var userID: String? {
    get { metadata["user_id"]?.stringValue }
    set { metadata["user_id"] = newValue.map { .string($0) } }
  }

  /// Whether a sampling parameter is set, which API version 2026-10-21 rejects.
  public var hasSamplingParameters: Bool {
    temperature != nil || topP != nil || topK != nil
  }
}
