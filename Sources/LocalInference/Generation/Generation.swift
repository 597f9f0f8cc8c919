/// A reply in the making: one token for each call of ``next()``.
///
/// Synchronous and without a clock, so that the caller can look for a cancellation between the calls. The same model, prompt and
/// settings give the same reply on every machine.
package struct Generation: Sendable {
  /// A part of the reply, of whole characters.
  package enum Piece: Sendable, Hashable {
    /// Thinking before the answer.
    case thinking(String)
    /// The answer.
    case text(String)
    /// The JSON of a tool call, see ``ToolCall``.
    case toolCall(String)
  }

  /// Why a reply ended.
  package enum Finish: Sendable, Hashable {
    /// The model ended it.
    case endOfTurn
    /// The model ended it after a tool call.
    case toolCall
    /// As many tokens were drawn as were asked for.
    case maxTokens
    /// This text came, which is cut off.
    case stopSequence(String)
    /// Prompt and reply fill the context window.
    case contextWindowFull
  }

  /// How many tokens went in and came out.
  package struct Usage: Sendable, Hashable {
    /// The tokens of the prompt.
    package let inputTokens: Int
    /// Those of them that were in the cache.
    package let reusedTokens: Int
    /// The tokens that were drawn, the one that ended the reply included.
    package let outputTokens: Int
  }

  /// What one call of ``Generation/next()`` did.
  package struct Step: Sendable {
    /// The token that was made; nil while the prompt is read, and after the finish.
    package var token: Int?
    /// What can be shown now; often nothing, as for half a character or the start of a stop sequence.
    package var pieces: [Piece] = []
    /// How the token was chosen, if ``GenerationSettings/tracedCandidates`` asks for it.
    package var choice: TokenChoice?
    /// Why the reply ended with this step; nil to go on.
    package var finish: Finish?
  }

  /// The most tokens of a prompt that one step reads: a step stays below some ten milliseconds.
  static let promptStep = 64

  private let model: LocalModel
  /// What is asked of the reply.
  package let settings: GenerationSettings
  private var cache: KeyValueCache
  private var sampler: Sampler
  private var assembler: ReplyAssembler
  /// Where the part that is being written stands in what it has to be; nil where it is free.
  private var guide: TextConstraint?
  private var logits: [Float]
  /// What the model has to read before it can write.
  private var unread: [Int]
  /// What is set instead of drawn, next.
  private var forced: [SpecialToken] = []
  private var drawnCount = 0
  private let reusedCount: Int

  /// The tokens of the prompt.
  package let promptTokens: [Int]
  /// All tokens after the prompt, special ones included.
  package private(set) var replyTokens: [Int] = []
  /// Why the reply ended; nil while it goes on.
  package private(set) var finish: Finish?

  /// Begins a reply to a conversation.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - prompt: The conversation.
  ///   - settings: What is asked of the reply.
  ///   - cache: What was read before, if anything; what does not fit is forgotten.
  /// - Throws: `promptTooLong`, `invalidSettings`, `invalidTurns`, `thinkingUnsupported`.
  package init(
    model: LocalModel,
    prompt: ChatPrompt,
    settings: GenerationSettings,
    cache: KeyValueCache = KeyValueCache()
  ) throws(InferenceError) {
    try self.init(
      model: model,
      tokens: try model.tokens(of: prompt),
      settings: settings,
      cache: cache
    )
  }

  /// Begins a reply to tokens, which end where the model is to write.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - tokens: The prompt; not empty.
  ///   - settings: What is asked of the reply.
  ///   - cache: What was read before, if anything; what does not fit is forgotten.
  /// - Throws: `promptTooLong`, `invalidSettings`, `invalidTurns`, `invalidToken`.
  package init(
    model: LocalModel,
    tokens: [Int],
    settings: GenerationSettings,
    cache: KeyValueCache = KeyValueCache()
  ) throws(InferenceError) {
    try settings.check(for: model.name)
    try model.check(tokens)
    var cache = cache
    cache.retain(prefixOf: tokens, for: model.weights)
    self.model = model
    self.settings = settings
    self.cache = cache
    sampler = Sampler(settings.sampling, kernels: model.kernels)
    assembler = ReplyAssembler(after: tokens, stopSequences: settings.stopSequences)
    guide = Self.guide(of: assembler, settings)
    logits = Array(repeating: 0, count: model.configuration.vocabulary)
    reusedCount = cache.tokens.count
    unread = Array(tokens[reusedCount...])
    promptTokens = tokens
  }

  /// How many tokens went in and came out so far.
  package var usage: Usage {
    Usage(inputTokens: promptTokens.count, reusedTokens: reusedCount, outputTokens: drawnCount)
  }

  /// Gives away what was read, for the next prompt of the conversation; the reply cannot go on afterwards without reading again.
  package mutating func takeCache() -> KeyValueCache {
    let taken = cache
    cache = KeyValueCache()
    cache.retain(prefixOf: [], for: model.weights)
    unread = taken.tokens + unread
    return taken
  }

  /// Reads some of the prompt, or makes one token.
  ///
  /// After the finish it does nothing and gives an empty step.
  /// - Throws: `invalidValue` if the weights are such that the arithmetic overflows.
  package mutating func next() throws(InferenceError) -> Step {
    guard finish == nil else { return Step() }
    if !forced.isEmpty { return stepForced() }
    if unread.count > Self.promptStep {
      read(unread.prefix(Self.promptStep))
      return Step()
    }
    read(unread[...])
    return try stepDrawn()
  }
}

extension Generation {
  private mutating func read(_ tokens: ArraySlice<Int>) {
    model.read(tokens, into: &cache, logits: &logits)
    unread.removeFirst(tokens.count)
  }

  /// Sets the next token that is not drawn.
  private mutating func stepForced() -> Step {
    let special = forced.removeFirst()
    var step = Step(token: special.rawValue)
    append(special.rawValue)
    if settings.tracedCandidates > 0 {
      step.choice = TokenChoice(
        token: special.rawValue,
        candidates: [],
        keptCount: 0,
        reason: .forced
      )
    }
    if special == .assistant { begin(.text, &step) }
    if forced.isEmpty { finishIfFull(&step) }
    return step
  }

  /// Draws a token.
  private mutating func stepDrawn() throws(InferenceError) -> Step {
    try forbidTokens()
    let (token, choice) = sampler.choose(from: logits, traced: settings.tracedCandidates)
    var step = Step(token: token, choice: choice)
    drawnCount += 1
    append(token)
    switch SpecialToken(rawValue: token) {
    case .end: endPart(&step)
    case .tool: begin(.toolCall, &step)
    default:
      let bytes = model.tokenizer.bytes(of: token)
      _ = guide?.take(bytes)
      if let stop = assembler.append(bytes, to: &step.pieces) {
        end(.stopSequence(stop), &step)
      }
    }
    finishIfFull(&step)
    limitThinking()
    return step
  }

  private mutating func begin(_ part: ReplyAssembler.Part, _ step: inout Step) {
    assembler.begin(part, pieces: &step.pieces)
    guide = Self.guide(of: assembler, settings)
  }

  /// What the part that begins has to be.
  private static func guide(
    of assembler: ReplyAssembler,
    _ settings: GenerationSettings
  ) -> TextConstraint? {
    let constraint =
      switch assembler.part {
      case .thinking: nil as TextConstraint?
      case .text: settings.constraint.text
      case .toolCall: settings.constraint.call
      }
    return assembler.expectsSpace ? constraint?.afterSpace() : constraint
  }

  private mutating func append(_ token: Int) {
    replyTokens.append(token)
    unread.append(token)
  }

  /// Sets the logits of tokens that must not be drawn to minus infinity.
  private mutating func forbidTokens() throws(InferenceError) {
    guard !logits.contains(where: { !$0.isFinite }) else {
      throw InferenceError(.invalidValue, file: model.name, "the weights overflow: no logits")
    }
    for special in SpecialToken.allCases where special != .end && special != .tool {
      logits[special.rawValue] = -.infinity
    }
    if !settings.allowsToolCalls || assembler.part != .text || guide?.isAtStart == false {
      logits[SpecialToken.tool.rawValue] = -.infinity
    }
    guard let guide else { return }
    if !guide.isComplete { logits[SpecialToken.end.rawValue] = -.infinity }
    let filter = TokenFilter(model.tokenizer)
    if settings.sampling.temperature == 0, settings.tracedCandidates == 0 {
      filter.filterLikeliest(&logits, by: guide)
    } else {
      filter.filter(&logits, by: guide)
    }
  }

  /// Takes the end token: thinking goes over to the answer, anything else ends.
  private mutating func endPart(_ step: inout Step) {
    switch assembler.part {
    case .thinking: forced = [.assistant]
    case .text: end(.endOfTurn, &step)
    case .toolCall: end(.toolCall, &step)
    }
  }

  /// Ends the thinking at its limit.
  private mutating func limitThinking() {
    guard finish == nil, forced.isEmpty, assembler.part == .thinking,
      let limit = settings.maxThinkingTokens, drawnCount >= limit
    else { return }
    forced = [.end, .assistant]
  }

  /// Ends at the most tokens, and at the end of the window.
  private mutating func finishIfFull(_ step: inout Step) {
    guard finish == nil else { return }
    if drawnCount >= settings.maxTokens {
      end(.maxTokens, &step)
    } else if promptTokens.count + replyTokens.count >= model.configuration.contextWindow {
      end(.contextWindowFull, &step)
    }
  }

  /// Ends the reply and gives out what was held back.
  private mutating func end(_ reason: Finish, _ step: inout Step) {
    var reason = reason
    if case .stopSequence = reason {
      // What follows the sequence is not part of the reply.
    } else if let stop = assembler.finish(&step.pieces) {
      reason = .stopSequence(stop)
    }
    finish = reason
    step.finish = reason
  }
}
