import ArgumentParser
import ParleyHost
import RunStorage
import TerminalText

/// `parley runs merge STORE…`: brings the runs of other stores into one.
struct MergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Bring the runs of other stores into one, and join the shards of a run.",
    discussion: """
      Shards are runs of one experiment that were started with --shard K/N, on one machine or on many. Those that belong \
      together become one run. What is there already stays, so the same store may be merged again. Without a STORE the shards \
      that are in the run store itself are joined.
      """
  )

  @Argument(help: ArgumentHelp("The stores to bring in; each stays as it is.", valueName: "store"))
  var stores: [String] = []

  @OptionGroup var storeOption: StoreOption

  func run() async throws {
    let environment = ProcessEnvironment.current()
    let path = try storeOption.path(in: environment)
    let merged = try await endingOnFailure { () async throws(RunStorageError) in
      // All are looked at first: with one that cannot be read nothing is made or changed.
      for other in stores { try RunStore(other, makesMissing: false).close() }
      let store = try RunStore(path, makesMissing: !stores.isEmpty)
      var merged: [MergedRun] = []
      for other in stores { merged += try await store.merge(from: other) }
      merged += try await store.joinShards()
      return try await Self.lines(for: merged, in: store)
    }
    let output = OutputStream.standardOutput
    output.write(merged.map { $0.strippingControls + "\n" }.joined())
    try output.requireWritten()
  }

  /// A line for each run and shard, then one for each run that lacks shards.
  private static func lines(
    for merged: [MergedRun],
    in store: RunStore
  ) async throws(RunStorageError) -> [String] {
    var lines = merged.map { "\($0.source): \(outcome(of: $0))" }
    var told: Set<String> = []
    for part in merged where told.insert(part.run).inserted {
      let missing = try await store.run(matching: part.run).missingShards
      guard !missing.isEmpty, let count = part.shard?.count else { continue }
      let numbers = missing.prefix(20).map { "\($0)" }.joined(separator: ", ")
      let more = missing.count > 20 ? ", …" : ""
      lines.append("\(part.run): of \(count) shards these are missing: \(numbers)\(more)")
    }
    return lines.isEmpty ? ["nothing to merge or to join"] : lines
  }

  private static func outcome(of merged: MergedRun) -> String {
    let trials = merged.trials == 1 ? "1 trial" : "\(merged.trials) trials"
    let added = merged.trials == 0 ? "nothing new" : "\(trials) added"
    if let shard = merged.shard, merged.run != merged.source {
      return "shard \(shard.number) of \(shard.count) of \(merged.run), \(added)"
    }
    return merged.isNew ? "new, \(trials)" : "was there, \(added)"
  }
}
