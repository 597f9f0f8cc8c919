import Glibc
import LocalInference

/// A reply with what happened inside the model.
struct ReplyRecord: Sendable {
  /// The text that was answered.
  let text: String
  /// The reply.
  let reply: TimedReply
  /// What happened from some position near the prompt's end on to the last token that was read.
  let inspection: Inspection

  /// Where the text's tokens stand among those of the prompt.
  var textPositions: Range<Int> { reply.account.textPositions }

  /// The text's tokens.
  var textTokens: [Int] { Array(reply.promptTokens[textPositions]) }

  /// The prompt's tokens with their parts.
  func tokens(in model: LocalModel) -> [PromptToken] {
    let textPositions = textPositions
    var speaker = PromptToken.Part.system
    return reply.promptTokens.enumerated().map { position, id in
      var part = textPositions.contains(position) ? PromptToken.Part.text : speaker
      if model.tokenizer.token(id)?.isSpecial ?? true {
        speaker = PromptToken.Part(openedBy: SpecialToken(rawValue: id)) ?? speaker
        part = .mark
      }
      return PromptToken(token: NamedToken(id, in: model), part: part)
    }
  }

  /// The position from which a token of the reply was chosen.
  func position(beforeReplyToken index: Int) -> Int { reply.promptTokens.count - 1 + index }

  /// The chances of all tokens to be a token of the reply, as the model gives them; 0 for marks that cannot be drawn.
  func chances(ofReplyToken index: Int) -> [Double] {
    let logits = inspection.logits(at: position(beforeReplyToken: index)).map(Double.init)
    let drawable = logits.indices.filter { $0 == SpecialToken.end.rawValue || $0 >= 8 }
    let highest = drawable.map { logits[$0] }.max() ?? 0
    var chances = logits.map { _ in 0.0 }
    for token in drawable { chances[token] = exp(logits[token] - highest) }
    let sum = chances.reduce(0, +)
    return chances.map { $0 / sum }
  }

  /// How the tokens of the reply were chosen.
  func choices(in model: LocalModel) -> [ReplyChoice] {
    zip(reply.choices, reply.textsBefore).enumerated().map { index, made in
      ReplyChoice(
        made.0,
        in: model,
        endProbability: chances(ofReplyToken: index)[SpecialToken.end.rawValue],
        textBefore: made.1
      )
    }
  }
}

extension PromptToken.Part {
  /// Whose words follow a mark; nil for a mark that ends a turn.
  fileprivate init?(openedBy mark: SpecialToken?) {
    switch mark {
    case .system: self = .system
    case .user: self = .user
    case .assistant, .think: self = .assistant
    case .tool, .result: self = .tool
    case .pad, .end, nil: return nil
    }
  }
}

extension ReplyChoice {
  /// Takes over a choice of the engine.
  init(_ choice: TokenChoice, in model: LocalModel, endProbability: Double, textBefore: String) {
    self.init(
      token: NamedToken(choice.token, in: model),
      candidates: choice.candidates.map {
        Candidate(
          token: NamedToken($0.token, in: model),
          probability: $0.probability,
          finalProbability: $0.finalProbability
        )
      },
      keptCount: choice.keptCount,
      reason: Reason(choice.reason),
      endProbability: endProbability,
      textBefore: textBefore
    )
  }
}

extension ReplyChoice.Reason {
  /// Takes over the engine's reason.
  init(_ reason: TokenChoice.Reason) {
    switch reason {
    case .greedy: self = .likeliest
    case .drawn(let random, let from, let to): self = .drawn(random: random, from: from, to: to)
    case .onlyOne: self = .onlyOne
    case .forced: self = .forced
    }
  }
}

extension StopAccount {
  /// Says what stopped a reply.
  init(_ reply: TimedReply, settings: ReplySettings) {
    self.init(
      reply.finish,
      made: reply.replyTokens.count,
      maximum: settings.maxTokens,
      sequences: settings.stopSequences
    )
  }

  /// Says what stopped a reply.
  init(_ finish: Generation.Finish, made: Int, maximum: Int, sequences: [String]) {
    let cause: Cause =
      switch finish {
      case .endOfTurn, .toolCall: .end
      case .maxTokens: .maximum
      case .stopSequence(let text): .sequence(text)
      case .contextWindowFull: .window
      }
    self.init(cause: cause, made: made, maximum: maximum, sequences: sequences)
  }
}
