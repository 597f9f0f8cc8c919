import ArgumentParser
import RunStorage

/// A RUN of a command line: an id, the beginning of one, or `last`.
struct RunArgument: ExpressibleByArgument {
  /// As written.
  let text: String

  init?(argument text: String) {
    guard !text.isEmpty else { return nil }
    self.text = text
  }

  /// The run that is meant.
  ///
  /// - Throws: what ends the command: no run or several fit, or the store cannot be read.
  func record(in store: RunStore) async throws -> RunRecord {
    try await endingOnFailure { () async throws(RunStorageError) in
      try await store.run(matching: text)
    }
  }
}
