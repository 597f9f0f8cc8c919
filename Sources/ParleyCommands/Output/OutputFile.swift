import ArgumentParser
import ParleyHost
import ParleyRuntime
import TerminalText

/// A file that the command line names for what a command makes.
enum OutputFile {
  /// Replaces a file by a text in one step.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - path: The file as the command line names it, which is leave to write it.
  ///   - option: The option that names it.
  ///   - environment: The process's surroundings.
  /// - Throws: `ExitCode` after the reason was written to standard error.
  static func write(
    _ text: String,
    to path: String,
    option: String,
    in environment: ProcessEnvironment
  ) throws {
    guard !path.isEmpty else { throw ValidationError("\(option) takes the name of a file") }
    let permissions = Permissions(
      baseFolder: environment.workingDirectory,
      workingDirectory: environment.workingDirectory,
      grants: Grants(writes: [path])
    )
    do {
      try ScriptFiles(permissions: permissions).write(text, to: path)
    } catch {
      OutputStream.standardError.write("parley: \(error.message.strippingControls)\n")
      throw ExitCode(ExitStatus.scriptWrong.rawValue)
    }
  }
}
