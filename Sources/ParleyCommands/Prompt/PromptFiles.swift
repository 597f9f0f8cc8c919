import ParleyHost

/// The files that the prompt reads and keeps for its user.
///
/// - Source: XDG Base Directory Specification, <https://specifications.freedesktop.org/basedir-spec/latest/>: a relative path is not
///   valid and is passed over.
struct PromptFiles {
  /// What was entered in all sessions; nil where no folder is known for it.
  let history: String?
  /// What is entered before each session; nil where no folder is known for it.
  let start: String?

  /// Finds the files that the environment asks for.
  init(environment: [String: String]) {
    func folder(_ variable: String, beneathHome: String) -> String? {
      if let path = environment[variable], path.hasPrefix("/") { return path }
      guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
      return "\(home)/\(beneathHome)"
    }
    history = folder("XDG_STATE_HOME", beneathHome: ".local/state").map { "\($0)/parley/history" }
    start = folder("XDG_CONFIG_HOME", beneathHome: ".config").map { "\($0)/parley/init.claude" }
  }
}
