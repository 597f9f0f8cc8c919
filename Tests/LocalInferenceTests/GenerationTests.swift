import TestSupport
import Testing

@testable import LocalInference

struct GenerationTests {
  private static func settings(
    _ change: (inout GenerationSettings) -> Void = { _ in }
  )
    -> GenerationSettings
  {
    var settings = GenerationSettings(maxTokens: 50)
    settings.sampling = .greedy
    change(&settings)
    return settings
  }

  private static func generation(
    _ parts: [TestModels.Part],
    thinks: Bool = false,
    contextWindow: Int = 96,
    _ change: (inout GenerationSettings) -> Void = { _ in }
  ) throws -> Generation {
    try Generation(
      model: try TestModels.writing(parts, contextWindow: contextWindow),
      prompt: ChatPrompt(turns: [.user("go")], thinks: thinks),
      settings: settings(change)
    )
  }

  @Test func aReplyEndsWithItsTurnAndHasNoSpaceAtItsStart() throws {
    var generation = try Self.generation([.special(.assistant), .text(" Hi,you!"), .special(.end)])
    let reply = try generation.run()
    #expect(reply.text == "Hi,you!")
    #expect(generation.finish == .endOfTurn)
    #expect(reply.steps.last?.finish == .endOfTurn)
    #expect(generation.usage.outputTokens == 9)
    #expect(generation.usage.inputTokens == generation.promptTokens.count)
    #expect(generation.replyTokens.last == SpecialToken.end.rawValue)
    #expect(generation.replyTokens == reply.steps.compactMap(\.token))
    #expect(reply.steps.allSatisfy { $0.choice == nil })
    #expect(try generation.next().token == nil)
  }

  @Test func onlyOneSpaceIsLeftOut() throws {
    var none = try Self.generation([.special(.assistant), .text("Hi"), .special(.end)])
    #expect(try none.run().text == "Hi")
    let space = Int(UInt8(ascii: " ")) + 8
    let model = try TestModels.scripted([(3, space), (space, space)])
    var many = try Generation(
      model: model,
      prompt: ChatPrompt(turns: [.user("go")]),
      settings: Self.settings { $0.maxTokens = 3 }
    )
    #expect(try many.run().text == "  ")
  }

  @Test func atTheMostTokensAReplyEnds() throws {
    var generation = try Self.generation(
      [.special(.assistant), .text(" abcdef"), .special(.end)]
    ) { $0.maxTokens = 4 }
    #expect(try generation.run().text == "abc")
    #expect(generation.finish == .maxTokens)
    #expect(generation.usage.outputTokens == 4)
  }

  @Test func aTurnThatEndsWithTheLastTokenHasEnded() throws {
    var generation = try Self.generation(
      [.special(.assistant), .text(" ab"), .special(.end)]
    ) { $0.maxTokens = 4 }
    _ = try generation.run()
    #expect(generation.finish == .endOfTurn)
  }

  @Test func atTheEndOfTheWindowAReplyEnds() throws {
    let model = try TestModels.writing(
      [.special(.assistant), .text(" abcdefgh"), .special(.end)],
      contextWindow: 10
    )
    let prompt = ChatPrompt(turns: [.user("go")])
    let count = try model.tokens(of: prompt).count
    var generation = try Generation(model: model, prompt: prompt, settings: Self.settings())
    #expect(try generation.run().text == "abcdefgh".prefix(10 - count - 1))
    #expect(generation.finish == .contextWindowFull)
    #expect(generation.promptTokens.count + generation.replyTokens.count == 10)
  }

  @Test func aPromptThatFillsTheWindowIsRefused() throws {
    let model = try TestModels.random()
    for (count, fits) in [(95, true), (96, false), (5000, false)] {
      let tokens = [Int](repeating: 20, count: count)
      if fits {
        #expect(throws: Never.self) {
          try Generation(model: model, tokens: tokens, settings: Self.settings())
        }
      } else {
        let error = #expect(throws: InferenceError.self) {
          try Generation(model: model, tokens: tokens, settings: Self.settings())
        }
        #expect(error?.code == .promptTooLong)
      }
    }
  }

  @Test func aStopSequenceEndsTheTextBeforeItAcrossTokens() throws {
    var generation = try Self.generation(
      [.special(.assistant), .text(" one!_STX"), .special(.end)]
    ) { $0.stopSequences = ["nothing", "!_S"] }
    let reply = try generation.run()
    #expect(reply.text == "one")
    #expect(generation.finish == .stopSequence("!_S"))
    #expect(generation.usage.outputTokens == 7)
  }

  @Test func theStartOfAStopSequenceIsShownWhenTheReplyEnds() throws {
    var generation = try Self.generation(
      [.special(.assistant), .text(" one!"), .special(.end)]
    ) { $0.stopSequences = ["e!?"] }
    let reply = try generation.run()
    #expect(reply.text == "one!")
    #expect(reply.steps.last?.pieces == [.text("e!")])
    #expect(generation.finish == .endOfTurn)
    var cut = try Self.generation([.special(.assistant), .text(" one!"), .special(.end)]) {
      $0.stopSequences = ["e!?"]
      $0.maxTokens = 4
    }
    #expect(try cut.run().text == "one")
    #expect(cut.finish == .maxTokens)
  }

  @Test func piecesAreWholeCharacters() throws {
    var generation = try Self.generation(
      [.special(.assistant), .text(" é😀"), .special(.end)]
    )
    let reply = try generation.run()
    #expect(reply.steps.flatMap(\.pieces) == [.text("é"), .text("😀")])
    var cut = try Self.generation([.special(.assistant), .text(" é😀"), .special(.end)]) {
      $0.maxTokens = 5
    }
    #expect(try cut.run().text == "é\u{FFFD}")
  }

  @Test func thinkingComesFirstAndTheAnswerAfterIt() throws {
    var generation = try Self.generation(
      [
        .special(.think), .text(" hm."), .special(.end),
      ],
      thinks: true
    )
    // The end token leads to nothing in this model: the answer is whatever it makes of <|assistant|>.
    while generation.finish == nil, generation.replyTokens.last != SpecialToken.assistant.rawValue {
      _ = try generation.next()
    }
    #expect(generation.replyTokens.suffix(2) == [4, 3])
  }

  @Test func thinkingAndAnswerAreToldApart() throws {
    let tokens = Self.chain([5], " ab", [4]) + Self.chain([3], " cd", [4])
    let model = try TestModels.scripted(tokens)
    var generation = try Generation(
      model: model,
      prompt: ChatPrompt(turns: [.user("go")], thinks: true),
      settings: Self.settings { $0.stopSequences = ["b"] }
    )
    let reply = try generation.run()
    #expect(reply.thinking == "ab")
    // Both begin with a space, after which two letters are equally likely: the first byte wins.
    #expect(reply.text == "a")
    #expect(generation.finish == .stopSequence("b"))
  }

  /// Pairs of tokens that follow each other.
  private static func chain(_ start: [Int], _ text: String, _ end: [Int]) -> [(from: Int, to: Int)]
  {
    let tokens = start + text.utf8.map { Int($0) + 8 } + end
    return zip(tokens, tokens.dropFirst()).map { (from: $0, to: $1) }
  }

  @Test func thinkingEndsAtItsLimit() throws {
    let pairs = Self.chain([5], "abcdefgh", [4]) + Self.chain([3], "xyz", [4])
    let model = try TestModels.scripted(pairs)
    var generation = try Generation(
      model: model,
      prompt: ChatPrompt(turns: [.user("go")], thinks: true),
      settings: Self.settings {
        $0.maxThinkingTokens = 3
        $0.tracedCandidates = 1
      }
    )
    let reply = try generation.run()
    #expect(reply.thinking == "abc")
    #expect(reply.text == "xyz")
    #expect(generation.finish == .endOfTurn)
    #expect(generation.usage.outputTokens == 7)
    #expect(reply.steps.count { $0.choice?.reason == .forced } == 2)
    #expect(generation.replyTokens.count == 9)
  }

  @Test func mostTokensCountThinkingToo() throws {
    let pairs = Self.chain([5], "abcd", [4]) + Self.chain([3], "xyz", [4])
    var generation = try Generation(
      model: try TestModels.scripted(pairs),
      prompt: ChatPrompt(turns: [.user("go")], thinks: true),
      settings: Self.settings { $0.maxTokens = 6 }
    )
    let reply = try generation.run()
    #expect(reply.thinking == "abcd" && reply.text == "x")
    #expect(generation.finish == .maxTokens)
  }

  @Test func aToolCallIsToldApartFromTheTextBeforeIt() throws {
    let pairs = Self.chain([3], " Ok", [6]) + Self.chain([6], "{}", [4])
    var generation = try Generation(
      model: try TestModels.scripted(pairs),
      prompt: ChatPrompt(turns: [.user("go")]),
      settings: Self.settings {
        $0.allowsToolCalls = true
        $0.stopSequences = ["{", "k?"]
      }
    )
    let reply = try generation.run()
    #expect(reply.text == "Ok" && reply.toolCall == "{}")
    #expect(generation.finish == .toolCall)
  }

  @Test func toolsAreNotCalledUnlessAllowed() throws {
    let pairs = Self.chain([3], " Ok", [6])
    for sampling in [Sampling.greedy, Sampling(seed: 1)] {
      var generation = try Generation(
        model: try TestModels.scripted(pairs),
        prompt: ChatPrompt(turns: [.user("go")]),
        settings: Self.settings {
          $0.sampling = sampling
          $0.maxTokens = 30
        }
      )
      let reply = try generation.run()
      #expect(reply.toolCall == "")
      #expect(!generation.replyTokens.contains(SpecialToken.tool.rawValue))
    }
  }

  @Test func tokensThatStructureConversationsAreNeverDrawn() throws {
    let model = try TestModels.scripted((0..<8).map { (from: 3, to: $0) })
    var drawn: Set<Int> = []
    for seed in UInt64(0)..<100 {
      var generation = try Generation(
        model: model,
        prompt: ChatPrompt(turns: [.user("go")]),
        settings: Self.settings {
          $0.sampling = Sampling(seed: seed)
          $0.maxTokens = 1
          $0.allowsToolCalls = true
        }
      )
      _ = try generation.run()
      drawn.formUnion(generation.replyTokens)
    }
    #expect(drawn.isSuperset(of: [4, 6]))
    #expect(drawn.isDisjoint(with: [0, 1, 2, 3, 5, 7]))
  }

  @Test func aPrefillIsContinuedWithItsSpace() throws {
    let model = try TestModels.scripted(Self.chain([8 + 0x78], " bc", [4]))
    let prompt = ChatPrompt(turns: [.user("go"), .assistant("x")])
    var generation = try Generation(model: model, prompt: prompt, settings: Self.settings())
    #expect(try generation.run().text == " bc")
  }

  @Test func aLongPromptIsReadInSteps() throws {
    let model = try TestModels.writing(
      [.special(.assistant), .text(" a"), .special(.end)],
      contextWindow: 300
    )
    let tokens = [Int](repeating: 20, count: 199) + [3]
    var generation = try Generation(model: model, tokens: tokens, settings: Self.settings())
    var steps: [Int?] = []
    while generation.finish == nil { steps.append(try generation.next().token) }
    #expect(steps.prefix(3).allSatisfy { $0 == nil })
    #expect(steps.dropFirst(3).map { $0 ?? -1 } == [0x28, 0x69, 4])
  }

  @Test func aReplyInTheMakingCanBeCopiedAndGoesOnTwice() throws {
    let model = try TestModels.random()
    var settings = GenerationSettings(maxTokens: 30)
    settings.sampling = Sampling(temperature: 1, seed: 9)
    var one = try Generation(model: model, tokens: [2, 50, 3], settings: settings)
    for _ in 0..<10 { _ = try one.next() }
    var other = one
    _ = try other.run()
    _ = try one.run()
    #expect(one.replyTokens == other.replyTokens)
  }

  @Test func theSameSeedGivesTheSameReplyWhateverIsTraced() throws {
    let model = try TestModels.random()
    func reply(_ seed: UInt64, traced: Int) throws -> [Int] {
      var settings = GenerationSettings(maxTokens: 40)
      settings.sampling = Sampling(temperature: 0.9, topK: 100, topP: 0.95, seed: seed)
      settings.tracedCandidates = traced
      var generation = try Generation(model: model, tokens: [2, 50, 3], settings: settings)
      _ = try generation.run()
      return generation.replyTokens
    }
    #expect(try reply(1, traced: 0) == reply(1, traced: 5))
    #expect(try reply(1, traced: 0) != reply(2, traced: 0))
  }

  @Test(
    arguments: [
      { $0.maxTokens = 0 }, { $0.maxThinkingTokens = 0 }, { $0.stopSequences = ["a", ""] },
      { $0.sampling.temperature = -0.1 }, { $0.sampling.temperature = .nan },
      { $0.sampling.temperature = .infinity }, { $0.sampling.topK = 0 }, { $0.sampling.topP = 1.1 },
      { $0.sampling.topP = -0.1 }, { $0.sampling.topP = .nan },
    ] as [@Sendable (inout GenerationSettings) -> Void]
  )
  func settingsOutsideTheirRangesAreRefused(
    _ change: @Sendable (inout GenerationSettings) -> Void
  ) throws {
    let model = try TestModels.random()
    let error = #expect(throws: InferenceError.self) {
      try Generation(model: model, tokens: [3], settings: Self.settings(change))
    }
    #expect(error?.code == .invalidSettings)
    #expect(error?.field != nil)
  }

  @Test func tokensOutsideTheVocabularyAreRefused() throws {
    let model = try TestModels.random()
    for token in [-1, model.configuration.vocabulary, .max, .min] {
      let error = #expect(throws: InferenceError.self) {
        try Generation(model: model, tokens: [3, token, 4], settings: Self.settings())
      }
      #expect(error?.code == .invalidToken)
    }
  }

  @Test func randomPromptsNeverTrap() throws {
    let model = try TestModels.random()
    let texts = ["", " ", "안녕", "the", "\u{0}", "<|end|>", "a\nb", "\u{10FFFF}", "ÿ"]
    Fuzz.check(rounds: 300) { generator in
      func text() -> String { texts.randomElement(using: &generator) ?? "" }
      let turns = (0..<Int.random(in: 0...5, using: &generator)).map { _ -> ChatTurn in
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: .system(text())
        case 1: .user(text())
        case 2: .thinking(text())
        case 3: .assistant(text())
        case 4: .assistant(text(), toolCall: text())
        default: .toolResult(text())
        }
      }
      var settings = GenerationSettings(maxTokens: Int.random(in: 1...20, using: &generator))
      settings.sampling = Sampling(
        temperature: Double.random(in: 0...2, using: &generator),
        topK: Bool.random(using: &generator) ? 5 : nil,
        topP: Bool.random(using: &generator) ? 0.9 : nil,
        seed: generator.next()
      )
      settings.stopSequences = Bool.random(using: &generator) ? ["a", "안"] : []
      settings.allowsToolCalls = Bool.random(using: &generator)
      settings.maxThinkingTokens = Bool.random(using: &generator) ? 3 : nil
      settings.tracedCandidates = Int.random(in: 0...3, using: &generator)
      let prompt = ChatPrompt(turns: turns, thinks: Bool.random(using: &generator))
      guard var reply = try? Generation(model: model, prompt: prompt, settings: settings) else {
        return
      }
      var given: [[Generation.Piece]] = []
      while reply.finish == nil {
        guard let step = try? reply.next() else { break }
        if step.token != nil { given.append(step.pieces) }
      }
      let read = model.pieces(
        ofReply: reply.replyTokens,
        to: reply.promptTokens,
        stopSequences: settings.stopSequences
      )
      #expect(read == given, "seed \(generator.seed)")
      #expect(reply.usage.outputTokens <= settings.maxTokens, "seed \(generator.seed)")
      #expect(reply.finish != nil, "seed \(generator.seed)")
    }
  }
}
