import OrderedJSON

/// A batch that the server keeps.
struct ScriptedBatch: Sendable {
  /// How a request of it comes out.
  enum Reply: Sendable {
    /// With a message.
    case succeeded(JSONValue)
    /// With the `error` object of a failure.
    case errored(JSONValue)
    /// With another outcome, as `expired`.
    case other(String)
  }

  /// One request with its outcome.
  struct Line: Sendable {
    let customID: String
    var result: Reply

    /// The line of the results.
    var json: JSONValue {
      let result: JSONValue =
        switch result {
        case .succeeded(let message): ["type": "succeeded", "message": message]
        case .errored(let error):
          [
            "type": "errored",
            "error": ["type": "error", "error": error, "request_id": .null],
          ]
        case .other(let type): ["type": .string(type)]
        }
      return ["custom_id": .string(customID), "result": result]
    }
  }

  let id: String
  var lines: [Line]
  /// How often it is looked at until it has ended.
  let polls: Int
  var looks = 0
  var isCanceled = false
  var isDeleted = false

  /// Whether every request has its result.
  var isEnded: Bool { looks >= polls }

  /// How many requests have been answered when it was looked at so often.
  private var done: Int { isEnded ? lines.count : lines.count * looks / polls }

  /// Stops it: what was not answered yet is canceled, and it ends with the next look.
  mutating func cancel() {
    guard !isEnded, !isCanceled else { return }
    for place in lines.indices.dropFirst(done) { lines[place].result = .other("canceled") }
    isCanceled = true
    looks = max(looks, polls - 1)
  }

  /// The batch as the API describes it.
  var json: JSONValue {
    [
      "id": .string(id), "type": "message_batch",
      "processing_status": .string(
        isEnded ? "ended" : isCanceled ? "canceling" : "in_progress"
      ),
      "request_counts": counts, "ended_at": isEnded ? "2026-11-25T10:01:00Z" : .null,
      "created_at": "2026-11-25T10:00:00Z", "expires_at": "2026-11-26T10:00:00Z",
      "archived_at": .null,
      "cancel_initiated_at": isCanceled ? "2026-11-25T10:00:30Z" : .null,
      "results_url": isEnded
        ? .string("https://elsewhere.example\(BatchDesk.path)/\(id)/results") : .null,
    ]
  }

  /// Only `processing` moves before the end.
  private var counts: JSONValue {
    func count(_ isCounted: (Reply) -> Bool) -> JSONValue {
      .int(isEnded ? lines.count { isCounted($0.result) } : 0)
    }
    return [
      "processing": .int(lines.count - done),
      "succeeded": count { if case .succeeded = $0 { true } else { false } },
      "errored": count { if case .errored = $0 { true } else { false } },
      "canceled": count { if case .other("canceled") = $0 { true } else { false } },
      "expired": count { if case .other("expired") = $0 { true } else { false } },
    ]
  }
}
