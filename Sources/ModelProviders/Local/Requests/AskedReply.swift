import ClaudeMessages
import LocalInference
import OrderedJSON

/// What a request asks of a model of this process: read and checked as the API does it.
struct AskedReply: Sendable {
  /// The model that answers.
  let engine: any ReplyEngine
  /// The conversation as the model reads it.
  let prompt: ChatPrompt
  /// The tokens of the prompt.
  let inputTokens: Int
  /// What is asked of the reply; nil where `max_tokens` is 0, which asks for none.
  let settings: GenerationSettings?
  /// How the reply has to begin; nil leaves it to the model.
  let forcedCall: ForcedCall?
  /// Whether the text of the thinking is shown.
  let showsThinking: Bool
  /// Whether the reply is sent as events.
  let isStreamed: Bool
  /// Who wants to know how the reply is made; nil for nobody.
  let observer: ReplyObserver?

  /// Reads a request for a message.
  ///
  /// - Parameters:
  ///   - body: The JSON of the request.
  ///   - models: Who can answer.
  /// - Throws: ``LocalRefusal`` as the API would refuse it.
  init(body: [UInt8], models: LocalModels) throws(LocalRefusal) {
    let request = try RequestCheck(body: body, countsOnly: false)
    let message = request.message
    let engine = try request.engine(of: models)
    try Self.checkTokens(message, of: engine)
    let prompt = try PromptWriting(message, for: engine).prompt
    let inputTokens = try Self.countTokens(of: prompt, by: engine)
    self.engine = engine
    self.prompt = prompt
    self.inputTokens = inputTokens
    let sampling = try Self.sampling(of: request.json)
    let constraint = try ReplyConstraint(message)
    settings =
      message.maxTokens == 0
      ? nil
      : Self.settings(
        message,
        sampling: sampling,
        constraint: constraint,
        traced: models.observer?.candidates ?? 0
      )
    forcedCall = Self.forcedCall(of: message)
    showsThinking = message.thinking?.display != .omitted
    isStreamed = message.stream
    observer = models.observer
  }

  /// Counts the tokens of a request that asks for no reply.
  ///
  /// - Throws: ``LocalRefusal``.
  static func tokenCount(body: [UInt8], models: LocalModels) throws(LocalRefusal) -> Int {
    let request = try RequestCheck(body: body, countsOnly: true)
    let engine = try request.engine(of: models)
    let prompt = try PromptWriting(request.message, for: engine).prompt
    return try Self.count(prompt, by: engine)
  }

  private static func count(
    _ prompt: ChatPrompt,
    by engine: any ReplyEngine
  ) throws(LocalRefusal) -> Int {
    do throws(InferenceError) {
      return try engine.tokenCount(of: prompt)
    } catch {
      throw .invalid("messages: \(error.message)")
    }
  }

  /// The tokens of a prompt that leaves room for a reply.
  private static func countTokens(
    of prompt: ChatPrompt,
    by engine: any ReplyEngine
  ) throws(LocalRefusal) -> Int {
    let count = try count(prompt, by: engine)
    guard count < engine.contextWindow else {
      throw .promptTooLong(count, limit: engine.contextWindow - 1)
    }
    return count
  }

  private static func checkTokens(
    _ message: MessageRequest,
    of engine: any ReplyEngine
  ) throws(LocalRefusal) {
    let limit = ModelDescription.localMaxTokens
    guard message.maxTokens <= limit else {
      throw .tooManyTokens(message.maxTokens, limit: limit, model: engine.name)
    }
    guard message.maxTokens > 0 || !message.stream else {
      throw .invalid("stream: a request with max_tokens 0 cannot be streamed")
    }
    guard let budget = message.thinking?.budgetTokens else { return }
    guard budget >= 1024 else {
      throw .invalid(
        "thinking.enabled.budget_tokens: Input should be greater than or equal to 1024"
      )
    }
    guard budget < message.maxTokens else {
      throw .invalid("`max_tokens` must be greater than `thinking.budget_tokens`")
    }
  }

  private static func settings(
    _ message: MessageRequest,
    sampling: Sampling,
    constraint: ReplyConstraint,
    traced: Int
  ) -> GenerationSettings {
    var settings = GenerationSettings(maxTokens: message.maxTokens)
    settings.maxThinkingTokens = message.thinking?.budgetTokens
    settings.stopSequences = message.stopSequences
    settings.sampling = sampling
    settings.constraint = constraint
    settings.tracedCandidates = traced
    settings.allowsToolCalls =
      !message.tools.isEmpty && message.toolChoice?.mode != ToolChoice.Mode.none
    return settings
  }

  /// A choice of any tool where there is but one is a choice of that one.
  private static func forcedCall(of message: MessageRequest) -> ForcedCall? {
    switch message.toolChoice?.mode {
    case .tool?: message.toolChoice?.name.map(ForcedCall.tool)
    case .any?:
      message.tools.count == 1 ? message.tools.first?.name.map(ForcedCall.tool) ?? .any : .any
    default: nil
    }
  }
}

extension AskedReply {
  /// How tokens are chosen: the likeliest one each time, unless the request asks for chance.
  ///
  /// The API's default temperature, 1, is too wild for a model of this size, and a check that runs without a key should say
  /// the same each time. `top_p` and `top_k` ask for chance too: alone they go with the API's default temperature.
  private static func sampling(of json: JSONValue) throws(LocalRefusal) -> Sampling {
    let temperature = try number("temperature", of: json, in: 0...1)
    let topP = try number("top_p", of: json, in: 0...1)
    let topK = try wholeNumber("top_k", of: json)
    let isDrawing = topP != nil || topK != nil
    return Sampling(
      temperature: temperature ?? (isDrawing ? 1 : 0),
      topK: topK == 0 ? nil : topK,
      topP: topP,
      seed: try seed(of: json)
    )
  }

  private static func number(
    _ field: String,
    of json: JSONValue,
    in range: ClosedRange<Double>
  ) throws(LocalRefusal) -> Double? {
    guard let number = json[field]?.doubleValue else { return nil }
    guard number >= range.lowerBound else {
      throw .invalid("\(field): Input should be greater than or equal to 0")
    }
    guard number <= range.upperBound else {
      throw .invalid("\(field): Input should be less than or equal to 1")
    }
    return number
  }

  private static func wholeNumber(
    _ field: String,
    of json: JSONValue
  ) throws(LocalRefusal) -> Int? {
    guard let value = json[field], !value.isNull else { return nil }
    guard let number = value.intValue, number >= 0 else {
      throw .invalid("\(field): Input should be a valid integer, 0 or more")
    }
    return number
  }

  private static func seed(of json: JSONValue) throws(LocalRefusal) -> UInt64 {
    guard let value = json["seed"], !value.isNull else { return 0 }
    guard let seed = value.numberValue?.int64 else {
      throw .invalid("seed: Input should be a valid integer")
    }
    return UInt64(bitPattern: seed)
  }
}
