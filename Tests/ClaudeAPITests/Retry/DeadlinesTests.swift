import Testing

@testable import ClaudeAPI

struct DeadlinesTests {
  private let timeouts = Timeouts(connect: .seconds(5), idle: .seconds(60), total: .seconds(100))

  @Test func connectingHasALimitOfItsOwn() {
    let deadlines = Deadlines(timeouts)
    #expect(deadlines.next == .seconds(5))
    #expect(deadlines.expiry(at: .seconds(4.9)) == nil)
    #expect(deadlines.expiry(at: .seconds(5)) == .connect)
  }

  @Test func silenceIsCountedFromTheLastSign() {
    var deadlines = Deadlines(timeouts)
    deadlines.connected(at: .seconds(1))
    #expect(deadlines.next == .seconds(61))
    deadlines.sign(at: .seconds(30))
    #expect(deadlines.next == .seconds(90))
    #expect(deadlines.expiry(at: .seconds(89)) == nil)
    #expect(deadlines.expiry(at: .seconds(90)) == .idle)
  }

  @Test func theTotalHoldsHoweverLivelyTheServerIs() {
    var deadlines = Deadlines(timeouts)
    deadlines.connected(at: .seconds(1))
    deadlines.sign(at: .seconds(99))
    #expect(deadlines.next == .seconds(100))
    #expect(deadlines.expiry(at: .seconds(100)) == .total)
  }

  @Test func withoutATotalOnlySilenceEndsIt() {
    var deadlines = Deadlines(Timeouts(idle: .seconds(60)))
    deadlines.connected(at: .zero)
    deadlines.sign(at: .seconds(100_000))
    #expect(deadlines.expiry(at: .seconds(100_059)) == nil)
  }

  @Test func aSignFromThePastMovesNothingBack() {
    var deadlines = Deadlines(timeouts)
    deadlines.connected(at: .seconds(10))
    deadlines.sign(at: .seconds(2))
    #expect(deadlines.next == .seconds(70))
  }
}
