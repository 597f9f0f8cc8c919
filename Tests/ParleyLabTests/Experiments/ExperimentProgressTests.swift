import ParleyHost
import Testing

struct ExperimentProgressTests {
  private static func progress() -> ExperimentProgress {
    var progress = ExperimentProgress(name: "capitals", total: 200)
    progress.done = 120
    progress.running = 16
    progress.failed = 3
    progress.erred = 1
    progress.rate = 8.2
    progress.cost = 40_000_000_000
    progress.timeLeft = .seconds(9.7)
    progress.phase = .underWay
    return progress
  }

  @Test func allIsInOneLine() {
    var progress = Self.progress()
    progress.hold = .init(reason: "rate limit", left: .seconds(12))
    #expect(
      progress.line
        == "capitals 120/200 · 16 running · 64 waiting (rate limit, 12 s) · 3 failed · 1 error · 8.2/s · $0.04 · 10 s left"
    )
  }

  @Test func theBeginningSaysHowManyTrialsThereAre() {
    #expect(ExperimentProgress(name: "capitals", total: 200).line == "capitals: 200 trials")
    #expect(ExperimentProgress(name: "one", total: 1).line == "one: 1 trial")
  }

  @Test func theEndSaysWhatTheStoreAnsweredAndNothingOfTheRest() {
    var progress = Self.progress()
    progress.done = 200
    progress.running = 0
    progress.phase = .over
    progress.reusedRequests = 150
    progress.taken = 20
    #expect(
      progress.line
        == "capitals 200/200 · 3 failed · 1 error · 20 taken from the store · 150 requests answered from the store · 8.2/s · $0.04"
    )
  }

  @Test(arguments: [
    (Duration.seconds(0.2), "1 s"), (.seconds(119), "119 s"), (.seconds(121), "3 min"),
    (.seconds(7300), "2 h 1 min"),
  ])
  func durationsAreRoundedUp(duration: Duration, text: String) {
    #expect(DurationText.long(duration) == text)
  }
}
