import ArgumentParser
import ParleyHost
import ParleyLab
import RunStorage
import TerminalText

/// `parley runs report RUN`: a run as one page.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract:
      "Write a run as one page: rates, costs, times, every trial's words, and how to run it again.",
    discussion: """
      The page needs no network and, to be read, no script; with one, trials can be searched. It holds the prompts and replies \
      of the trials: those that did not pass first, and of a very large run not all; what is left out it says, and \
      `parley runs export` has it.

        parley runs report last
        parley runs report 01k9z2 --out capitals.html
      """
  )

  @Argument(help: ArgumentHelp("The run: an id, the beginning of one, or last.", valueName: "run"))
  var run: RunArgument

  @Option(
    help: ArgumentHelp("The page. Default: the run's id with .html, here.", valueName: "file")
  )
  var out: String?

  @OptionGroup var storeOption: StoreOption

  func validate() throws {
    if out == "" { throw ValidationError("--out takes the name of a file") }
  }

  func run() async throws {
    let environment = ProcessEnvironment.current()
    let store = try storeOption.opened(in: environment)
    let record = try await run.record(in: store)
    let page = try await endingOnFailure { () async throws(RunStorageError) in
      var stored = try await StoredRun(record, in: store)
      stored.storeOption = storeOption.store
      return try await ReportPage(stored).html()
    }
    let path = out ?? "\(record.id).html"
    try OutputFile.write(page, to: path, option: "--out", in: environment)
    OutputStream.standardError.write("parley: the page is in \(path.strippingControls)\n")
  }
}
