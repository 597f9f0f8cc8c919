import ClaudeMessages

/// A request for a message as it goes out: the typed view and the exact bytes.
public struct ExchangeRequest: Sendable {
  /// The request as a value.
  public let message: MessageRequest
  /// The body: `message` encoded once, so that every attempt and every record has the same bytes.
  public let body: [UInt8]
  /// The `anthropic-version` that is sent.
  public var version: APIVersion
  /// The names in the `anthropic-beta` header, in order, without the ones that a credential needs.
  public var betas: [String]
  /// Timeouts and attempts.
  public var options: SendOptions

  /// Encodes a request.
  ///
  /// - Parameters:
  ///   - message: The request.
  ///   - version: The API version; nil takes the newest, or 2023-06-01 when the request carries sampling parameters,
  ///     which newer versions refuse for every model.
  ///   - betas: Names for the `anthropic-beta` header.
  ///   - options: Timeouts and attempts.
  public init(
    _ message: MessageRequest,
    version: APIVersion? = nil,
    betas: [String] = [],
    options: SendOptions = SendOptions()
  ) {
    self.message = message
    self.body = message.encoded()
    self.version = version ?? (message.hasSamplingParameters ? .v2023_06_01 : .v2026_10_21)
    self.betas = betas
    self.options = options
  }

  /// Whether the answer comes as events.
  public var isStreamed: Bool { message.stream }
}
