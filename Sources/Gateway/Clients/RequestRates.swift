/// How many requests each client has left in its minute: one token bucket for each.
///
/// A bucket holds as many requests as the limit and fills evenly, so after a pause a minute's requests may come at once. Kept is
/// only the moment at which a bucket is full again, and only until then.
/// - Source: The generic cell rate algorithm, ITU-T I.371, annex A.
struct RequestRates {
  /// What became of one request.
  struct Outcome: Equatable {
    /// Whether the request is within the limit.
    var isAllowed: Bool
    /// How many requests are left at this moment.
    var remaining: Int
    /// How long until the bucket is full again.
    var untilFull: Duration
    /// How long until the next request is within the limit; zero if one is left.
    var untilNext: Duration
  }

  private static let minute: Int64 = 60_000_000_000
  /// The clock when the bucket of each client is full again, in nanoseconds.
  private var fullTimes: [String: Int64] = [:]
  /// How many buckets there may be before the full ones are forgotten.
  private var sweepCount = 256

  /// How many clients are remembered.
  var count: Int { fullTimes.count }

  /// Counts a request.
  ///
  /// - Parameters:
  ///   - client: The client's id.
  ///   - limit: The most requests in a minute.
  ///   - now: The clock.
  /// - Returns: Whether it is allowed, and what is left.
  mutating func count(_ client: String, limit: Int, now: Duration) -> Outcome {
    let minute = Self.minute
    guard limit > 0 else {
      return Outcome(isAllowed: false, remaining: 0, untilFull: .zero, untilNext: .seconds(60))
    }
    let now = now.nanoseconds
    sweep(now: now)
    let interval = max(1, minute / Int64(limit))
    let missing = max(0, (fullTimes[client] ?? now) - now)
    let isAllowed = missing + interval <= minute
    let after = isAllowed ? missing + interval : missing
    if isAllowed { fullTimes[client] = now + after }
    return Outcome(
      isAllowed: isAllowed,
      remaining: min(limit, Int(max(0, minute - after) / interval)),
      untilFull: .nanoseconds(after),
      untilNext: .nanoseconds(max(0, after + interval - minute))
    )
  }

  /// Forgets buckets that are full, whenever their number has doubled since the last time.
  private mutating func sweep(now: Int64) {
    guard fullTimes.count >= sweepCount else { return }
    fullTimes = fullTimes.filter { $0.value > now }
    sweepCount = max(256, 2 * fullTimes.count)
  }
}

extension Duration {
  /// The duration in nanoseconds, at most three centuries.
  fileprivate var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    return min(max(0, seconds), 9_000_000_000) * 1_000_000_000 + attoseconds / 1_000_000_000
  }
}
