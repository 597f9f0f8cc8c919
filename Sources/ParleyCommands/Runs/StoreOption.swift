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

  /// The file of the store, absolute.
  ///
  /// - Throws: `ValidationError` when neither the option nor the environment names one.
  /// - Source: XDG Base Directory Specification, <https://specifications.freedesktop.org/basedir-spec/latest/>: a relative path is
  ///   not valid and is passed over.
  func path(in environment: ProcessEnvironment) throws -> String {
    if let store {
      guard !store.isEmpty else { throw ValidationError("--store takes the path of a file") }
      return store.hasPrefix("/") ? store : "\(environment.workingDirectory)/\(store)"
    }
    let variables = environment.variables
    if let state = variables["XDG_STATE_HOME"], state.hasPrefix("/") {
      return "\(state)/parley/runs.sqlite"
    }
    guard let home = variables["HOME"], home.hasPrefix("/") else {
      throw ValidationError(
        "no place is known for the run store: neither XDG_STATE_HOME nor HOME names a folder; write --store FILE"
      )
    }
    return "\(home)/.local/state/parley/runs.sqlite"
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
