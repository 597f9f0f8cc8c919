import ArgumentParser

/// How the explained reply is made.
struct ExplainReplyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The built-in model: haiku, sonnet or opus. Default: sonnet.",
      valueName: "name"
    )
  )
  var model: String?

  @Option(
    help: ArgumentHelp(
      "A weights file that answers in place of the built-in model.",
      valueName: "file"
    )
  )
  var localModel: String?

  @Option(help: ArgumentHelp("A system prompt.", valueName: "text"))
  var system: String?

  @Option(help: ArgumentHelp("The most tokens of the reply.", valueName: "count"))
  var maxTokens = 40

  @Option(
    help: ArgumentHelp(
      "0 takes the likeliest token always, as parley say does without a temperature; 1 keeps the model's own chances.",
      valueName: "number"
    )
  )
  var temperature = 0.7

  @Option(
    help: ArgumentHelp("Draw from this many of the likeliest tokens only.", valueName: "count")
  )
  var topK: Int?

  @Option(
    help: ArgumentHelp(
      "Draw from the likeliest tokens that make up this share only.",
      valueName: "share"
    )
  )
  var topP: Double?

  @Option(help: ArgumentHelp("Where the random numbers start.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "A text at which the reply stops; may be given several times.",
      valueName: "text"
    )
  )
  var stop: [String] = []

  func validate() throws {
    guard maxTokens >= 1 else { throw ValidationError("--max-tokens takes a number from 1 on") }
    guard temperature >= 0, temperature.isFinite else {
      throw ValidationError("--temperature takes a number from 0 on, such as 0.7")
    }
    guard topK ?? 1 >= 1 else { throw ValidationError("--top-k takes a number from 1 on") }
    guard topP.map({ $0 > 0 && $0 <= 1 }) ?? true else {
      throw ValidationError("--top-p takes a share above 0 and up to 1, such as 0.9")
    }
    guard !stop.contains("") else { throw ValidationError("--stop takes a text that is not empty") }
  }

  /// How the reply is asked for.
  var settings: ReplySettings {
    ReplySettings(
      maxTokens: maxTokens,
      temperature: temperature,
      topK: topK,
      topP: topP,
      seed: seed,
      stopSequences: stop
    )
  }
}
