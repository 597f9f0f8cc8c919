import OrderedJSON
import ParleyHost
import RunStorage
import Testing

@testable import ParleyLab

struct ProgressMeterTests {
  private static func trial(_ status: TrialRecord.Status, cost: Int64? = 5) -> TrialRecord {
    var trial = TrialRecord(
      run: "r",
      experiment: "e",
      number: 1,
      identity: "",
      subject: "",
      factors: [:],
      rows: [:],
      repeatNumber: 1,
      startedAt: 0
    )
    trial.status = status
    trial.cost = cost
    return trial
  }

  @Test func theRateAndTheTimeLeftAreOfTrialsThatWereRun() {
    var meter = ProgressMeter(name: "e", total: 100, at: .seconds(10))
    for _ in 0..<20 { meter.count(Self.trial(.pass), wasTaken: true) }
    for _ in 0..<10 { meter.count(Self.trial(.fail), wasTaken: false) }
    let reading = meter.reading(at: .seconds(15), running: 4, hold: nil)
    #expect(reading.done == 30)
    #expect(reading.taken == 20)
    #expect(reading.failed == 10)
    #expect(reading.rate == 2)
    #expect(reading.timeLeft == .seconds(35))
    #expect(reading.waiting == 66)
    #expect(reading.cost == 150)
  }

  @Test func anUnknownPriceMakesTheCostUnknown() {
    var meter = ProgressMeter(name: "e", total: 2, at: .zero)
    meter.count(Self.trial(.pass, cost: nil), wasTaken: false)
    meter.count(Self.trial(.pass), wasTaken: false)
    #expect(meter.end(at: .seconds(1)).cost == nil)
  }

  @Test func theCommonestErrorsAreToldAtTheEnd() {
    var meter = ProgressMeter(name: "e", total: 9, at: .zero)
    let messages = ["busy", "gone", "busy", "slow", "busy", "gone", "odd", "rare"]
    for (index, message) in messages.enumerated() {
      var trial = Self.trial(.error)
      trial.number = 8 - index
      trial.error = .init(kind: "api", message: message, line: index == 3 ? nil : 4)
      meter.count(trial, wasTaken: false)
    }
    #expect(
      meter.end(at: .seconds(1)).remarks == [
        "3 trials, first 4: line 4: busy", "2 trials, first 3: line 4: gone",
        "trial 1: line 4: rare",
        "and 2 other errors",
      ]
    )
    #expect(meter.reading(at: .seconds(1), running: 0, hold: nil).remarks.isEmpty)
  }

  @Test func afterHalfAMinuteSomethingIsSaid() {
    var meter = ProgressMeter(name: "e", total: 2, at: .zero)
    let phases = [10, 29, 30, 31, 59, 60].map { second in
      meter.reading(at: .seconds(second), running: 0, hold: nil).phase
    }
    #expect(
      phases == [.underWay, .underWay, .stillUnderWay, .underWay, .underWay, .stillUnderWay]
    )
  }
}
