import ArgumentParser
import ParleyHost

/// What a script may touch beyond its own folder.
struct PermissionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Let the script read a file, or a folder and all beneath it.",
      valueName: "path"
    )
  )
  var allowRead: [String] = []

  @Option(
    help: ArgumentHelp(
      "Let the script write a file, or a folder and all beneath it.",
      valueName: "path"
    )
  )
  var allowWrite: [String] = []

  @Option(help: ArgumentHelp("Let the script read an environment variable.", valueName: "name"))
  var allowEnv: [String] = []

  @Option(help: ArgumentHelp("Let the script run a program.", valueName: "program"))
  var allowExec: [String] = []

  /// The options as grants.
  var grants: Grants {
    Grants(reads: allowRead, writes: allowWrite, variables: allowEnv, programs: allowExec)
  }
}

extension PermissionOptions {
  /// The options of a command line that has none of them.
  static var unset: Self {
    var options = Self()
    options.allowRead = []
    options.allowWrite = []
    options.allowEnv = []
    options.allowExec = []
    return options
  }
}
