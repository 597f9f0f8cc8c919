// `@_exported`: requests and messages are part of this product's interface, and a user of it should need one import.
@_exported public import ClaudeMessages
import Logging
import OrderedJSON

/// A client of the Messages API: a configuration and a transport.
///
/// Making one does no I/O.
///
///     let configuration = try ClientConfiguration(environment: environment)
///     try await ClaudeClient.withClient(configuration: configuration) { client in
///       for try await event in client.stream(request) { … }
///     }
public struct ClaudeClient: Sendable {
  /// Where the server is, who asks, how long to wait.
  public let configuration: ClientConfiguration
  let transport: any Transport
  let time: TimeSource
  let logger: Logger
  let serverKnowledge = ServerKnowledge()

  /// Makes a client over a transport, which stays the caller's to shut down.
  ///
  /// - Parameters:
  ///   - configuration: Where the server is, who asks, how long to wait.
  ///   - transport: What carries the requests.
  ///   - time: Where time and chance come from.
  ///   - logger: Gets request id, model, status and durations of requests, and nothing of their content.
  public init(
    configuration: ClientConfiguration,
    transport: any Transport,
    time: TimeSource = TimeSource(),
    logger: Logger = .silent
  ) {
    self.configuration = configuration
    self.transport = transport
    self.time = time
    self.logger = logger
  }

  /// Runs a body with a client over HTTP, whose connections are closed however the body is left.
  ///
  /// - Parameters:
  ///   - configuration: Where the server is, who asks, how long to wait.
  ///   - network: Proxies, certificates, number of connections.
  ///   - time: Where time and chance come from.
  ///   - logger: Gets request id, model, status and durations of requests.
  ///   - body: What to do with the client, which must not outlive it.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws.
  public static func withClient<Value, Failure: Error>(
    configuration: ClientConfiguration,
    network: NetworkConfiguration = NetworkConfiguration(),
    time: TimeSource = TimeSource(),
    logger: Logger = .silent,
    _ body: (ClaudeClient) async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let transport = HTTPTransport(network: network, limits: configuration.limits)
    let client = ClaudeClient(
      configuration: configuration,
      transport: transport,
      time: time,
      logger: logger
    )
    do {
      let value = try await body(client)
      await transport.shutdown()
      return value
    } catch {
      await transport.shutdown()
      throw error
    }
  }

  /// Sends a request and tells everything that happens to it: attempts, waits, head, raw events, end.
  ///
  /// Nothing is sent before the sequence is iterated; each iteration is a request of its own.
  public func exchange(_ request: ExchangeRequest) -> MessageExchange {
    MessageExchange(client: self, call: Call(request))
  }

  /// Sends a request and returns the events of the streamed answer.
  ///
  /// - Parameters:
  ///   - request: The request; `stream` is set.
  ///   - betas: Names for the `anthropic-beta` header.
  ///   - options: Timeouts and attempts.
  /// - Returns: The events; nothing is sent before they are iterated.
  public func stream(
    _ request: MessageRequest,
    betas: [String] = [],
    options: SendOptions = SendOptions()
  ) -> MessageStream {
    var request = request
    request.stream = true
    return MessageStream(exchange(ExchangeRequest(request, betas: betas, options: options)))
  }

  /// Sends a request and returns the complete message.
  ///
  /// The answer is streamed underneath, so that a long one does not look like a dead connection. A refusal is a normal
  /// result: see the message's stop reason.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - betas: Names for the `anthropic-beta` header.
  ///   - options: Timeouts and attempts.
  /// - Returns: The message.
  /// - Throws: ``ClaudeError``; its ``ClaudeError/partial`` holds what had arrived of an answer that was cut.
  public func message(
    _ request: MessageRequest,
    betas: [String] = [],
    options: SendOptions = SendOptions()
  ) async throws(ClaudeError) -> Message {
    var request = request
    // The API refuses a stream of no tokens.
    request.stream = request.maxTokens != 0
    var fold = MessageFold()
    do {
      for try await event in exchange(ExchangeRequest(request, betas: betas, options: options)) {
        try fold.add(event)
      }
      return try fold.message()
    } catch {
      var error = error
      error.partial = fold.partial
      throw error
    }
  }
}

extension Logger {
  /// A logger that keeps nothing.
  public static var silent: Logger {
    Logger(label: "claude-api") { _ in SwiftLogNoOpLogHandler() }
  }
}
