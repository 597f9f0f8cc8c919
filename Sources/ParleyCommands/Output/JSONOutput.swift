import OrderedJSON
import ParleyDiagnostics
import ParleyHost
import Synchronization

/// One JSON object on standard output at the end of the run: what happened, by kind, in order.
///
/// `{"replies": [ … ], "tool_calls": [ … ], "prints": [ … ], "trials": [ … ], "expectations": [ … ], "notices": [ … ], "errors": [ … ], "done": { … }}`, the entries as in
/// ``EventRecord`` without their types; prints are texts.
package final class JSONOutput: RunOutput {
  private static let lists = [
    "reply": "replies", "tool_call": "tool_calls", "print": "prints", "trial": "trials",
    "expect": "expectations",
    "notice": "notices",
    "error": "errors",
  ]

  private let output: OutputStream
  private let sources = Mutex(SourceMap())
  private let document = Mutex(
    JSONObject(
      ["replies", "tool_calls", "prints", "trials", "expectations", "notices", "errors"]
        .map { ($0, .array([])) }
    )
  )

  /// Makes an output.
  package init(output: OutputStream) {
    self.output = output
  }

  package func receive(_ event: RunEvent) {
    if case .sources(let map) = event { sources.withLock { $0 = map } }
    for record in EventRecord.records(of: event, in: sources.withLock { $0 }) {
      take(record)
    }
  }

  private func take(_ record: JSONObject) {
    var entry = record
    let type = entry["type"]?.stringValue ?? ""
    entry["type"] = nil
    document.withLock { document in
      if type == "done" {
        document.append("done", .object(entry))
        output.write(JSONValue.object(document).description + "\n")
      } else if let list = Self.lists[type], case .array(var items)? = document[list] {
        items.append(type == "print" ? entry["text"] ?? .null : .object(entry))
        document[list] = .array(items)
      }
    }
  }
}
