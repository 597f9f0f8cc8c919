import ArgumentParser

/// What is done with a tape: requests and their answers in a file, to run again without a key and without a network.
struct TapeOptions: ParsableArguments {
  /// How fast answers come from a tape.
  enum Speed: String, ExpressibleByArgument, CaseIterable {
    case instant
    case recorded
  }

  @Option(
    help: ArgumentHelp(
      """
      A file that holds requests with their answers. One of --record, --replay and --refresh says what is done with it.
      """,
      valueName: "file"
    )
  )
  var tape: String?

  @Flag(help: "Send everything, and write it to a new tape.")
  var record = false

  @Flag(
    help:
      "Answer everything from the tape, and send nothing: a request that it does not hold ends the run and shows what differs."
  )
  var replay = false

  @Flag(help: "Keep what the tape answers, and send what is missing or changed.")
  var refresh = false

  @Option(
    help: ArgumentHelp(
      "How fast a replayed answer comes: at once, or with the pauses of then. Default: instant.",
      valueName: "speed"
    )
  )
  var tapeSpeed: Speed?
}

extension TapeOptions {
  /// The options of a command line that has none of them.
  static var unset: Self {
    var options = Self()
    options.tape = nil
    options.record = false
    options.replay = false
    options.refresh = false
    options.tapeSpeed = nil
    return options
  }
}
