import LocalInference
import TerminalText
import Testing

@testable import ParleyCommands

/// Explanations of replies of small random models.
struct ExplainerTests {
  private func options(
    maxTokens: Int = 8,
    temperature: Double = 1,
    topK: Int? = nil,
    topP: Double? = nil,
    seed: UInt64 = 0
  ) -> ExplanationOptions {
    ExplanationOptions(
      settings: ReplySettings(
        maxTokens: maxTokens,
        temperature: temperature,
        topK: topK,
        topP: topP,
        seed: seed,
        stopSequences: []
      )
    )
  }

  private func explain(
    _ text: String,
    _ options: ExplanationOptions,
    contextWindow: Int = 128
  ) throws -> Explanation {
    let model = try ToyModel.make(contextWindow: contextWindow)
    return try Explainer(model: model, options: options).explanation(of: text)
  }

  // MARK: Tokens

  @Test(arguments: [
    "The river bank is wet", "한국 🙂\n\ttab", "<|user|> is text here", " leading", "a\u{0}b", "x",
  ])
  func tokensTileTheText(text: String) throws {
    let model = try ToyModel.make()
    let explainer = Explainer(model: model, options: options(maxTokens: 1))
    let record = try explainer.record(of: text)
    #expect(model.tokenizer.bytes(of: record.textTokens) == Array((" " + text).utf8))
    let spans = model.spans(of: record.textTokens).ranges
    #expect(spans.first?.lowerBound == 0)
    #expect(spans.last?.upperBound == text.utf8.count)
    #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    let explanation = try explainer.explanation(of: text)
    #expect(explanation.tokens.map(\.token.id) == record.reply.promptTokens)
    #expect(explanation.tokens.filter { $0.part == .mark }.count == 3)
  }

  @Test func aSystemPromptIsAPartOfItsOwn() throws {
    var options = options(maxTokens: 1)
    options.system = "The money"
    let explanation = try explain("in the bank", options)
    let labels = explanation.tokens.filter { $0.part == .system }.map(\.token.label)
    #expect(labels == ["·The", "·money"])
    #expect(
      explanation.tokens.filter { $0.part == .text }.map(\.token.label).joined() == "·in·the·bank"
    )
    #expect(explanation.neighbourhoods.map(\.token.label) == ["·in", "·the", "·bank"])
  }

  // MARK: Attention

  @Test func attentionRowsAddUpToOne() throws {
    let explanation = try explain("The river bank is wet", options())
    for heads in explanation.attention.weights {
      for rows in heads {
        #expect(rows.count == explanation.tokens.count)
        for (index, row) in rows.enumerated() {
          #expect(row.count == index + 1)
          #expect((row.reduce(0, +) - 1).magnitude < 1e-5)
        }
      }
    }
    for habit in explanation.attention.habits.joined() {
      let sum = habit.first + habit.itself + habit.previous + habit.further
      #expect((sum - 1).magnitude < 1e-5)
      #expect(habit.focus <= habit.further + 1e-6)
    }
  }

  @Test func onlyTheEndOfALongPromptIsPicturedAndTheRestIsAccountedFor() throws {
    var options = options(maxTokens: 2)
    options.attentionTokens = 5
    let explanation = try explain("The river bank is in the wet bank", options)
    let picture = explanation.attention
    #expect(picture.tokens.count == 5)
    #expect(picture.start == explanation.tokens.count - 5)
    #expect(picture.tokens == explanation.tokens.suffix(5).map(\.token))
    for (row, unseen) in zip(picture.rows, picture.unseen) {
      #expect((row.reduce(unseen, +) - 1).magnitude < 1e-9)
    }
  }

  @Test func theHeadIsTheOneAskedForOrTheMostTelling() throws {
    var options = options(maxTokens: 1)
    let free = try explain("The river bank is wet", options).attention
    let most = free.habits.joined().map(\.focus).max()
    #expect(free.habit.focus == most)
    #expect(!free.isAsked)
    options.layer = 1
    options.head = 2
    let asked = try explain("The river bank is wet", options).attention
    #expect(asked.chosen == AttentionPicture.Head(layer: 1, head: 2))
    #expect(asked.isAsked)
  }

  // MARK: Choices

  @Test(arguments: [UInt64(0), 1, 2, 3])
  func theDrawnTokenIsWhereTheRandomNumberFalls(seed: UInt64) throws {
    var options = options(seed: seed)
    options.candidates = 50
    for choice in try explain("The river", options).choices {
      guard case .drawn(let random, let from, let to) = choice.reason else {
        Issue.record("\(choice.reason)")
        continue
      }
      #expect(from <= random && random < to)
      let taken = try #require(choice.candidates.first { $0.token == choice.token })
      #expect((taken.finalProbability - (to - from)).magnitude < 1e-6)
      if choice.candidates.dropLast().contains(where: { $0.token == choice.token }) {
        #expect(choice.fillsRuler)
      }
    }
  }

  @Test func chancesOfAllTokensAddUpToOne() throws {
    var options = options(maxTokens: 4, temperature: 0.7, topP: 0.8)
    options.candidates = 1000
    for choice in try explain("The river", options).choices {
      #expect((choice.candidates.reduce(0) { $0 + $1.probability } - 1).magnitude < 1e-6)
      #expect((choice.candidates.reduce(0) { $0 + $1.finalProbability } - 1).magnitude < 1e-6)
      #expect(choice.candidates.filter { $0.finalProbability > 0 }.count == choice.keptCount)
      let notable = choice.notable.reduce(0) { $0 + $1.probability }
      #expect((notable + choice.otherProbability - 1).magnitude < 1e-9)
      #expect(choice.otherProbability < 0.01)
      let end = try #require(choice.candidates.first { $0.token.id == SpecialToken.end.rawValue })
      #expect((end.probability - choice.endProbability).magnitude < 1e-5)
    }
  }

  @Test func atTemperatureZeroTheLikeliestIsTaken() throws {
    let explanation = try explain("The river", options(temperature: 0))
    #expect(explanation.choices.count == explanation.stop.made)
    #expect(explanation.choices.allSatisfy { $0.isLikeliest && $0.reason == .likeliest })
  }

  @Test func theChoicesMakeTheReply() throws {
    let model = try ToyModel.make()
    let explanation = try Explainer(model: model, options: options()).explanation(of: "The")
    let ids = explanation.choices.map(\.token.id)
    #expect(explanation.stop == StopAccount(cause: .maximum, made: 8, maximum: 8, sequences: []))
    let text = model.tokenizer.decode(ids)
    #expect(text.hasSuffix(explanation.reply))
    #expect(text.count - explanation.reply.count <= 1)
    #expect(explanation.choices.first?.textBefore == "")
  }

  @Test func aStopSequenceIsNamed() throws {
    let free = try explain("The", options(temperature: 0))
    let stop = try #require(free.reply.last)
    var options = options(temperature: 0)
    options.settings.stopSequences = [String(stop)]
    let stopped = try explain("The", options)
    #expect(stopped.stop.cause == .sequence(String(stop)))
    #expect(stopped.stop.reasonName == "stop_sequence")
    #expect(free.reply.hasPrefix(stopped.reply))
  }

  @Test func theSameTextGivesTheSameExplanationButForTimes() throws {
    func explanation() throws -> Explanation {
      var explanation = try explain("The river bank", options(seed: 5))
      explanation.path = []
      return explanation
    }
    let look = ExplanationLook(columns: 80, style: .plain)
    let (first, second) = (try explanation(), try explanation())
    #expect(
      ExplanationText(first, look: look).rendered == ExplanationText(second, look: look).rendered
    )
    #expect(ExplanationPage(first).html == ExplanationPage(second).html)
  }

  // MARK: The way

  @Test func theFiveStepsTakeWhatTheClockSays() throws {
    var time = ContinuousClock.now
    let explainer = Explainer(model: try ToyModel.make(), options: options(maxTokens: 1)) {
      time += .milliseconds(1)
      return time
    }
    let path = try explainer.explanation(of: "The").path
    #expect(path.map(\.place) == PathStep.Place.allCases)
    #expect(path.map(\.duration) == Array(repeating: .milliseconds(1), count: 5))
  }

  // MARK: Words

  @Test func aWordHasTwoScenesAndStartsAlike() throws {
    let word = try #require(try explain("The river bank is wet", options(maxTokens: 1)).word)
    #expect(word.word == "bank")
    #expect(word.reason == .ambiguous)
    #expect(word.scenes.map(\.kind) == [.text, .sentence])
    #expect(word.scenes[0].before == "The river ")
    #expect(word.scenes[0].after == " is wet")
    #expect(word.scenes.allSatisfy { $0.token.label == "·bank" })
    #expect(word.likeness.count == 3)
    #expect((word.likeness[0] - 1).magnitude < 1e-6)
    #expect(word.likeness[2] < 1)
    #expect(word.scenes.allSatisfy { $0.layers.count == 3 && $0.path.count == 3 })
    let starts = word.scenes.map { $0.path[0] }
    #expect((starts[0].x - starts[1].x).magnitude < 1e-6)
    #expect((starts[0].y - starts[1].y).magnitude < 1e-6)
    #expect(word.scenes[0].layers[0].first?.token.label == "·bank")
  }

  @Test func whatStandsBeforeAWordChangesItAndWhatStandsAfterDoesNot() throws {
    var options = options(maxTokens: 1)
    options.word = "BANK"
    options.otherSentence = "The river bank"
    let same = try #require(try explain("The river bank is wet", options).word)
    #expect(same.reason == .asked)
    #expect(same.likeness.allSatisfy { $0 > 1 - 1e-6 })
    options.otherSentence = "My money is in the bank."
    let other = try #require(try explain("The river bank is wet", options).word)
    #expect(other.likeness.last.map { $0 < 0.999 } == true)
  }

  @Test func aWordThatStandsTwiceIsComparedWithItself() throws {
    let word = try #require(try explain("The river is the river", options(maxTokens: 1)).word)
    #expect(word.scenes.map(\.kind) == [.text, .earlier])
    #expect(word.scenes.map(\.before) == ["The river is the ", "The "])
  }

  @Test func aWordNobodyKnowsIsComparedWithItselfAlone() throws {
    let word = try #require(try explain("The money is wet", options(maxTokens: 1)).word)
    #expect(word.scenes.map(\.kind) == [.text, .alone])
    let single = try #require(try explain("wet", options(maxTokens: 1)).word)
    #expect(single.scenes.map(\.kind) == [.text])
    #expect(try explain("?!", options(maxTokens: 1)).word == nil)
  }

  @Test(arguments: [("bnk", "did you mean bank?"), ("tree", "its words: The, river, bank")])
  func aWordThatIsNotThereIsAnErrorThatNamesThoseThatAre(word: String, hint: String) throws {
    var options = options(maxTokens: 1)
    options.word = word
    do {
      _ = try explain("The river bank", options)
      Issue.record("no error")
    } catch let error as ExplanationError {
      #expect(error.message.contains(hint), "\(error.message)")
    }
  }

  @Test func aSentenceWithoutTheWordIsAnError() {
    var options = options(maxTokens: 1)
    options.otherSentence = "No such word."
    #expect(throws: ExplanationError.self) { try explain("The river bank", options) }
  }

  // MARK: Limits

  @Test func aTextLongerThanTheWindowIsAnErrorWithTheWindow() {
    do {
      _ = try explain(String(repeating: "x", count: 60), options(), contextWindow: 32)
      Issue.record("no error")
    } catch {
      #expect("\(error)".contains("32 tokens"), "\(error)")
    }
  }

  @Test func aReplyThatFillsTheWindowSaysSo() throws {
    let text = String(repeating: "x", count: 20)
    let explanation = try explain(text, options(maxTokens: 100), contextWindow: 32)
    #expect(explanation.stop.cause == .window)
    #expect(explanation.tokens.count + explanation.stop.made >= 32)
  }

  // MARK: Comparison

  @Test func aTextComparedWithItselfIsTheSame() throws {
    let explainer = Explainer(model: try ToyModel.make(), options: options())
    let comparison = try explainer.comparison(of: "The river bank", with: "The river bank")
    #expect(comparison.parting == nil)
    #expect((comparison.overlap - 1).magnitude < 1e-9)
    #expect(comparison.likeness.allSatisfy { ($0 - 1).magnitude < 1e-6 })
    #expect(comparison.shared.first == [0, 1, 2])
    #expect(comparison.word?.likeness.allSatisfy { ($0 - 1).magnitude < 1e-6 } == true)
  }

  @Test func twoTextsPartWhereTheirRepliesDo() throws {
    let explainer = Explainer(model: try ToyModel.make(), options: options())
    let comparison = try explainer.comparison(
      of: "The river bank is wet",
      with: "The money is in the bank"
    )
    let replies = (
      comparison.first.choices.map(\.token), comparison.second.choices.map(\.token)
    )
    let parting = try #require(comparison.parting)
    #expect(replies.0.prefix(parting.sharedCount) == replies.1.prefix(parting.sharedCount))
    #expect(parting.first == replies.0[parting.sharedCount])
    #expect(parting.second == replies.1[parting.sharedCount])
    #expect(parting.first != parting.second)
    let shown = parting.candidates.map(\.token)
    #expect(parting.first.map(shown.contains) == true && parting.second.map(shown.contains) == true)
    #expect(comparison.overlap > 0 && comparison.overlap < 1)
    #expect((comparison.likeness[0] - 1).magnitude < 1e-6)
    #expect(comparison.word?.word == "bank")
    #expect(comparison.shared.first.count == comparison.shared.second.count)
  }

  @Test func theWordOfAComparisonIsTheOneThatChangesMost() throws {
    let explainer = Explainer(model: try ToyModel.make(), options: options(maxTokens: 1))
    let comparison = try explainer.comparison(of: "The wet river bank", with: "The wet money bank")
    #expect(comparison.word?.word == "bank")
    #expect(comparison.word?.reason == .changed)
    let same = try explainer.comparison(of: "The wet river", with: "The wet money")
    #expect(same.word?.word == "wet")
    #expect(same.word?.reason != .changed)
    #expect(same.word?.likeness.allSatisfy { $0 > 1 - 1e-6 } == true)
  }
}
