import ParleyDiagnostics

/// One way through a script: which way it went where a reply decides, and what it asked.
struct PlannedWay: Sendable {
  /// A place where a reply decides.
  struct Site: Sendable {
    /// The way that is taken there each time.
    var direction: Bool
    /// Whether it is the head of a loop.
    let isLoop: Bool
    /// How often the way came by.
    var visits = 1
    /// How often the direction was turned round because the loop did nothing else.
    var turns = 0
    /// The requests by statement when the way came by first.
    let entries: [PlannedStatement: PlanTally.Entry]
    /// The requests when the way came by first, or turned round.
    var requests: Int
  }

  /// How a way ended.
  enum Ending: Sendable {
    /// The script came to its end, or to an error.
    case complete
    /// A loop goes on as long as replies say so.
    case endless(SourceSpan)
    /// A limit of the plan was reached.
    case stopped
  }

  /// What it asked.
  var tally = PlanTally()
  /// The places where replies decided, in the order in which the way came by first.
  private(set) var order: [SourceSpan] = []
  private var sites: [SourceSpan: Site] = [:]

  /// The place with a span, if the way came by.
  subscript(span: SourceSpan) -> Site? { sites[span] }

  /// Chooses the way to go at a place, the head of a loop or not, from now on.
  mutating func choose(_ direction: Bool, at span: SourceSpan, isLoop: Bool) {
    order.append(span)
    sites[span] = Site(
      direction: direction,
      isLoop: isLoop,
      entries: tally.entries,
      requests: tally.requests
    )
  }

  /// Comes by a place again.
  ///
  /// - Parameters:
  ///   - span: The place.
  ///   - idleRounds: How often a loop without requests goes round before the other way is taken.
  /// - Returns: The way to go; nil when neither leads on.
  mutating func revisit(_ span: SourceSpan, idleRounds: Int) -> Bool? {
    guard var site = sites[span] else { return nil }
    site.visits += 1
    if site.visits > idleRounds, site.requests == tally.requests {
      guard site.turns < 2 else { return nil }
      site.direction.toggle()
      site.turns += 1
      site.visits = 1
    }
    sites[span] = site
    return site.direction
  }

  /// The loop that has gone round so often, with requests each time, that nothing but a reply ends it; nil for none.
  func endlessLoop(after rounds: Int) -> SourceSpan? {
    order.first { span in
      guard let site = sites[span], site.isLoop else { return false }
      return site.visits > rounds && tally.requests - site.requests >= rounds
    }
  }

  /// The loop that made most of the requests, where it is a reply that keeps it going; nil for none.
  var busiestLoop: SourceSpan? {
    order.filter { span in
      sites[span].map { $0.visits > 1 && $0.requests < tally.requests } ?? false
    }.max { (sites[$0]?.visits ?? 0) < (sites[$1]?.visits ?? 0) }
  }

  /// The statements whose requests have become more since the way came by a place.
  func statements(since span: SourceSpan) -> Set<PlannedStatement> {
    let before = sites[span]?.entries ?? [:]
    return Set(tally.entries.keys.filter { tally.entries[$0]?.count != before[$0]?.count })
  }
}
