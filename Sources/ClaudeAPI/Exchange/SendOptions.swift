/// How one request is sent: what is not part of its body.
public struct SendOptions: Sendable, Equatable {
  /// How long to wait; nil takes the client's own.
  public var timeouts: Timeouts?
  /// Further attempts after the first, 0 or more; nil takes the client's own.
  public var maxRetries: Int?

  /// Makes options.
  ///
  /// - Parameters:
  ///   - timeouts: How long to wait; nil takes the client's own.
  ///   - maxRetries: Further attempts after the first; nil takes the client's own.
  public init(timeouts: Timeouts? = nil, maxRetries: Int? = nil) {
    self.timeouts = timeouts
    self.maxRetries = maxRetries
  }
}

/// The longest waits of one attempt.
public struct Timeouts: Sendable, Equatable {
  /// Until the connection is made.
  ///
  /// Default: 10 s.
  public var connect: Duration
  /// Between two signs of life of the server, the first included.
  ///
  /// Default: 300 s, as a model may think for long.
  public var idle: Duration
  /// From the start of the attempt to the end of the answer; nil for no limit, the default.
  public var total: Duration?

  /// Makes timeouts.
  ///
  /// - Parameters:
  ///   - connect: Until the connection is made.
  ///   - idle: Between two signs of life of the server.
  ///   - total: From the start of the attempt to the end of the answer; nil for no limit.
  public init(
    connect: Duration = .seconds(10),
    idle: Duration = .seconds(300),
    total: Duration? = nil
  ) {
    self.connect = connect
    self.idle = idle
    self.total = total
  }
}
