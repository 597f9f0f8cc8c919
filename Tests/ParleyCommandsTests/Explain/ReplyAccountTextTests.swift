import LocalInference
import ModelProviders
import TerminalText
import Testing

@testable import ParleyCommands

/// How a trace tells of a reply of the built-in model.
struct ReplyAccountTextTests {
  private func account(_ text: String, maxTokens: Int) throws -> ReplyAccount {
    let model = try ToyModel.make()
    var settings = GenerationSettings(maxTokens: maxTokens)
    settings.tracedCandidates = 4
    var generation = try Generation(
      model: model,
      prompt: ChatPrompt(turns: [.user(text)]),
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

  @Test func aShortReplyIsToldInFull() throws {
    let lines = ReplyAccountText(try account("The river", maxTokens: 3), columns: nil).lines
    #expect(lines.first == "  how toy made the reply: 5 tokens read, 3 made")
    #expect(lines.dropFirst().first == "  <|user|>│·The│·river│<|end|>│<|assistant|>│")
    #expect(!lines.contains { $0.contains("…") })
    #expect(lines.suffix(2).first == "  stopped by the maximum of 3 tokens")
  }

  @Test func ofALongReplyTheEndOfThePromptAndTheFirstTokensAreTold() throws {
    let text = "The river bank is in the river bank in the wet"
    let lines = ReplyAccountText(try account(text, maxTokens: 12), columns: nil).lines
    #expect(lines[1] == "  … 4 tokens, then")
    #expect(lines.contains("  … and 7 more"))
  }

  @Test(arguments: [40, 80])
  func noLineIsWiderThanTheTerminal(columns: Int) throws {
    let account = try account("The river is wet", maxTokens: 12)
    for line in ReplyAccountText(account, columns: columns).lines {
      #expect(line.displayWidth <= columns, "\(line)")
    }
  }
}
