import ArgumentParser
import Glibc
import ParleyDiagnostics
import ParleyFormat
import ParleyHost

/// `parley fmt FILE…`: the one layout of scripts.
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Lay scripts out in the canonical way.",
    discussion: """
      Files are replaced in one step, and only when they change; - or no file is standard input, laid out to standard \
      output. Blanks and line ends outside texts change, nothing else: prompts, comments and spellings stay, and the \
      result is read again to prove that it is the same script.

      Ends with status 2 when a script has an error, which leaves it as it is, and with --check with status 1 when one \
      would change.
      """
  )

  @Argument(help: "The scripts.")
  var files: [String] = []

  @Flag(help: "Change nothing; name each script that would change, with the first difference.")
  var check = false

  @Option(help: "Colours: on a terminal only, always or never.")
  var color = OutputOptions.Color.auto

  func run() throws {
    let environment = ProcessEnvironment.current()
    let style = color.style(for: .standardError, environment: environment.variables)
    var status = ExitStatus.fine
    for file in files.isEmpty ? ["-"] : files {
      let outcome = try LaidOutScript(path: file, isChecked: check, style: style).finish()
      if outcome.rawValue > status.rawValue { status = outcome }
    }
    if status != .fine { throw ExitCode(status.rawValue) }
  }
}
