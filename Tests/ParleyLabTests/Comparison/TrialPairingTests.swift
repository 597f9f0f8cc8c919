import OrderedJSON
import ParleyLab
import RunStorage
import Testing

struct TrialPairingTests {
  private func side(
    _ run: String,
    models: [JSONValue] = ["haiku"],
    rows: Int = 4,
    repeats: Int = 1,
    change: (inout TrialRecord) -> Void = { _ in }
  ) -> ComparedTrials {
    let experiment = SampleExperiment(
      run: run,
      factors: [("model", models)],
      rows: rows,
      repeats: repeats,
      scores: ["correct"]
    ) { trial in
      trial.scores = ["correct": true]
      change(&trial)
    }
    return ComparedTrials(run, experiment.record, trials: experiment.trials)
  }

  @Test func partnersHaveTheSameRowFactorsAndRepeat() {
    let pairing = TrialPairing(
      side("a", models: ["haiku", "sonnet"], repeats: 2),
      side("b", models: ["sonnet", "haiku"], repeats: 2)
    )
    #expect(pairing.pairs.count == 16)
    #expect(pairing.pairs.allSatisfy { $0.first.factors == $0.second.factors })
    #expect(pairing.pairs.allSatisfy { $0.first.rows == $0.second.rows })
    #expect(pairing.pairs.allSatisfy { $0.first.repeatNumber == $0.second.repeatNumber })
    #expect(pairing.setAside.isEmpty)
  }

  @Test func whatTheTrialSaysDoesNotCount() {
    let pairing = TrialPairing(
      side("a") { $0.identity = "old" },
      side("b") { $0.identity = "new" }
    )
    #expect(pairing.pairs.count == 4)
  }

  @Test func aFactorWithOneValueOnEachSideIsSetAside() {
    let pairing = TrialPairing(side("a", models: ["haiku"]), side("b", models: ["sonnet"]))
    #expect(pairing.pairs.count == 4)
    #expect(pairing.setAside.map(\.name) == ["model"])
    #expect(pairing.setAside.first?.first == "haiku")
    #expect(pairing.setAside.first?.second == "sonnet")
  }

  @Test func aFactorThatOneSideVariesIsNot() {
    let pairing = TrialPairing(
      side("a", models: ["haiku"]),
      side("b", models: ["haiku", "sonnet"])
    )
    #expect(pairing.setAside.isEmpty)
    #expect(pairing.pairs.count == 4)
    #expect(pairing.onlySecond == [5, 6, 7, 8])
  }

  @Test func trialsWithoutAPartnerAreTold() {
    let pairing = TrialPairing(side("a", rows: 6), side("b", rows: 4))
    #expect(pairing.pairs.count == 4)
    #expect(pairing.onlyFirst == [5, 6])
    #expect(pairing.onlySecond.isEmpty)
  }

  @Test func errorsLeaveTheirPairsOut() {
    let pairing = TrialPairing(
      side("a") { if $0.number == 1 { $0.status = .error } },
      side("b") { if $0.number <= 2 { $0.status = .error } }
    )
    #expect(pairing.pairs.map(\.first.number) == [3, 4])
    #expect(pairing.erredPairs == 2)
    #expect(pairing.firstErrors == 1)
    #expect(pairing.secondErrors == 2)
  }

  @Test func doubledRowsArePairedInOrder() {
    let same: (inout TrialRecord) -> Void = { $0.rows = ["row": ["id": "same"]] }
    let pairing = TrialPairing(side("a", change: same), side("b", change: same))
    #expect(pairing.pairs.map(\.first.number) == [1, 2, 3, 4])
    #expect(pairing.pairs.map(\.second.number) == [1, 2, 3, 4])
  }

  @Test func aColumnThatWasAddedIsSetAside() {
    let old = side("a")
    let added = side("b") {
      $0.rows["row"] = ["note": "new", "id": $0.rows["row"]?["id"] ?? .null]
    }
    var record = added.experiment
    record.dataSets[0].columns = ["note", "id"]
    let pairing = TrialPairing(old, ComparedTrials("b", record, trials: added.trials))
    #expect(pairing.pairs.count == 4)
    #expect(pairing.setAsideColumns == ["row.note"])
  }

  @Test func nothingInCommonMakesNoPairs() {
    let pairing = TrialPairing(side("a"), side("b") { $0.rows = ["row": ["id": "other"]] })
    #expect(pairing.pairs.isEmpty)
    #expect(pairing.onlyFirst.count == 4)
    #expect(pairing.onlySecond.count == 4)
  }
}
