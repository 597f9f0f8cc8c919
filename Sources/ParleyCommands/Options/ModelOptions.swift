import ArgumentParser

/// What answers, or would answer, and with which model.
struct ModelOptions: ParsableArguments {
  @OptionGroup var answer: AnswerOptions

  @Option(
    help: ArgumentHelp("The model that the first conversation starts with.", valueName: "name")
  )
  var model: String?
}
