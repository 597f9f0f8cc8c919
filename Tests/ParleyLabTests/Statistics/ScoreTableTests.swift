import OrderedJSON
import ParleyLab
import RunStorage
import TerminalText
import Testing

struct ScoreTableTests {
  private let capitals = SampleExperiment(
    factors: [("model", ["haiku", "sonnet"]), ("style", ["terse", "chatty"])],
    rows: 10,
    scores: ["correct", "words"]
  ) { trial in
    let isRight = trial.number % 4 != 0
    trial.scores = ["correct": .bool(isRight), "words": .int(trial.number % 3)]
    trial.status = trial.number == 1 ? .error : isRight ? .pass : .fail
  }

  private func table() -> ScoreTable { ScoreTable(capitals.record, trials: capitals.trials) }

  @Test func errorsAreCountedAndLeftOut() {
    let table = table()
    #expect(table.total.counts.error == 1)
    #expect(table.total.counts.finished == 39)
    #expect(table.total.cells[0].count == 39)
    #expect(table.total.cells[0].estimate.value == 29.0 / 39)
    #expect(table.countsText == "40 trials: 29 passed, 10 failed, 1 error")
  }

  @Test func whetherTrialsPassedIsAMeasureOnlyIfNoScoreSaysIt() {
    #expect(table().measures.map(\.name) == ["correct", "words"])
    var trials = capitals.trials
    trials[1].status = .fail
    let other = ScoreTable(capitals.record, trials: trials)
    #expect(other.measures.map(\.name) == ["passed", "correct", "words"])
  }

  @Test func groupsAreTheValuesOfFactorsThenTheirCombinations() {
    let table = table()
    #expect(
      table.values.map { JSONValue.object($0.factors).description } == [
        #"{"model":"haiku"}"#, #"{"model":"sonnet"}"#, #"{"style":"terse"}"#,
        #"{"style":"chatty"}"#,
      ]
    )
    #expect(table.combinations.count == 4)
    #expect(table.combinations.allSatisfy { $0.counts.total == 10 })
  }

  @Test func theOrderInWhichTrialsFinishedDoesNotCount() {
    let text = table().text(style: .plain)
    let reversed = ScoreTable(capitals.record, trials: capitals.trials.reversed())
    #expect(reversed.text(style: .plain) == text)
  }

  @Test func trialsOfOneRowAreACluster() throws {
    let experiment = SampleExperiment(rows: 5, repeats: 8, scores: ["right"]) { trial in
      let isRight = trial.rows["row"]?["id"] != "r0"
      trial.scores = ["right": .bool(isRight)]
      trial.status = isRight ? .pass : .fail
    }
    let table = ScoreTable(experiment.record, trials: experiment.trials)
    let cell = try #require(table.total.cells[0].estimate.interval)
    let independent = try #require(WilsonScore.rate(successes: 32, of: 40).interval)
    // Five rows that are right or wrong throughout say no more than five trials do.
    let fewest = try #require(WilsonScore.rate(successes: 4, of: 5).interval)
    #expect(cell.lower < independent.lower)
    #expect(cell.lower <= fewest.lower)
  }

  @Test func aScoreThatIsANumberInOneTrialIsAMean() {
    var trials = capitals.trials
    trials[5].scores["correct"] = .number(0.5)
    let table = ScoreTable(capitals.record, trials: trials)
    #expect(table.measures.first { $0.name == "correct" }?.isRate == false)
  }

  @Test func anExperimentWithoutTrialsHasNoEstimates() {
    let table = ScoreTable(capitals.record, trials: [])
    #expect(table.total.cells.allSatisfy { $0.estimate == .none && $0.count == 0 })
    #expect(table.text(style: .plain).contains("–"))
  }

  @Test func valuesThatLookAlikeAreToldApart() {
    let start = String(repeating: "You are an assistant. ", count: 4)
    let prompts: [JSONValue] = [.string(start + "Be terse."), .string(start + "Be chatty.")]
    let texts = FactorText([.init(name: "system", isSetting: true, values: prompts)])
    let shown = prompts.map { texts.text(of: $0, factor: "system") }
    #expect(Set(shown).count == 2)
    #expect(shown.allSatisfy { $0.count <= 43 })
  }

  @Test func showsCountsRatesAndMeans() {
    let text = table().text(style: .plain)
    #expect(text.hasPrefix("capitals: 40 trials: 29 passed, 10 failed, 1 error\n"))
    #expect(text.contains("model haiku, style chatty"))
    #expect(text.contains("Errors are left out."))
  }
}
