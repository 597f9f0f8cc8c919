import ClaudeAPI

/// A batch under way, as it is kept so that another process can go on waiting for it.
package struct KeptBatch: Sendable, Equatable {
  /// One request of it.
  package struct Item: Sendable, Equatable {
    /// Its name in the batch.
    package let customID: String
    /// What makes it the same request in another process.
    package let key: String

    /// Makes an item.
    package init(customID: String, key: String) {
      self.customID = customID
      self.key = key
    }
  }

  /// The batch's id.
  package let id: String
  /// Its requests.
  package let items: [Item]

  /// Makes a batch.
  package init(id: String, items: [Item]) {
    self.id = id
    self.items = items
  }
}

/// Where batches under way are kept, so that a run that goes on does not pay for them twice.
package protocol BatchLedger: Sendable {
  /// The batches of earlier processes whose results may not have been taken over.
  ///
  /// - Throws: ``ClaudeError`` of code `configuration` when they cannot be read.
  func outstanding() async throws(ClaudeError) -> [KeptBatch]

  /// Keeps a batch that was just made; it is waited for when this returns.
  ///
  /// - Throws: ``ClaudeError`` of code `configuration` when it cannot be kept.
  func keep(_ batch: KeptBatch) async throws(ClaudeError)

  /// Notes that the results of a batch were taken over.
  ///
  /// - Throws: ``ClaudeError`` of code `configuration` when that cannot be noted.
  func close(_ batch: String) async throws(ClaudeError)
}
