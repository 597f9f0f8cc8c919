import LocalInference
import ModelProviders
import OrderedJSON
import Testing

@testable import ParleyCommands

/// Explanations of replies that were made elsewhere, to whole conversations.
struct ReplyExplanationTests {
  private static let turns: [ChatTurn] = [
    .system("Be wet"), .user("The river bank"), .assistant("is the bank"),
    .user("The money in the bank"),
  ]

  private func account(
    _ turns: [ChatTurn] = turns,
    maxTokens: Int = 6,
    stop: [String] = []
  ) throws -> ReplyAccount {
    let model = try ToyModel.make()
    var settings = GenerationSettings(maxTokens: maxTokens)
    settings.sampling = Sampling(temperature: 0.8, topP: 0.9, seed: 4)
    settings.tracedCandidates = ReplyExplanation.candidates
    settings.stopSequences = stop
    var generation = try Generation(
      model: model,
      prompt: ChatPrompt(turns: turns),
      settings: settings
    )
    var choices: [TokenChoice] = []
    while generation.finish == nil {
      if let choice = try generation.next().choice { choices.append(choice) }
    }
    return ReplyAccount(
      model: model,
      settings: settings,
      promptTokens: generation.promptTokens,
      replyTokens: generation.replyTokens,
      choices: choices,
      finish: try #require(generation.finish)
    )
  }

  @Test func everyTokenOfAConversationHasItsSpeaker() throws {
    let explanation = try ReplyExplanation.explanation(of: try account())
    func labels(_ part: PromptToken.Part) -> String {
      explanation.tokens.filter { $0.part == part }.map(\.token.label).joined()
    }
    #expect(labels(.system) == "·Be·wet")
    #expect(labels(.user) == "·The·river·bank")
    #expect(labels(.assistant) == "·is·the·bank")
    #expect(labels(.text) == "·The·money·in·the·bank")
    #expect(explanation.text == "The money in the bank")
    #expect(explanation.system == "Be wet")
  }

  @Test func theChoicesAreThoseOfTheReplyItself() throws {
    let account = try account()
    let explanation = try ReplyExplanation.explanation(of: account)
    #expect(explanation.choices.map(\.token.id) == account.replyTokens)
    #expect(explanation.settings.topP == 0.9)
    #expect(explanation.path.isEmpty)
    for (choice, made) in zip(explanation.choices, account.choices) {
      #expect(choice.candidates.map(\.probability) == made.candidates.map(\.probability))
      let end = made.candidates.first { $0.token == SpecialToken.end.rawValue }
      if let end { #expect((end.probability - choice.endProbability).magnitude < 1e-5) }
    }
  }

  @Test func theWordIsTakenFromTheLastTurnOfTheUser() throws {
    let word = try #require(try ReplyExplanation.explanation(of: try account()).word)
    let scene = try #require(word.scenes.first)
    #expect(scene.before + scene.word + scene.after == "The money in the bank")
    #expect(scene.token.label == "·" + word.word)
  }

  @Test func aCommandExplainsTheSameReplyInTheSameWay() throws {
    let account = try account([.user("The river bank")])
    var options = ExplanationOptions(settings: ReplySettings(account.settings))
    options.candidates = ReplyExplanation.candidates
    let asked = try Explainer(model: account.model, options: options)
      .explanation(of: "The river bank")
    let told = try ReplyExplanation.explanation(of: account)
    #expect(told.reply == asked.reply)
    #expect(told.choices == asked.choices)
    #expect(told.tokens == asked.tokens)
    #expect(told.word == asked.word)
    #expect(told.neighbourhoods == asked.neighbourhoods)
    #expect(told.stop == asked.stop)
  }

  @Test func theJSONHasNoStepsAndAllTheRest() throws {
    let json = try #require(ReplyExplanation.json(of: try account()))
    #expect(json["steps"]?.arrayValue?.isEmpty == true)
    #expect(json["reply"]?["choices"]?.arrayValue?.count == 6)
    #expect(json["stop"]?["stop_reason"]?.stringValue == "max_tokens")
    #expect(json["prompt"]?["system"]?.stringValue == "Be wet")
  }

  @Test func aReplyWithoutChoicesIsNotExplained() throws {
    let made = try account()
    let untraced = ReplyAccount(
      model: made.model,
      settings: made.settings,
      promptTokens: made.promptTokens,
      replyTokens: made.replyTokens,
      choices: [],
      finish: made.finish
    )
    #expect(ReplyExplanation.json(of: untraced) == nil)
  }
}
