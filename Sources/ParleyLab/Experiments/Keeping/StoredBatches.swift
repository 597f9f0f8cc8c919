import ClaudeAPI
import ModelProviders
import OrderedJSON
import ParleyHost
import RunStorage

/// The batches of an experiment in the run store: they are there before they are waited for, so that a run that goes on waits for them
/// again and pays for none twice.
struct StoredBatches: BatchLedger {
  private let store: RunStore
  private let run: String
  private let experiment: String
  private let time: LabTime

  /// Makes the ledger of an experiment's batches.
  init(_ opened: RunLedger.Opened, experiment: String, time: LabTime) {
    store = opened.store
    run = opened.run
    self.experiment = experiment
    self.time = time
  }

  func outstanding() async throws(ClaudeError) -> [KeptBatch] {
    do throws(RunStorageError) {
      return try await store.batches(of: run)
        .filter { $0.status == .open && $0.experiment == experiment }
        .map { record in
          let items = record.items.members.compactMap { member in
            member.value.stringValue.map { KeptBatch.Item(customID: member.key, key: $0) }
          }
          return KeptBatch(id: record.id, items: items)
        }
    } catch {
      throw ClaudeError(error)
    }
  }

  func keep(_ batch: KeptBatch) async throws(ClaudeError) {
    let record = BatchRecord(
      run: run,
      id: batch.id,
      experiment: experiment,
      createdAt: time.wall().microseconds,
      items: JSONObject(batch.items.map { ($0.customID, .string($0.key)) })
    )
    do throws(RunStorageError) {
      try await store.add(record)
    } catch {
      throw ClaudeError(error)
    }
  }

  func close(_ batch: String) async throws(ClaudeError) {
    do throws(RunStorageError) {
      try await store.finishBatch(batch, of: run)
    } catch {
      throw ClaudeError(error)
    }
  }
}

extension ClaudeError {
  /// The run store cannot be read or written.
  fileprivate init(_ error: RunStorageError) {
    self.init(.configuration, error.message, help: error.help)
  }
}
