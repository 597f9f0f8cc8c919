/// How much of an answer is taken before it is refused.
public struct ResponseLimits: Sendable, Equatable {
  /// The bytes of all headers.
  ///
  /// Default: 64 KiB.
  public var headerBytes: Int
  /// The bytes of a whole body, and of all events of a stream together.
  ///
  /// Default: 256 MiB.
  public var bodyBytes: Int
  /// The bytes of one event of a stream.
  ///
  /// Default: 32 MiB.
  public var eventBytes: Int
  /// The bytes of an error's body; what is beyond is not read.
  ///
  /// Default: 256 KiB.
  public var errorBytes: Int

  /// Makes limits, each in bytes.
  public init(
    headerBytes: Int = 64 << 10,
    bodyBytes: Int = 256 << 20,
    eventBytes: Int = 32 << 20,
    errorBytes: Int = 256 << 10
  ) {
    self.headerBytes = headerBytes
    self.bodyBytes = bodyBytes
    self.eventBytes = eventBytes
    self.errorBytes = errorBytes
  }
}
