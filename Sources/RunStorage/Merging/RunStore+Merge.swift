import GRDB

/// Stores that become one.
extension RunStore {
  /// Copies all runs of another store into this one, each in one transaction, and joins the shards of one run.
  ///
  /// What is there already stays: merging a store twice changes nothing, and merging it after a shard went on adds what is
  /// new. A shard joins the run of its group, its shard count and the nearest start that has no such shard yet. Of a trial that
  /// is in both, one that was finished wins over one that erred, then the later one.
  ///
  /// - Parameter path: The other store; it is brought to the present schema and otherwise left as it is.
  /// - Returns: What became of each run and shard, the oldest first.
  /// - Throws: ``RunStorageError`` with code `mergesItself`, with code `conflict` when a different run has the same id, and
  ///   those of opening, reading and writing either store.
  package func merge(from path: String) async throws(RunStorageError) -> [MergedRun] {
    if let own = StoreFile.identity(of: self.path), own == StoreFile.identity(of: path) {
      throw RunStorageError(
        .mergesItself,
        path: path,
        "\(path) is the store that others are merged into",
        help: "name other stores, or none to join the shards that are in it"
      )
    }
    let other = try RunStore(path, makesMissing: false)
    let runs = try await other.runs().reversed()
    var merged: [MergedRun] = []
    for run in runs {
      for part in try await other.read({ try MergePart.parts(of: run, in: $0) }) {
        merged.append(
          try await write { [path = self.path] database in
            try other.readWithinChange { source in
              try RunMerge(part, from: source, into: database, path: path).merged()
            }
          }
        )
      }
    }
    return merged
  }

  /// Joins the shards of one run that are in this store, as when several processes of one machine shared it.
  ///
  /// A shard whose process may still write keeps its id: others join it, and it joins none.
  ///
  /// - Returns: What became of each shard that was joined.
  /// - Throws: ``RunStorageError`` when the store cannot be read or written.
  package func joinShards() async throws(RunStorageError) -> [MergedRun] {
    var merged: [MergedRun] = []
    var isDone = false
    while !isDone {
      isDone = true
      for run in try await runs() where run.shard != nil || !run.missingShards.isEmpty {
        let joined = try await write { [path] in try Self.join(run, in: $0, path: path) }
        guard !joined.isEmpty else { continue }
        isDone = false
        // Shards that were joined before went on with their run.
        merged.removeAll { earlier in joined.contains { $0.source == earlier.source } }
        merged += joined
      }
    }
    return merged
  }

  /// Moves the shards of a run into another that lacks them, if there is one.
  private static func join(
    _ run: RunRecord,
    in database: Database,
    path: String
  ) throws -> [MergedRun] {
    let parts = try MergePart.parts(of: run, in: database)
    let mayWrite = parts.contains { $0.run.id == run.id && $0.run.status == .running }
    let shards = parts.compactMap(\.run.shard)
    guard !mayWrite, try RunRecord.exists(run.id, in: database),
      let base = try RunMerge.base(for: run, holding: shards, in: database)
    else { return [] }
    let merged = try parts.map { part in
      try RunMerge(part, from: database, into: database, path: path).merged(to: base, isNew: false)
    }
    _ = try database.deleteRun(run.id)
    return merged
  }
}
