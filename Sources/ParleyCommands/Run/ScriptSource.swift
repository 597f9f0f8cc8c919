import ArgumentParser
import Glibc
import ParleyDiagnostics
import ParleyHost

/// A script as it is read for a run: where it came from, its bytes, and what is left of standard input for it.
struct ScriptSource {
  /// The path that diagnostics show.
  let path: String
  /// The bytes as they were read.
  let bytes: [UInt8]
  /// The folder that relative paths start from.
  let baseFolder: String
  /// What the script's `stdin` is.
  let standardInput: StandardInput.Source

  /// Makes a source of what is there already.
  init(path: String, bytes: [UInt8], baseFolder: String, standardInput: StandardInput.Source) {
    self.path = path
    self.bytes = bytes
    self.baseFolder = baseFolder
    self.standardInput = standardInput
  }

  /// Reads a script.
  ///
  /// - Parameters:
  ///   - path: A file; `-` or nil for standard input.
  ///   - environment: The process's surroundings.
  /// - Throws: `ValidationError` when there is nothing to read.
  init(path: String?, environment: ProcessEnvironment) throws {
    guard let path, path != "-" else {
      try self.init(fromStandardInputIn: environment)
      return
    }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    self.init(
      path: path,
      bytes: try Self.contents(of: path),
      baseFolder: folder.isEmpty ? environment.workingDirectory : String(folder),
      standardInput: ProcessEnvironment.inputIsTerminal ? .terminal : .descriptor(STDIN_FILENO)
    )
  }

  private init(fromStandardInputIn environment: ProcessEnvironment) throws {
    guard !ProcessEnvironment.inputIsTerminal else {
      throw ValidationError(
        "standard input is a terminal: name a script, or pipe one in; parley alone starts the prompt"
      )
    }
    path = "<stdin>"
    bytes = try Self.standardInputBytes()
    baseFolder = environment.workingDirectory
    standardInput = .holdsScript
  }

  /// All of standard input.
  ///
  /// - Throws: `ValidationError` when it cannot be read.
  static func standardInputBytes() throws -> [UInt8] {
    do {
      return try FileContents.bytes(of: STDIN_FILENO)
    } catch {
      throw ValidationError("standard input cannot be read: \(error.reason)")
    }
  }

  private static func contents(of path: String) throws -> [UInt8] {
    do {
      return try FileContents.bytes(at: path)
    } catch {
      let command =
        NearestName.of(path, among: commands).map { "; did you mean parley \($0)?" } ?? ""
      throw ValidationError("cannot read the script \(path): \(error.reason)\(command)")
    }
  }

  /// The names of the commands, one of which may be meant by a word that is no file.
  private static var commands: [String] {
    let named = ParleyCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
    return named + ["help"]
  }
}
