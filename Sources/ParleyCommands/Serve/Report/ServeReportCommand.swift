import ArgumentParser
import Gateway
import ParleyHost
import RunStorage
import TerminalText

/// `parley serve report`: what the gateway's clients used, as one page.
struct ServeReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write what clients used and what is left of budgets as one page.",
    discussion: """
      The page needs no network and has no script. It holds names of clients and numbers, and nothing that was said.

        parley serve report
        parley serve report --since 2026-11-01 --out november.html
      """
  )

  @OptionGroup var sinceOption: SinceOption

  @Option(help: ArgumentHelp("The page.", valueName: "file"))
  var out = "gateway.html"

  @OptionGroup var storeOption: GatewayStoreOption

  func validate() throws {
    if out.isEmpty { throw ValidationError("--out takes the name of a file") }
  }

  func run() async throws {
    let environment = ProcessEnvironment.current()
    let now = TimeReading.system.unixMilliseconds()
    let days = try sinceOption.since.days(until: UTCDay(at: now))
    let store = try storeOption.opened(in: environment, makesMissing: false)
    let overview = try await endingOnFailure { () async throws(RunStorageError) in
      try await UsageOverview(of: store, days: days, at: now)
    }
    try OutputFile.write(UsagePage(overview).html, to: out, option: "--out", in: environment)
    OutputStream.standardError.write("parley: the page is in \(out.strippingControls)\n")
  }
}
