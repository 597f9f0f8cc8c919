/// One HTTP request under way.
///
/// Letting go of it before its end closes the connection.
public final class TransportExchange: Sendable {
  /// How an exchange is left.
  public enum Closing: Sendable {
    /// The connection is closed at once.
    case abort
    /// Everything of interest has arrived: the rest is discarded, and the connection is kept for others if it ends soon.
    case discard
  }

  private let advance: @Sendable () async throws(ClaudeError) -> TransportEvent?
  private let leave: @Sendable (Closing) -> Void

  /// Makes an exchange.
  ///
  /// - Parameters:
  ///   - next: Gives the next event, nil after the end; called by one task at a time, and ended early with code
  ///     `cancelled` when that task is cancelled.
  ///   - close: Leaves the exchange; may be called more than once, from any task, at any time.
  public init(
    next: @escaping @Sendable () async throws(ClaudeError) -> TransportEvent?,
    close: @escaping @Sendable (Closing) -> Void
  ) {
    advance = next
    leave = close
  }

  deinit { leave(.abort) }

  /// The next event; nil after the end of the body.
  public func next() async throws(ClaudeError) -> TransportEvent? { try await advance() }

  /// Leaves the exchange.
  public func close(_ closing: Closing) { leave(closing) }
}
