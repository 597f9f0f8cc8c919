import ArgumentParser

/// What answers, or would answer, and where its models are described.
struct AnswerOptions: ParsableArguments {
  /// The kinds of provider.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case api
    case local
  }

  @Option(
    help:
      "What answers: the Messages API, or the small built-in model. By default the API where a key or a server is set, else the built-in model."
  )
  var provider: Kind?

  @Option(
    help: ArgumentHelp(
      "A weights file that answers in place of the built-in model.",
      valueName: "file"
    )
  )
  var localModel: String?

  @Option(
    name: .customLong("catalogue"),
    help: ArgumentHelp(
      "A JSON file that adds to or changes the catalogue of models.",
      valueName: "file"
    )
  )
  var catalogueFile: String?
}

extension AnswerOptions {
  /// The options of a command line that has none of them.
  static var unset: Self {
    var options = Self()
    options.provider = nil
    options.localModel = nil
    options.catalogueFile = nil
    return options
  }
}
