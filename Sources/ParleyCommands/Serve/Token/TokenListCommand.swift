import ArgumentParser
import Gateway
import OrderedJSON
import ParleyHost
import RunStorage
import TerminalText

/// `parley serve token list`: the tokens, what they allow, and what of their budgets is spent.
struct TokenListCommand: AsyncParsableCommand {
  /// What standard output carries.
  enum Output: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show the tokens, what they allow, and what was spent of their budgets.",
    discussion: """
      SPENT is what the period of the budget that runs has cost; without a budget, all that the token ever cost. \
      The tokens themselves are not kept and cannot be shown.
      """
  )

  @Option(help: "A line for each token, or one JSON object.")
  var output = Output.text

  @OptionGroup var storeOption: GatewayStoreOption

  func run() async throws {
    let environment = ProcessEnvironment.current()
    let path = try storeOption.path(in: environment)
    let rows = try await rows()
    let standardOutput = OutputStream.standardOutput
    switch output {
    case .json:
      let json: JSONValue = ["store": .string(path), "tokens": .array(rows.map(\.json))]
      standardOutput.write(json.description + "\n")
    case .text where rows.isEmpty:
      OutputStream.standardError.write("no tokens in \(path.strippingControls) yet\n")
    case .text:
      var table = TextTable(TokenRow.headings)
      for row in rows { table.append(row.cells) }
      let style = OutputOptions.Color.auto.style(
        for: standardOutput,
        environment: environment.variables
      )
      standardOutput.write(table.rendered(style: style))
    }
    try standardOutput.requireWritten()
  }

  private func rows() async throws -> [TokenRow] {
    let environment = ProcessEnvironment.current()
    guard let store = try storeOption.openedIfThere(in: environment) else { return [] }
    let now = TimeReading.system.unixMilliseconds()
    return try await endingOnFailure { () async throws(RunStorageError) in
      var rows: [TokenRow] = []
      for token in try await store.tokens() {
        rows.append(TokenRow(token, try await store.spending(of: token, at: now), at: now))
      }
      return rows
    }
  }
}
