import ArgumentParser

/// Whether what a run depends on is noted beside its script, or held to what was noted.
struct LockOptions: ParsableArguments {
  @Flag(
    help:
      "Write SCRIPT.lock beside the script: what the run depends on besides the answers of models."
  )
  var lock = false

  @Flag(
    help:
      "Refuse to run, with status 4, where anything differs from SCRIPT.lock: version, script, parameters, files, models."
  )
  var locked = false
}

extension LockOptions {
  /// The options of a command line that has none of them.
  static var unset: Self {
    var options = Self()
    options.lock = false
    options.locked = false
    return options
  }
}
