import ArgumentParser
import Testing

@testable import ParleyCommands

/// The command line of `parley explain`.
struct ExplainCommandTests {
  @Test(arguments: [
    (["The", "river"], "", "The river"), (["-"], "piped\n", "piped"),
    (["-"], "two\nlines\r\n", "two\nlines"),
    (["a", "-"], "unread", "a -"),
  ])
  func theTextIsTheWordsOrStandardInput(words: [String], input: String, text: String) throws {
    #expect(try ExplainedText(words: words) { Array(input.utf8) }.text == text)
  }

  @Test(arguments: [([""], [UInt8]()), ([" ", "\t"], []), (["-"], [10]), (["-"], [0xFF, 0xFE])])
  func noTextIsAnError(words: [String], input: [UInt8]) {
    #expect(throws: ValidationError.self) { try ExplainedText(words: words) { input } }
  }

  @Test(arguments: [
    ["--max-tokens", "0"], ["--temperature", "-1"], ["--temperature", "nan"], ["--top-k", "0"],
    ["--top-p", "1.5"], ["--top-p", "0"], ["--stop", ""], ["--candidates", "0"], ["--steps", "-1"],
    ["--only", "everything"], ["--seed", "-3"], ["--compare", " "],
    ["--compare", "b", "--only", "tokens"], ["--compare", "b", "--beside", "c"],
    ["--output", "jsonl"],
  ])
  func whatCannotBeMeantIsAnError(options: [String]) {
    #expect(throws: (any Error).self) { try ExplainCommand.parse(["text"] + options) }
  }

  @Test func theOptionsReachTheExplanation() throws {
    let command = try ExplainCommand.parse([
      "a", "b", "--max-tokens", "9", "--temperature", "0.5", "--top-k", "3", "--top-p", "0.9",
      "--seed", "18446744073709551615", "--stop", "x", "--stop", "y", "--word", "b", "--layer", "2",
      "--head", "4", "--candidates", "7", "--system", "s",
    ])
    #expect(
      command.replyOptions.settings
        == ReplySettings(
          maxTokens: 9,
          temperature: 0.5,
          topK: 3,
          topP: 0.9,
          seed: .max,
          stopSequences: ["x", "y"]
        )
    )
    let options = try command.viewOptions.explanationOptions(
      command.replyOptions,
      for: try ToyModel.make()
    )
    #expect(options.layer == 1)
    #expect(options.head == 3)
    #expect(options.candidates == 7)
    #expect(options.word == "b")
    #expect(options.system == "s")
  }

  @Test(arguments: [["--layer", "3"], ["--layer", "0"], ["--head", "5"]])
  func aHeadThatTheModelDoesNotHaveIsAnError(options: [String]) throws {
    let command = try ExplainCommand.parse(["text"] + options)
    let model = try ToyModel.make()
    #expect(throws: ValidationError.self) {
      try command.viewOptions.explanationOptions(command.replyOptions, for: model)
    }
  }

  @Test func anUnknownModelIsNamedWithThoseThereAre() {
    #expect(throws: ValidationError.self) {
      try ExplainedModel.opened(named: "sonet", weights: nil)
    }
    #expect(throws: ValidationError.self) {
      try ExplainedModel.opened(named: nil, weights: "/nowhere/weights.safetensors")
    }
    #expect(throws: ValidationError.self) {
      try ExplainedModel.opened(named: "haiku", weights: "file")
    }
  }
}
