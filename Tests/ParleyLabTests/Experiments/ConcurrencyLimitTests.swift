import ParleyLab
import Testing

struct ConcurrencyLimitTests {
  private func started(_ limit: inout ConcurrencyLimit, at now: Duration) -> Int {
    var count = 0
    while limit.admit(at: now) == .go { count += 1 }
    return count
  }

  @Test func itStartsAtItsCeiling() {
    var limit = ConcurrencyLimit(ceiling: 16)
    #expect(started(&limit, at: .zero) == 16)
    #expect(limit.admit(at: .zero) == .full)
    limit.end()
    #expect(limit.admit(at: .zero) == .go)
  }

  @Test func aCeilingBelowOneCountsAsOne() {
    var limit = ConcurrencyLimit(ceiling: 0)
    #expect(started(&limit, at: .zero) == 1)
  }

  @Test func refusalsOfOneRoundHalveItOnce() {
    var limit = ConcurrencyLimit(ceiling: 16)
    _ = started(&limit, at: .seconds(1))
    for second in 2...9 {
      limit.refused(startedAt: .seconds(1), pause: nil, at: .seconds(second))
      limit.end()
    }
    #expect(limit.allowed == 8)
    #expect(limit.underWay == 8)
    // One that started after the first decrease tells of the new rate.
    limit.refused(startedAt: .seconds(3), pause: nil, at: .seconds(10))
    #expect(limit.allowed == 4)
  }

  @Test func itNeverFallsBelowOne() {
    var limit = ConcurrencyLimit(ceiling: 4)
    for second in 1...10 {
      limit.refused(startedAt: .seconds(second), pause: nil, at: .seconds(second))
    }
    #expect(limit.allowed == 1)
    #expect(limit.admit(at: .seconds(11)) == .go)
  }

  @Test func itRecoversByOneForEachRoundOfAnswers() {
    var limit = ConcurrencyLimit(ceiling: 8)
    limit.refused(startedAt: .seconds(1), pause: nil, at: .seconds(1))
    #expect(limit.allowed == 4)
    for _ in 0..<3 { limit.answered(exhaustedFor: nil, at: .seconds(2)) }
    #expect(limit.allowed == 4)
    limit.answered(exhaustedFor: nil, at: .seconds(2))
    #expect(limit.allowed == 5)
    for _ in 0..<(5 + 6 + 7) { limit.answered(exhaustedFor: nil, at: .seconds(3)) }
    #expect(limit.allowed == 8)
    for _ in 0..<100 { limit.answered(exhaustedFor: nil, at: .seconds(4)) }
    #expect(limit.allowed == 8)
  }

  @Test func aServerThatNamesATimeHoldsAllStarts() {
    var limit = ConcurrencyLimit(ceiling: 2)
    limit.refused(startedAt: .zero, pause: .seconds(10), at: .seconds(1))
    #expect(limit.admit(at: .seconds(5)) == .held(until: .seconds(11)))
    #expect(limit.hold(at: .seconds(5)) == .seconds(6))
    #expect(limit.admit(at: .seconds(11)) == .go)
    #expect(limit.hold(at: .seconds(11)) == nil)
  }

  @Test func anExhaustedLimitHoldsUntilItIsFullAgainAndTheLaterTimeCounts() {
    var limit = ConcurrencyLimit(ceiling: 2)
    limit.answered(exhaustedFor: .seconds(30), at: .seconds(1))
    limit.answered(exhaustedFor: .seconds(5), at: .seconds(2))
    #expect(limit.admit(at: .seconds(30)) == .held(until: .seconds(31)))
    #expect(limit.allowed == 2)
  }

  @Test func noHoldIsLongerThanItsLimit() {
    var limit = ConcurrencyLimit(ceiling: 2)
    limit.refused(startedAt: .zero, pause: .seconds(1 << 40), at: .zero)
    #expect(limit.admit(at: .zero) == .held(until: ConcurrencyLimit.longestHold))
  }
}
