import ArgumentParser

extension ProcessEnvironment {
  /// The file of a store, absolute: what an option names, or a file in the state folder.
  ///
  /// - Parameters:
  ///   - option: The value of `--store`; nil where it is not given.
  ///   - name: The file's name in the state folder.
  ///   - purpose: What an error calls the store.
  /// - Returns: The path.
  /// - Throws: `ValidationError` when neither the option nor the environment names one.
  /// - Source: XDG Base Directory Specification, <https://specifications.freedesktop.org/basedir-spec/latest/>: a relative path is
  ///   not valid and is passed over.
  func store(_ option: String?, named name: String, for purpose: String) throws -> String {
    if let option {
      guard !option.isEmpty else { throw ValidationError("--store takes the path of a file") }
      return option.hasPrefix("/") ? option : "\(workingDirectory)/\(option)"
    }
    if let state = variables["XDG_STATE_HOME"], state.hasPrefix("/") {
      return "\(state)/parley/\(name)"
    }
    guard let home = variables["HOME"], home.hasPrefix("/") else {
      throw ValidationError(
        "no place is known for \(purpose): neither XDG_STATE_HOME nor HOME names a folder; write --store FILE"
      )
    }
    return "\(home)/.local/state/parley/\(name)"
  }
}
