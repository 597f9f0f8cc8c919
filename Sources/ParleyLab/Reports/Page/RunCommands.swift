import OrderedJSON
import ParleyHost
import RunStorage

/// The command lines that a run can be followed by.
struct RunCommands: Sendable {
  /// A command with what it is for.
  struct Line: Sendable {
    /// What it does, as a sentence without a full stop.
    let purpose: String
    /// The command for a POSIX shell.
    let command: String
  }

  private let run: RunRecord
  private let storeOption: String?

  /// Makes the commands of a run.
  init(_ stored: StoredRun) {
    run = stored.run
    storeOption = stored.storeOption
  }

  /// A command about the run.
  ///
  /// - Parameters:
  ///   - verb: A subcommand of `parley runs`.
  ///   - rest: What follows the run.
  /// - Returns: The command for a POSIX shell.
  func command(_ verb: String, _ rest: String = "") -> String {
    let store = storeOption.map { " --store \(ShellWord.plain($0))" } ?? ""
    return "parley runs \(verb) \(run.id)" + (rest.isEmpty ? "" : " \(rest)") + store
  }

  /// The commands, the most needed first.
  var lines: [Line] {
    var lines: [Line] = []
    if run.status != .finished {
      lines.append(Line(purpose: "Go on where it stopped", command: command("resume")))
    }
    if let again {
      lines.append(
        Line(purpose: "Run it again: only requests that changed are sent", command: again)
      )
    }
    return lines + [
      Line(
        purpose: "Compare it with the latest run of the store",
        command: command("compare", "last")
      ),
      Line(
        purpose: "All that is stored of it, one trial a line",
        command: command("export", "--format jsonl")
      ),
    ]
  }

  /// The command that started it; nil where the store does not tell.
  private var again: String? {
    guard let arguments = run.invocation["arguments"]?.arrayValue else { return nil }
    let words = ["parley"] + arguments.compactMap(\.stringValue)
    let folder = run.invocation["directory"]?.stringValue
    let change = folder.map { "cd \(ShellWord.plain($0))\n" } ?? ""
    return change + words.map(ShellWord.plain).joined(separator: " ")
  }
}
