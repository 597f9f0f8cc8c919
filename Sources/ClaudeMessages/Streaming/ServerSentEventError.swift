/// Why a stream of server-sent events cannot be read on.
public struct ServerSentEventError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The most bytes that an event may have.
  public let maximumEventBytes: Int

  /// The failure in words.
  public var description: String {
    "an event of the stream is larger than \(maximumEventBytes) bytes"
  }
}
