import ArgumentParser
import OrderedJSON
import ParleyHost
import RunStorage
import TerminalText

/// `parley runs list`: the runs in the store, the newest first.
struct ListCommand: AsyncParsableCommand {
  /// What standard output carries.
  enum Output: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show the runs in the store, one a line, its id first, the newest on top.",
    discussion: """
      After the id: when it started, its script, how it ended, how its trials came out, and what the replies of its trials \
      cost. A run is unfinished while it is under way, and when its process was killed: `parley runs resume RUN` goes on.
      """
  )

  @Option(help: "A line for each run, or one JSON object.")
  var output = Output.text

  @Option(help: ArgumentHelp("Show only so many.", valueName: "number"))
  var limit: Int?

  @OptionGroup var storeOption: StoreOption

  func validate() throws {
    if let limit, limit < 1 {
      throw ValidationError("--limit takes a number from 1 on, not \(limit)")
    }
  }

  func run() async throws {
    let environment = ProcessEnvironment.current()
    let path = try storeOption.path(in: environment)
    let overviews = try await overviews(at: path)
    let standardOutput = OutputStream.standardOutput
    switch output {
    case .json:
      let runs = JSONValue.array(overviews.map { RunRow($0).json })
      standardOutput.write(
        JSONValue.object([("store", .string(path)), ("runs", runs)]).description + "\n"
      )
    case .text:
      if overviews.isEmpty { OutputStream.standardError.write("no runs in \(path) yet\n") }
      standardOutput.write(Self.lines(of: overviews).strippingControls)
    }
    try standardOutput.requireWritten()
  }

  /// The runs; none where the default store was never made.
  private func overviews(at path: String) async throws -> [RunOverview] {
    do throws(RunStorageError) {
      let store = try RunStore(path, makesMissing: false)
      return try await store.overviews(limit: limit)
    } catch {
      if error.code == .missing, storeOption.store == nil { return [] }
      throw error.ending
    }
  }

  private static func lines(of overviews: [RunOverview]) -> String {
    var table = TextTable(["", "", "", "", "", ""])
    for overview in overviews { table.append(RunRow(overview).cells) }
    // Without headings, which would stand where scripts look for an id.
    return String(table.rendered(style: .plain).drop { $0 != "\n" }.dropFirst())
  }
}
