import ArgumentParser
import ParleyHost
import ParleyRuntime
import TerminalText

/// The file of a page.
enum PageFile {
  /// Replaces a file by a page in one step.
  ///
  /// - Parameters:
  ///   - page: The page.
  ///   - path: The file as the command line names it, which is leave to write it.
  ///   - environment: The process's surroundings.
  /// - Throws: `ExitCode` after the reason was written to standard error.
  static func write(_ page: String, to path: String, in environment: ProcessEnvironment) throws {
    guard !path.isEmpty else { throw ValidationError("--html takes the name of a file") }
    let permissions = Permissions(
      baseFolder: environment.workingDirectory,
      workingDirectory: environment.workingDirectory,
      grants: Grants(writes: [path])
    )
    do {
      try ScriptFiles(permissions: permissions).write(page, to: path)
    } catch {
      OutputStream.standardError.write("parley: \(error.message.strippingControls)\n")
      throw ExitCode(ExitStatus.scriptWrong.rawValue)
    }
  }
}
