import FoundationEssentials
import Glibc

/// The process's surroundings: read once, at the start.
package struct ProcessEnvironment: Sendable {
  /// The environment's variables.
  package let variables: [String: String]
  /// The working directory, absolute.
  package let workingDirectory: String

  /// Reads the surroundings of this process.
  package static func current() -> ProcessEnvironment {
    ProcessEnvironment(
      variables: ProcessInfo.processInfo.environment,
      workingDirectory: FileManager.default.currentDirectoryPath
    )
  }

  /// Makes surroundings.
  package init(variables: [String: String], workingDirectory: String) {
    self.variables = variables
    self.workingDirectory = workingDirectory
  }

  /// Whether standard input is a terminal.
  package static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }
}
