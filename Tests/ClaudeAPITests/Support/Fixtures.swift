import ClaudeAPI
import ClaudeMessages

/// Where most tests pretend to send to.
let testServer = "https://api.test"

extension MessageRequest {
  /// A small question.
  static func question(_ text: String = "Hello?", stream: Bool = true) -> MessageRequest {
    var request = MessageRequest(
      model: "claude-haiku-5-5",
      maxTokens: 100,
      messages: [.user(.text(text))]
    )
    request.stream = stream
    return request
  }
}

extension ClaudeClient {
  /// A client over a scripted transport, whose pauses are over at once.
  static func scripted(
    _ transport: ScriptedTransport,
    clock: any Clock<Duration> = InstantClock(),
    configure: (inout ClientConfiguration) throws -> Void = { _ in }
  ) throws -> ClaudeClient {
    var configuration = ClientConfiguration(
      baseURL: try BaseURL(testServer),
      credential: .apiKey(try Secret("sk-test", from: "the test"))
    )
    try configure(&configuration)
    return ClaudeClient(
      configuration: configuration,
      transport: transport,
      time: TimeSource(clock: clock, unixTime: { 784_111_777 }, jitter: { 0 })
    )
  }
}

extension MessageExchange {
  /// Runs to the end and tells what happened.
  func course() async -> (steps: [String], error: ClaudeError?) {
    var steps: [String] = []
    do {
      for try await event in self { steps.append(event.short) }
      return (steps, nil)
    } catch {
      return (steps, error)
    }
  }
}

extension ExchangeEvent {
  /// The event in a word or two.
  var short: String {
    switch self {
    case .progress(.connecting(let attempt, let attempts)): "connecting \(attempt)/\(attempts)"
    case .progress(.sent): "sent"
    case .progress(.waiting(let wait)): "waiting \(wait.duration) because \(wait.cause.code)"
    case .progress(.version(let version)): "version \(version.rawValue)"
    case .head(let head): "head \(head.status)"
    case .event(let raw): raw.form == .whole ? "whole" : raw.name
    case .end(let end): "end after \(end.attempts)"
    }
  }
}
