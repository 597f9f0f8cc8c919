/// How a server of tools is started.
package struct ToolServerLaunch: Sendable, Hashable {
  /// The program: a name that is looked up in `PATH`, or an absolute path.
  package let program: String
  /// Its arguments, passed as they are.
  package let arguments: [String]
  /// The variables that it sees; no others.
  package let environment: [String: String]
  /// The absolute path of its working directory.
  package let folder: String

  /// Makes a launch; nothing is started.
  package init(
    program: String,
    arguments: [String],
    environment: [String: String],
    folder: String
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.folder = folder
  }
}
