import ArgumentParser
import ParleyHost
import ParleyLab
import RunStorage
import TerminalText

extension RunExport.Format: ExpressibleByArgument {}

/// `parley runs export RUN --format FORM`: a run for other programs.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the trials of a run as CSV, JSON lines, JUnit XML or Markdown.",
    discussion: """
      csv has a row for each trial: its number, status, factors, data columns, scores, records, tokens, cost in dollars, \
      latency in seconds, stop reason, error. Cells are never changed, so a spreadsheet may compute one that starts with =; \
      import them as text. jsonl has a line for each trial with all that is stored, requests and replies too. junit has a test \
      case for each trial, as CI shows them. md is a summary for a comment.

        parley runs export last --format csv > trials.csv
        parley runs export last --format junit --out results.xml
      """
  )

  @Argument(help: ArgumentHelp("The run: an id, the beginning of one, or last.", valueName: "run"))
  var run: RunArgument

  @Option(help: "The form.")
  var format: RunExport.Format

  @Option(help: ArgumentHelp("Only this experiment. Default: all.", valueName: "name"))
  var experiment: String?

  @Option(help: ArgumentHelp("Where to write. Default: standard output.", valueName: "file"))
  var out: String?

  @OptionGroup var storeOption: StoreOption

  func validate() throws {
    if out == "" { throw ValidationError("--out takes the name of a file") }
  }

  func run() async throws {
    let environment = ProcessEnvironment.current()
    let store = try storeOption.opened(in: environment)
    let record = try await run.record(in: store)
    var stored = try await endingOnFailure { () async throws(RunStorageError) in
      try await StoredRun(record, in: store)
    }
    stored = try stored.narrowed(to: experiment)
    stored.storeOption = storeOption.store
    let export = RunExport(stored)
    guard let out else {
      try await print(export)
      return
    }
    var text = ""
    try await endingOnFailure { () async throws(RunStorageError) in
      try await export.write(format) { text += $0 }
    }
    try OutputFile.write(text, to: out, option: "--out", in: environment)
  }

  /// Writes to standard output: the exact text, but on a terminal without what would control it.
  private func print(_ export: RunExport) async throws {
    let output = OutputStream.standardOutput
    try await endingOnFailure { () async throws(RunStorageError) in
      try await export.write(format) { output.write(output.isTerminal ? $0.strippingControls : $0) }
    }
    try output.requireWritten()
  }
}
