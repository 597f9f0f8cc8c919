import ClaudeMessages
import LocalInference
import ModelProviders
import OrderedJSON

/// Sends a text on the way of a request, all of it within this process.
struct RequestJourney {
  /// The model that answers.
  let model: LocalModel
  /// What is asked.
  let options: ExplanationOptions
  /// The clock.
  let now: () -> ContinuousClock.Instant

  private var path: [PathStep] = []

  /// Prepares a journey.
  init(
    model: LocalModel,
    options: ExplanationOptions,
    now: @escaping () -> ContinuousClock.Instant = { .now }
  ) {
    self.model = model
    self.options = options
    self.now = now
  }

  /// Sends a text and brings back the reply.
  ///
  /// - Throws: ``ExplanationError`` for a text or settings that the model does not take.
  mutating func send(_ text: String) throws(ExplanationError) -> TimedReply {
    let started = now()
    let body = request(text).encoded()
    record(.client, "builds the request: JSON of \(body.count) bytes", since: started)
    // A server would put the key on the request here and pass it on. In one process there is nothing to do.
    let served = now()
    record(.server, "passes it on; here it needs no key", since: served)
    let arrived = now()
    var generation = try begin(body)
    let count = generation.promptTokens.count
    record(.api, "checks it and cuts the text into \(count) tokens", since: arrived)
    let begun = now()
    let account = try run(&generation)
    let words = account.replyTokens.count
    record(.model, "reads the \(count) tokens and makes \(words) new ones", since: begun)
    let returned = now()
    var reply = TimedReply(account)
    record(.back, "the reply, \(reply.text.count) characters, is at the client", since: returned)
    reply.path = path
    return reply
  }

  private mutating func record(
    _ place: PathStep.Place,
    _ action: String,
    since start: ContinuousClock.Instant
  ) {
    path.append(PathStep(place: place, action: action, duration: start.duration(to: now())))
  }

  /// The client's part: a request as the Messages API takes it.
  private func request(_ text: String) -> MessageRequest {
    let settings = options.settings
    var request = MessageRequest(
      model: ModelID(rawValue: model.name),
      maxTokens: settings.maxTokens,
      messages: [.user(.text(text))]
    )
    request.system = options.system.map { .text($0) }
    request.stopSequences = settings.stopSequences
    request.temperature = JSONNumber(settings.temperature)
    request.topP = settings.topP.flatMap { JSONNumber($0) }
    request.topK = settings.topK.map { JSONNumber($0) }
    return request
  }

  /// The API's part: reads the request, checks it, and makes tokens of its texts.
  private func begin(_ body: [UInt8]) throws(ExplanationError) -> Generation {
    let request: MessageRequest
    do {
      request = try MessageRequest(json: body)
    } catch {
      throw ExplanationError(message: "the request cannot be read: \(error)")
    }
    var turns: [ChatTurn] = request.system.map { [.system($0.text)] } ?? []
    turns += request.messages.map { .user($0.content.text) }
    var settings = GenerationSettings(maxTokens: request.maxTokens)
    settings.stopSequences = request.stopSequences
    settings.sampling = Sampling(
      temperature: request.temperature?.double ?? 1,
      topK: request.topK?.wholeNumber,
      topP: request.topP?.double,
      seed: options.settings.seed
    )
    settings.tracedCandidates = max(1, options.candidates)
    do throws(InferenceError) {
      return try Generation(model: model, prompt: ChatPrompt(turns: turns), settings: settings)
    } catch {
      throw ExplanationError(error, of: model)
    }
  }

  /// The model's part.
  private func run(_ generation: inout Generation) throws(ExplanationError) -> ReplyAccount {
    var choices: [TokenChoice] = []
    while generation.finish == nil {
      do throws(InferenceError) {
        if let choice = try generation.next().choice { choices.append(choice) }
      } catch {
        throw ExplanationError(error, of: model)
      }
    }
    return ReplyAccount(
      model: model,
      settings: generation.settings,
      promptTokens: generation.promptTokens,
      replyTokens: generation.replyTokens,
      choices: choices,
      finish: generation.finish ?? .maxTokens
    )
  }
}

extension ExplanationError {
  /// Says what the engine found wrong, and what to do.
  init(_ error: InferenceError, of model: LocalModel) {
    let window = model.configuration.contextWindow
    let message: String =
      switch error.code {
      case .promptTooLong:
        "the text is too long for \(model.name), whose window holds \(window) tokens: give a shorter text"
      case .invalidSettings:
        [error.field, error.message].compactMap(\.self).joined(separator: ": ")
      default: "\(error)"
      }
    self.init(message: message)
  }
}
