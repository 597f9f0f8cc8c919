import ClaudeAPI
import ClaudeMessages

/// The wording of refusals about batches.
extension Refusal {
  /// A batch that is not there, or another client's.
  static func unknownBatch(_ id: String) -> Refusal {
    Refusal(404, .notFound, "batch: \(LogText.clean(id, limit: 100))")
  }

  /// A batch whose cost is not known before its end.
  static func batchGoesOn(_ id: String) -> Refusal {
    Refusal(
      400,
      .invalidRequest,
      "\(id) is still in progress: cancel it, and delete it when it has ended"
    )
  }

  /// A batch that was made and whose owner the store does not know.
  static func batchNotKept(_ id: String) -> Refusal {
    Refusal(
      503,
      .api,
      "the batch \(id) was made, and the gateway could not note that it is yours; ask whoever runs the gateway before you make it again",
      headers: ["x-should-retry": "false"],
      reason: .store
    )
  }
}
