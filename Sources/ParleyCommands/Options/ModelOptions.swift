import ArgumentParser

/// What answers, or would answer, and with which model.
struct ModelOptions: ParsableArguments {
  @OptionGroup var answer: AnswerOptions

  @Option(
    help: ArgumentHelp("The model that the first conversation starts with.", valueName: "name")
  )
  var model: String?
}

extension ModelOptions {
  /// The options of a command line that has none of them.
  static var unset: Self {
    var options = Self()
    options.answer = .unset
    options.model = nil
    return options
  }
}
