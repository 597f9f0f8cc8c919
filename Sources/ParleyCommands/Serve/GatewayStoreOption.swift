import ArgumentParser
import RunStorage

/// `--store FILE`: where the gateway keeps tokens and usage.
struct GatewayStoreOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The gateway's store. Default: parley/gateway.sqlite in the state folder ($XDG_STATE_HOME, or ~/.local/state).",
      valueName: "file"
    )
  )
  var store: String?

  /// The file of the store, absolute.
  ///
  /// - Throws: `ValidationError` when neither the option nor the environment names one.
  func path(in environment: ProcessEnvironment) throws -> String {
    try environment.store(store, named: "gateway.sqlite", for: "the gateway's store")
  }

  /// Opens the store.
  ///
  /// - Parameters:
  ///   - environment: The process's surroundings.
  ///   - isServing: Whether it is a gateway's, which sets money aside. Default: false.
  ///   - makesMissing: Whether a missing file is made.
  /// - Returns: The store.
  /// - Throws: what ends the command: the environment names no store, or it cannot be opened.
  func opened(
    in environment: ProcessEnvironment,
    isServing: Bool = false,
    makesMissing: Bool
  ) throws -> GatewayStore {
    let path = try path(in: environment)
    do throws(RunStorageError) {
      return try GatewayStore(path, isServing: isServing, makesMissing: makesMissing)
    } catch {
      throw error.ending
    }
  }

  /// Opens the store of a command that looks; nil where the usual one was never made.
  ///
  /// - Throws: as ``opened(in:isServing:makesMissing:)``.
  func openedIfThere(in environment: ProcessEnvironment) throws -> GatewayStore? {
    let path = try path(in: environment)
    do throws(RunStorageError) {
      return try GatewayStore(path, makesMissing: false)
    } catch {
      if error.code == .missing, store == nil { return nil }
      throw error.ending
    }
  }
}
