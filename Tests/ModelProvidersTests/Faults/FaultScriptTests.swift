import Testing

@testable import ModelProviders

/// The small language of faults: what it means, and where it is wrong.
struct FaultScriptTests {
  @Test func theExampleOfTheManualIsRead() throws {
    let script = try FaultScript("latency 200ms, fail 529 every 5, cut stream at 40%")
    #expect(
      script.faults == [
        Fault(kind: .latency(.milliseconds(200) ... .milliseconds(200)), occasion: .always),
        Fault(kind: .ending(.failure(status: 529, retryAfter: nil)), occasion: .every(5)),
        Fault(kind: .ending(.cut(percent: 40)), occasion: .always),
      ]
    )
  }

  @Test(arguments: [
    ("drop", RequestFate.Ending.drop, Fault.Occasion.always),
    ("timeout first 2", .silence, .first(2)),
    ("fail 429 retry-after 1s every 3", .failure(status: 429, retryAfter: .seconds(1)), .every(3)),
    (
      "fail 429 every 3 retry-after 1500ms", .failure(status: 429, retryAfter: .seconds(1.5)),
      .every(3)
    ),
    ("cut stream every 4 at 40%", .cut(percent: 40), .every(4)),
    ("  cut   stream at 12.5%  on 1 ", .cut(percent: 12.5), .on(1)),
  ])
  func clausesComeInAnyOrder(
    text: String,
    ending: RequestFate.Ending,
    occasion: Fault.Occasion
  ) throws {
    #expect(try FaultScript(text).faults == [Fault(kind: .ending(ending), occasion: occasion)])
  }

  @Test(arguments: [
    ("latency 1s", Duration.seconds(1)), ("latency 0.5min", .seconds(30)),
    ("latency 250ms, latency 1s", .seconds(1.25)),
  ])
  func delaysAdd(text: String, latency: Duration) throws {
    #expect(try FaultScript(text).fate(of: 1).latency == latency)
  }

  @Test func aRangeGivesOtherTimesToOtherRequestsAndTheSameToTheSame() throws {
    let script = try FaultScript("latency 100ms..400ms")
    let times = (1...20).map { script.fate(of: $0).latency }
    #expect(times.allSatisfy { $0 >= .milliseconds(100) && $0 < .milliseconds(400) })
    #expect(Set(times).count == 20)
    #expect(times == (1...20).map { script.fate(of: $0).latency })
  }

  @Test(arguments: [
    ("fail 500", [1, 2, 3, 4, 5, 6]), ("fail 500 every 2", [2, 4, 6]),
    ("fail 500 first 2", [1, 2]), ("fail 500 on 3", [3]),
    ("fail 500 on 2, fail 500 on 5", [2, 5]),
  ])
  func occasionsChooseRequests(text: String, failing: [Int]) throws {
    let script = try FaultScript(text)
    #expect((1...6).filter { script.fate(of: $0).ending != nil } == failing)
  }

  @Test func theFirstEndingCounts() throws {
    let script = try FaultScript("fail 529 every 2, drop")
    #expect(script.fate(of: 1).ending == .drop)
    #expect(script.fate(of: 2).ending == .failure(status: 529, retryAfter: nil))
  }

  @Test(arguments: [
    ("", 0, "a fault is missing"), ("fial 529", 0, "fial is not a fault"),
    ("latency 200ms, fial 529", 15, "fial is not a fault"),
    ("latency", 7, "something is missing"), ("latency 200", 8, "200 is no time"),
    ("latency 200 ms", 8, "200 is no time"), ("latency -1s", 8, "-1s is no time"),
    ("latency 2s..1s", 8, "2s..1s is no range of times"), ("latency 9999min", 8, "is no time"),
    ("fail", 4, "something is missing"), ("fail 200", 5, "200 is no status of a failure"),
    ("fail 529 evry 5", 9, "evry is not a clause"), ("fail 529 every", 14, "something is missing"),
    ("fail 529 every 0", 15, "0 is no number of requests"),
    ("fail 529 every 5 first 2", 17, "first comes too late"),
    ("fail 529 at 40%", 9, "at is not a clause"), ("fail 529,", 9, "a fault is missing"),
    ("cut at 40%", 4, "at is not the word stream"), ("cut stream", 10, "does not say where"),
    ("cut stream at 40", 14, "40 is no share"), ("cut stream at 100%", 14, "100% is no share"),
    ("slow 20", 7, "the unit tokens/s is missing"), ("slow fast", 5, "fast is no pace"),
    ("slow 0 tokens/s", 5, "0 is no pace"), ("drop now", 5, "now is not a clause"),
  ])
  func aMistakeHasItsPlaceAndItsRemedy(text: String, place: Int, message: String) throws {
    let error = try #require(throws: FaultScriptError.self) { try FaultScript(text) }
    #expect(error.message.contains(message), "\(error.message)")
    #expect(error.place.lowerBound == place, "\(error.place)")
    #expect(!error.help.isEmpty)
  }

  @Test func aMistypedWordKnowsWhatItCouldBe() throws {
    let error = try #require(throws: FaultScriptError.self) { try FaultScript("fail 592") }
    #expect(error.word == "592")
    #expect(error.expected.contains("529"))
  }
}
