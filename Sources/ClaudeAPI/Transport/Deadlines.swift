/// When an attempt has waited too long: a value, told of each sign of life, that knows the next moment to look.
///
/// Times are counted from the start of the attempt.
struct Deadlines: Sendable, Equatable {
  /// Which limit passed.
  enum Expiry: Sendable, Equatable {
    case connect
    case idle
    case total
  }

  private let timeouts: Timeouts
  private var isConnected = false
  private var lastSign: Duration = .zero

  init(_ timeouts: Timeouts) { self.timeouts = timeouts }

  /// Notes that the connection is made.
  mutating func connected(at now: Duration) {
    isConnected = true
    sign(at: now)
  }

  /// Notes that the server showed life, or that it could not as nobody read.
  mutating func sign(at now: Duration) { lastSign = max(lastSign, now) }

  /// The next moment at which a limit could have passed.
  var next: Duration {
    let local = isConnected ? lastSign + timeouts.idle : timeouts.connect
    guard let total = timeouts.total else { return local }
    return min(local, total)
  }

  /// The limit that has passed; nil for none.
  func expiry(at now: Duration) -> Expiry? {
    if let total = timeouts.total, now >= total { return .total }
    if !isConnected { return now >= timeouts.connect ? .connect : nil }
    return now >= lastSign + timeouts.idle ? .idle : nil
  }

  /// The error for a limit.
  func error(_ expiry: Expiry, server: BaseURL) -> ClaudeError {
    switch expiry {
    case .connect: .connectTimeout(server, after: timeouts.connect)
    case .idle: .idleTimeout(server, after: timeouts.idle)
    case .total: .totalTimeout(server, after: timeouts.total ?? .zero)
    }
  }
}
