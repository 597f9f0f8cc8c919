import ModelProviders
import ParleyDiagnostics

/// The wording of what is worth knowing about batches.
extension Diagnostic {
  /// What an event of a collector gives to know; nil for one that goes as it should.
  init?(about event: BatchCollector.Event, at span: SourceSpan) {
    switch event {
    case .submitted: return nil
    case .retrying(let batch, let reason):
      self.init(
        .batchUnreachable,
        "the batch \(batch) cannot be looked at: \(reason)",
        at: span,
        severity: .warning,
        help: ["it goes on where it is answered, and is looked at again"]
      )
    case .lost(let batch):
      self.init(
        .batchLost,
        "the batch \(batch) of an earlier process is not there any more: its requests are sent anew",
        at: span,
        severity: .warning
      )
    }
  }
}

extension Diagnostic {
  /// A batch that is not waited for any more.
  static func batchLeft(_ batch: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .batchLeft,
      "the batch \(batch) goes on where it is answered",
      at: span,
      severity: .warning,
      help: ["parley runs resume last waits for it again, and pays for nothing twice"]
    )
  }
}

extension Diagnostic.ID {
  /// A batch is not waited for any more.
  package static let batchLeft = Diagnostic.ID(rawValue: "batch.left")
  /// A batch could not be looked at or read.
  package static let batchUnreachable = Diagnostic.ID(rawValue: "batch.unreachable")
  /// A batch of an earlier process is gone.
  package static let batchLost = Diagnostic.ID(rawValue: "batch.lost")
}
