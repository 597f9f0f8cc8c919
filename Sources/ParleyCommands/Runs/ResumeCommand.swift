import ArgumentParser
import Glibc
import OrderedJSON
import ParleyHost
import RunStorage

/// `parley runs resume RUN`: goes on with a run that did not come to its end.
struct ResumeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract:
      "Go on with a run that was interrupted or killed, or whose trials could not all be finished.",
    discussion: """
      The script runs again from its start, in the folder and with the options of then. Trials that passed or failed are \
      not run again; those that erred and those that are missing are, and requests of theirs that were answered are not \
      sent again. A script that was changed is refused: run it again, and only what changed is sent.
      """
  )

  @Argument(help: ArgumentHelp("An id, the beginning of one, or last.", valueName: "run"))
  var run: RunArgument

  @OptionGroup var storeOption: StoreOption

  func run() async throws {
    let environment = ProcessEnvironment.current()
    let path = try storeOption.path(in: environment)
    let store = try storeOption.opened(in: environment)
    let record = try await run.record(in: store)
    let command = try Self.command(of: record)
    guard !record.wasScriptTyped else {
      throw ValidationError(
        "the script of \(record.id) came through standard input, which is gone: run it again, and what did not change is answered from the store"
      )
    }
    if let tape = command.tapeOptions.tape, !command.tapeOptions.replay {
      throw ValidationError(
        "\(record.id) was recorded on the tape \(tape), which has what was answered: run its script again with --tape \(ShellWord.plain(tape)) --refresh, and only the rest is sent"
      )
    }
    try Self.enterFolder(of: record)
    try await command.run(resuming: RunResumption(run: record, path: path))
  }

  /// The command that made the run.
  ///
  /// - Throws: `ValidationError` when the store does not tell, as of a run that was typed at the prompt.
  private static func command(of record: RunRecord) throws -> RunCommand {
    let arguments = record.invocation["arguments"]?.arrayValue?.compactMap(\.stringValue)
    guard let arguments, var command = try? ParleyCommand.parseAsRoot(arguments) as? RunCommand,
      !command.words.isEmpty
    else {
      throw ValidationError(
        "\(record.id) cannot go on: it was no run of a script file; parley runs show \(record.id) shows what it has"
      )
    }
    command.helpParams = false
    return command
  }

  private static func enterFolder(of record: RunRecord) throws {
    guard let folder = record.invocation["directory"]?.stringValue else { return }
    guard chdir(folder) == 0 else {
      let reason = String(cString: strerror(errno))
      throw ValidationError(
        "\(record.id) ran in \(folder), which cannot be entered (\(reason)): run the script again where it is now"
      )
    }
  }
}

extension RunRecord {
  /// Whether the script was read from standard input.
  fileprivate var wasScriptTyped: Bool { sources.first?.path == "<stdin>" }
}
