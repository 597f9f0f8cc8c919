import OrderedJSON
import RunStorage
import TerminalText
import Testing

@testable import ParleyLab

struct ExperimentComparisonTests {
  /// A side whose trials are right by number.
  private func side(
    _ run: String,
    rows: Int,
    repeats: Int = 1,
    scores: [String] = ["correct", "words"],
    isRight: (Int) -> Bool,
    words: (Int) -> Double
  ) -> ComparedTrials {
    let experiment = SampleExperiment(run: run, rows: rows, repeats: repeats, scores: scores) {
      let isRight = isRight($0.number)
      $0.scores = ["correct": .bool(isRight), "words": .number(orNull: words($0.number))]
      $0.status = isRight ? .pass : .fail
      $0.cost = Int64($0.number) * 1_000_000_000
      $0.latency = 500_000_000
    }
    return ComparedTrials(run, experiment.record, trials: experiment.trials)
  }

  @Test func independentPairsThatHoldOrNotAreTestedByMcNemar() throws {
    let comparison = ExperimentComparison(
      side("a", rows: 40, isRight: { $0 > 12 }, words: { _ in 3 }),
      side("b", rows: 40, isRight: { $0 > 2 }, words: { _ in 3 })
    )
    let correct = try #require(comparison.scores.first)
    guard case .mcNemar(let counts) = correct.test else {
      Issue.record("\(String(describing: correct.test))")
      return
    }
    #expect(counts.onlySecond == 10)
    #expect(counts.onlyFirst == 0)
    #expect(correct.pValue == McNemarTest.pValue(onlyFirst: 0, onlySecond: 10))
    #expect(correct.difference.value == 0.25)
    #expect(correct.verdict == .secondHigher)
  }

  @Test func rowsThatRepeatAreTheUnits() throws {
    // Each of five rows is right throughout or wrong throughout: forty pairs that say as much as five.
    let comparison = ExperimentComparison(
      side("a", rows: 5, repeats: 8, isRight: { $0 > 16 }, words: { _ in 3 }),
      side("b", rows: 5, repeats: 8, isRight: { _ in true }, words: { _ in 3 })
    )
    let correct = try #require(comparison.scores.first)
    #expect(correct.test == .signFlip(isExact: true))
    #expect(correct.pValue == 0.5)
    #expect(correct.sight.units == 5)
    #expect(correct.verdict == .noDifferenceShown)
    #expect(McNemarTest.pValue(onlyFirst: 0, onlySecond: 16) < 0.0001)
  }

  @Test func allTestsAreCorrectedTogether() throws {
    // Seven of seven differ one way: 0.0156 alone, 0.0312 of two.
    let first = side("a", rows: 20, isRight: { $0 > 7 }, words: { Double($0 % 5) })
    let second = side("b", rows: 20, isRight: { _ in true }, words: { Double(($0 + 1) % 5) })
    let one = ExperimentComparison(first, second)
    let alone = try #require(one.scores[0].pValue)
    #expect((alone - 0.015625).magnitude < 1e-15)
    #expect(one.scores[0].adjusted == 2 * alone)
    #expect(one.scores[0].verdict == .secondHigher)
    let two = ExperimentComparison.corrected([one, one])
    #expect(two[0].scores[0].adjusted == 4 * alone)
    #expect(two[1].scores[0].verdict == .noDifferenceShown)
  }

  @Test func theSameRunTwiceShowsNoDifference() {
    let run = side("a", rows: 12, isRight: { $0 % 3 == 0 }, words: { Double($0) })
    let comparison = ExperimentComparison(run, run)
    #expect(comparison.scores.allSatisfy { $0.verdict == .noDifferenceShown && $0.pValue == 1 })
    let text = ExperimentComparisonText(comparison, style: .plain).text
    #expect(text.contains("correct: no difference shown with 12 pairs"))
    #expect(!text.contains("higher") && !text.contains("lower"))
  }

  @Test func expensesAreDifferencesWithoutATest() {
    let comparison = ExperimentComparison(
      side("a", rows: 10, isRight: { _ in true }, words: { _ in 1 }),
      side("b", rows: 10, isRight: { _ in true }, words: { _ in 1 })
    )
    #expect(
      comparison.expenses.map(\.measure.name) == [
        "cost", "latency", "input_tokens", "output_tokens",
      ]
    )
    #expect(comparison.expenses.allSatisfy { $0.pValue == nil && $0.verdict == .notTested })
  }

  @Test func fewPairsCannotShowADifference() {
    let comparison = ExperimentComparison(
      side("a", rows: 4, isRight: { _ in false }, words: { _ in 1 }),
      side("b", rows: 4, isRight: { _ in true }, words: { _ in 2 })
    )
    #expect(comparison.scores.allSatisfy { $0.verdict == .noDifferenceShown })
    #expect(
      ExperimentComparisonText(comparison, style: .plain).text.contains(
        "with 4 pairs, too few to show any"
      )
    )
  }

  @Test func withOtherScoresWhetherTrialsPassIsNotCompared() {
    let comparison = ExperimentComparison(
      side("a", rows: 4, isRight: { $0 > 2 }, words: { _ in 1 }),
      side("b", rows: 4, scores: ["words", "tone"], isRight: { _ in true }, words: { _ in 2 })
    )
    #expect(comparison.scores.map(\.measure.name) == ["words"])
    #expect(comparison.otherScores == ["correct", "tone"])
  }

  @Test func onlyChosenScoresAreComparedAndCorrected() {
    let run = side("a", rows: 12, isRight: { $0 % 3 == 0 }, words: { Double($0) })
    let comparison = ExperimentComparison(run, run, scores: ["words"])
    #expect(comparison.scores.map(\.measure.name) == ["words"])
  }

  @Test func noPairsAreSaidPlainly() {
    let first = side("a", rows: 3, isRight: { _ in true }, words: { _ in 1 })
    let comparison = ExperimentComparison(
      first,
      ComparedTrials("b", first.experiment, trials: [])
    )
    let text = ExperimentComparisonText(comparison, style: .plain).text
    #expect(text.contains("0 pairs; without a partner: 3 in A, 0 in B"))
    #expect(comparison.scores.allSatisfy { $0.verdict == .notTested && $0.difference == .none })
  }

  @Test func valuesOfAFactorAreComparedWithinARun() {
    let experiment = SampleExperiment(
      factors: [("model", ["haiku", "sonnet"])],
      rows: 9,
      scores: ["words"]
    ) { trial in
      trial.scores = ["words": trial.factors["model"] == "haiku" ? 4 : 6]
    }
    let side = ComparedTrials("run", experiment.record, trials: experiment.trials)
    let parts = side.parts(by: "model")
    #expect(parts.map(\.label) == ["model haiku", "model sonnet"])
    let comparison = ExperimentComparison(parts[0], parts[1])
    #expect(comparison.pairing.pairs.count == 9)
    #expect(comparison.scores.last?.difference == .point(2, .equalValues))
    #expect(comparison.scores.last?.verdict == .secondHigher)
    #expect(side.parts(by: "tone").isEmpty)
  }

  @Test func aDifferenceToDetectGetsItsNumberOfPairs() {
    let run = side("a", rows: 50, isRight: { $0 % 3 == 0 }, words: { Double($0 % 7) })
    let other = side("b", rows: 50, isRight: { $0 % 4 == 0 }, words: { Double($0 % 6) })
    let comparison = ExperimentComparison(run, other, scores: ["correct"])
    let text = ExperimentComparisonText(comparison, style: .plain, detected: 0.05).text
    #expect(text.contains("; one of 5.0 points takes about "))
  }

  @Test func pairsThatNeverDifferDoNotTellHowManyADifferenceTakes() {
    let run = side("a", rows: 50, isRight: { _ in true }, words: { _ in 1 })
    let comparison = ExperimentComparison(run, run, scores: ["words"])
    let text = ExperimentComparisonText(comparison, style: .plain, detected: 0.05).text
    #expect(text.contains("; how many one of 0.05 takes, these do not tell."))
  }

  @Test func aVerySmallDifferenceIsNotWrittenAsNone() throws {
    let run = side("a", rows: 8, isRight: { _ in true }, words: { _ in 1 })
    let comparison = ExperimentComparison(run, run, scores: ["correct"])
    let write = try MeasureText(#require(comparison.scores.first))
    #expect(write.size(0.00044) == "0.044 points")
    #expect(write.size(0.0005) == "0.1 points")
    #expect(write.size(0.05) == "5.0 points")
  }

  /// The example of the design page: of 200 pairs, 18 hold on the first side alone and 14 on the second alone.
  @Test func whatPairsCouldHaveShownIsSaid() {
    let comparison = ExperimentComparison(
      side("a", rows: 200, scores: ["correct"], isRight: { $0 > 14 }, words: { _ in 1 }),
      side("b", rows: 200, scores: ["correct"], isRight: { $0 <= 182 }, words: { _ in 1 })
    )
    let text = ExperimentComparisonText(comparison, style: .plain).text
    #expect(
      text.contains(
        """
        correct: no difference shown with 200 pairs; one of 8.2 points would be seen four times in \
        five; if the real one is the 2.0 points found here, seeing it takes about 3,254 pairs.
        """
      )
    )
  }

  @Test func jsonHasAllDigitsAndNullForWhatThereIsNot() throws {
    let comparison = ExperimentComparison(
      side("a", rows: 7, isRight: { $0 > 2 }, words: { _ in 1 }),
      side("b", rows: 7, isRight: { $0 > 1 }, words: { _ in 2 })
    )
    let json = try JSONParser().parse(comparison.json.description)
    #expect(json["pairs"] == 7)
    let scores = try #require(json["scores"]?.arrayValue)
    #expect(scores[0]["difference"]?["estimate"]?.doubleValue == 1.0 / 7)
    #expect(scores[0]["verdict"] == "no_difference_shown")
    #expect(scores[0]["test"]?["only_second"] == 1)
    #expect(scores[1]["difference"]?["lower"]?.isNull == true)
    #expect(json["expenses"]?[0]?["p"] == nil)
  }
}
