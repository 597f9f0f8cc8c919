import ArgumentParser
import RunStorage

/// `--store FILE`: where runs are kept.
struct StoreOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The run store. Default: parley/runs.sqlite in the state folder ($XDG_STATE_HOME, or ~/.local/state).",
      valueName: "file"
    )
  )
  var store: String?

  /// The option of a command line that has none.
  static var unset: Self {
    var option = Self()
    option.store = nil
    return option
  }

  /// The file of the store, absolute.
  ///
  /// - Throws: `ValidationError` when neither the option nor the environment names one.
  func path(in environment: ProcessEnvironment) throws -> String {
    try environment.store(store, named: "runs.sqlite", for: "the run store")
  }

  /// Opens the store of a command that reads runs.
  ///
  /// - Throws: what ends the command: the environment names no store, or it cannot be opened.
  func opened(in environment: ProcessEnvironment) throws -> RunStore {
    let path = try path(in: environment)
    do throws(RunStorageError) {
      return try RunStore(path, makesMissing: false)
    } catch {
      throw error.ending
    }
  }
}
