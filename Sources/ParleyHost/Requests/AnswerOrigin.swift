import ClaudeAPI
import ModelProviders
import ParleyRuntime

/// Where the answer of a request comes from.
enum AnswerOrigin: Sendable {
  /// The provider: the request is sent.
  case provider
  /// The record of a session that is entered again; nil where it holds no answer.
  case session(Replay, Exchange?)
  /// An archive.
  case archive(ArchivedExchange)
  /// Nowhere: nothing may be sent, and this says why.
  case nowhere(EffectError)

  /// Whether the request is sent.
  var isProvider: Bool {
    if case .provider = self { true } else { false }
  }

  /// How the answer ended that was recorded; nil for one that is not, or was not to its end.
  var recorded: Exchange.Ending? {
    switch self {
    case .session(_, let exchange): exchange?.ending
    case .archive(let answer): answer.exchange.ending
    case .provider, .nowhere: nil
    }
  }

  /// When the request was sent that the record answers; nil where none does.
  var recordedStart: Timestamp? {
    switch self {
    case .session(_, let exchange): exchange?.startedAt
    case .archive(let answer): answer.exchange.startedAt
    case .provider, .nowhere: nil
    }
  }

  /// Whether its worst case is reserved: what was sent in a session that is entered again fitted then.
  var isCharged: Bool {
    switch self {
    case .session(_, let exchange): exchange == nil
    case .archive(let answer): answer.isCharged
    case .provider, .nowhere: true
    }
  }

  /// Whether it was paid by an earlier run.
  var isReused: Bool {
    if case .archive(let answer) = self { !answer.isCharged } else { false }
  }
}

extension ScriptHost {
  /// Where the answer of a request comes from; an answer of an archive is taken from it.
  func origin(of request: Exchange.Request) async -> AnswerOrigin {
    if let replay { return .session(replay, replay.exchange(for: request.body)) }
    do throws(EffectError) {
      guard let archive = configuration.archive else { return .provider }
      return try await archive.take(request).map(AnswerOrigin.archive) ?? .provider
    } catch {
      return .nowhere(error)
    }
  }

  /// The events of an answer; a request that is sent goes out when they are iterated.
  func response(
    to request: ProviderRequest,
    from origin: AnswerOrigin,
    since start: Duration
  ) -> ProviderResponse {
    switch origin {
    case .provider, .nowhere: return configuration.provider.send(request)
    case .session(let replay, _): return replay.provider.send(request)
    case .archive(let answer):
      let (interrupts, now) = (configuration.interrupts, configuration.now)
      let pacing = ReplayedExchange.Pacing(
        elapsed: { now() - start },
        pause: configuration.pause
      )
      return ProviderResponse(
        ReplayedExchange(
          interrupt: { interrupts.raise(.interrupt) },
          pacing: answer.keepsTime ? pacing : nil,
          take: { answer.exchange }
        )
      )
    }
  }
}

extension Exchange.Request {
  /// A request as it is recorded.
  init(_ request: ProviderRequest, as tag: RequestTag) {
    self.init(
      number: tag.number,
      conversation: tag.conversation,
      body: request.body,
      version: request.version.rawValue,
      betas: request.betas,
      isStreamed: request.isStreamed
    )
  }
}
