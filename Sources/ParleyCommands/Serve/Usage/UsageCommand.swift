import ArgumentParser
import Gateway
import OrderedJSON
import ParleyHost
import RunStorage
import TerminalText

/// `parley serve usage`: what the gateway's clients used.
struct UsageCommand: AsyncParsableCommand {
  /// What standard output carries.
  enum Output: String, ExpressibleByArgument, CaseIterable {
    case text
    case csv
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "usage",
    abstract: "Show what clients used and what it cost, by day, token or model.",
    discussion: """
      Days are UTC's; clients and models come with the dearest first. A request whose reply was cut off counts with the most that it can have cost; ESTIMATED tells how many \
      those are. Clients without a token are called local.

        parley serve usage --since 7d --by token
        parley serve usage --since 2026-11-01 --output csv
      """
  )

  @OptionGroup var sinceOption: SinceOption

  @Option(help: "What each line is for.")
  var by = UsageTotals.Grouping.day

  @Option(help: "A table, comma-separated values, or one JSON object.")
  var output = Output.text

  @OptionGroup var storeOption: GatewayStoreOption

  func run() async throws {
    let environment = ProcessEnvironment.current()
    let days = try sinceOption.since.days(until: UTCDay(at: TimeReading.system.unixMilliseconds()))
    let table = try await table(of: days, in: environment)
    let standardOutput = OutputStream.standardOutput
    switch output {
    case .text:
      if table.rows.isEmpty {
        OutputStream.standardError.write("nothing was used since \(days.lowerBound)\n")
      }
      let style = OutputOptions.Color.auto.style(
        for: standardOutput,
        environment: environment.variables
      )
      standardOutput.write(table.text(style: style))
    case .csv: standardOutput.write(table.csv)
    case .json: standardOutput.write(table.json.description + "\n")
    }
    try standardOutput.requireWritten()
  }

  private func table(
    of days: ClosedRange<UTCDay>,
    in environment: ProcessEnvironment
  ) async throws -> UsageTable {
    guard let store = try storeOption.openedIfThere(in: environment) else {
      return UsageTable(by: by, days: days, rows: [], total: UsageTotals(), names: [:])
    }
    return try await endingOnFailure { () async throws(RunStorageError) in
      let names = try await store.tokens().map { ($0.id, $0.name) }
      let rows = try await store.usage(in: days, by: [by])
      return UsageTable(
        by: by,
        days: days,
        rows: by == .day ? rows : rows.sorted { $0.cost > $1.cost },
        total: try await store.usage(in: days, by: []).first ?? UsageTotals(),
        names: Dictionary(names) { first, _ in first }
      )
    }
  }
}

extension UsageTotals.Grouping: ExpressibleByArgument {}
