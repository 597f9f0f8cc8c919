import LocalInference
import OrderedJSON

/// A model of this process as an engine, with what it has read of the last conversations.
package struct ModelEngine: ReplyEngine {
  private let model: LocalModel
  /// What it has read of the last conversations.
  let readings: PromptReadings

  /// Makes an engine that has read nothing.
  package init(_ model: LocalModel) {
    self.model = model
    readings = PromptReadings()
  }

  package var name: String { model.name }
  package var contextWindow: Int { model.configuration.contextWindow }
  package var thinks: Bool { model.configuration.thinks }
  package var parameters: Int? { model.configuration.parameters }

  package func tokenCount(of prompt: ChatPrompt) throws(InferenceError) -> Int {
    try model.tokens(of: prompt).count
  }

  package func reply(
    to prompt: ChatPrompt,
    settings: GenerationSettings,
    forcing call: ForcedCall?
  ) throws(InferenceError) -> any ReplyWriter {
    let asked = try model.tokens(of: prompt)
    let opening = call.map(CallOpening.init)
    let forced = opening.map { $0.tokens(by: model.tokenizer) } ?? []
    let tokens = asked + forced
    var settings = settings
    if let opening { settings.constraint.text = opening.rest(of: settings.constraint.call) }
    let generation = try Generation(
      model: model,
      tokens: tokens,
      settings: settings,
      cache: readings.best(for: tokens)
    )
    return ModelReply(
      generation: generation,
      model: model,
      settings: settings,
      opening: opening?.text,
      openingTokens: forced.count,
      readings: readings
    )
  }
}

/// The beginning of a tool call that is set instead of drawn.
private struct CallOpening {
  /// The JSON up to where the model goes on, without the blank before it.
  let text: String

  /// It ends where a token ends however the model goes on: before a letter, or before the blank that belongs to the next token.
  init(_ call: ForcedCall) {
    switch call {
    case .any: text = #"{"name": ""#
    case .tool(let name): text = #"{"name": \#(JSONValue.string(name)), "input":"#
    }
  }

  /// What the model has to go on with; nil where that is free.
  func rest(of call: TextConstraint?) -> TextConstraint? {
    guard var rest = call, rest.take(text.utf8) else { return nil }
    return rest
  }

  func tokens(by tokenizer: Tokenizer) -> [Int] {
    [SpecialToken.tool.rawValue] + tokenizer.encode(" " + text)
  }
}

/// A reply of a model; when it is over, what was read and written is kept for the next prompt of the conversation.
private struct ModelReply: ReplyWriter {
  private var generation: Generation
  private let model: LocalModel
  private let settings: GenerationSettings
  private var choices: [TokenChoice] = []
  private var opening: String?
  private let openingTokens: Int
  private let readings: PromptReadings
  private let isCall: Bool

  init(
    generation: Generation,
    model: LocalModel,
    settings: GenerationSettings,
    opening: String?,
    openingTokens: Int,
    readings: PromptReadings
  ) {
    self.generation = generation
    self.model = model
    self.settings = settings
    self.opening = opening
    self.openingTokens = openingTokens
    self.readings = readings
    isCall = opening != nil
  }

  var outputTokens: Int { generation.usage.outputTokens + openingTokens }

  /// A call that was begun for the model ends as one: to the model it is text that goes on.
  var finish: Generation.Finish? {
    switch generation.finish {
    case .endOfTurn? where isCall: .toolCall
    case let finish: finish
    }
  }

  var account: ReplyAccount? {
    guard settings.tracedCandidates > 0, let finish else { return nil }
    return ReplyAccount(
      model: model,
      settings: settings,
      promptTokens: generation.promptTokens,
      replyTokens: generation.replyTokens,
      choices: choices,
      finish: finish
    )
  }

  mutating func next() throws(InferenceError) -> [Generation.Piece] {
    let step = try generation.next()
    if let choice = step.choice { choices.append(choice) }
    if generation.finish != nil { readings.keep(generation.takeCache()) }
    guard isCall else { return step.pieces }
    let begun = opening.map { [Generation.Piece.toolCall($0)] } ?? []
    opening = nil
    return begun
      + step.pieces.map { piece in
        if case .text(let text) = piece { .toolCall(text) } else { piece }
      }
  }
}
