/// How many requests may be under way: a pure state machine that is told of each request and asked before each.
///
/// It starts at its ceiling. An answer of 429 or 529 halves it, once for all requests that had started before; from then on it grows by
/// one for each round of answers. A server that names a time holds all starts until then. Times are counted from any one moment.
///
/// - Source: Chiu and Jain, "Analysis of the increase and decrease algorithms for congestion avoidance in computer networks", 1989,
///   <https://doi.org/10.1016/0169-7552(89)90019-6>: additive increase with multiplicative decrease comes to a fair share.
package struct ConcurrencyLimit: Sendable, Equatable {
  /// Whether a request may start.
  package enum Admission: Sendable, Equatable {
    /// It may, and is counted as under way.
    case go
    /// As many as are allowed are under way.
    case full
    /// None may start before this time.
    case held(until: Duration)
  }

  /// The most that are ever under way.
  package let ceiling: Int
  /// The most that may be under way now, 1 or more.
  package private(set) var allowed: Int
  /// How many are under way.
  package private(set) var underWay = 0
  private var heldUntil: Duration?
  private var lastDecrease: Duration?
  private var answersSinceGrowth = 0

  /// The longest time that starts are held for one answer.
  package static let longestHold = Duration.seconds(600)

  /// Makes a limit; a ceiling below 1 counts as 1.
  package init(ceiling: Int) {
    self.ceiling = max(1, ceiling)
    allowed = max(1, ceiling)
  }

  /// Asks whether a request may start, and counts it if so.
  package mutating func admit(at now: Duration) -> Admission {
    if let heldUntil {
      if now < heldUntil { return .held(until: heldUntil) }
      self.heldUntil = nil
    }
    guard underWay < allowed else { return .full }
    underWay += 1
    return .go
  }

  /// How long starts are still held; nil when they are not.
  package func hold(at now: Duration) -> Duration? {
    heldUntil.flatMap { $0 > now ? $0 - now : nil }
  }

  /// A request is over, whatever came of it.
  package mutating func end() { underWay -= 1 }

  /// A request was answered.
  ///
  /// - Parameters:
  ///   - reset: In how long the limit is full again of which nothing is left; nil while there is something of all.
  ///   - now: The time.
  package mutating func answered(exhaustedFor reset: Duration?, at now: Duration) {
    if let reset { hold(for: reset, from: now) }
    guard allowed < ceiling else { return }
    answersSinceGrowth += 1
    guard answersSinceGrowth >= allowed else { return }
    answersSinceGrowth = 0
    allowed += 1
  }

  /// A request was refused for the rate, or because the server is overloaded.
  ///
  /// - Parameters:
  ///   - start: When it had started.
  ///   - pause: How long the server asks to wait; nil where it names no time.
  ///   - now: The time.
  package mutating func refused(startedAt start: Duration, pause: Duration?, at now: Duration) {
    if let pause { hold(for: pause, from: now) }
    if let lastDecrease, start <= lastDecrease { return }
    lastDecrease = now
    allowed = max(1, allowed / 2)
    answersSinceGrowth = 0
  }

  private mutating func hold(for pause: Duration, from now: Duration) {
    guard pause > .zero else { return }
    let end = now + min(pause, Self.longestHold)
    heldUntil = max(heldUntil ?? end, end)
  }
}
