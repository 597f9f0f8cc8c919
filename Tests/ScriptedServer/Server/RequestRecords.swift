import OrderedJSON
import Synchronization

/// A request that the server received, and how its answer ended.
package struct ReceivedRequest: Sendable {
  /// How an answer ended.
  package enum Outcome: String, Sendable {
    /// It is under way.
    case open
    /// All of it was written.
    case complete
    /// The script cut it.
    case cut
    /// The client went away.
    case disconnected
  }

  /// The HTTP method.
  package let method: String
  /// The path with its query.
  package let path: String
  /// The headers in order, names in lower case.
  package let headers: [(name: String, value: String)]
  /// The body as it came.
  package let body: [UInt8]
  /// The place in the script of the reply that was given, from 0; nil for the server's own.
  package var reply: Int?
  /// How the answer ended.
  package var outcome: Outcome = .open

  /// The first value of a header.
  package func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

  /// The body as JSON; nil for something else.
  package var json: JSONValue? { try? JSONParser().parse(body) }

  var description: JSONValue {
    [
      "method": .string(method), "path": .string(path),
      "headers": .object(headers.map { ($0.name, .string($0.value)) }),
      "body": json ?? .string(String(decoding: body, as: UTF8.self)),
      "reply": reply.map { .int($0) } ?? .null, "outcome": .string(outcome.rawValue),
    ]
  }
}

/// The requests so far, in order of arrival.
final class RequestRecords: Sendable {
  private let records = Mutex<[ReceivedRequest]>([])

  var all: [ReceivedRequest] { records.withLock { $0 } }

  /// Keeps a request.
  ///
  /// - Returns: Its place, from 0.
  func add(_ request: ReceivedRequest) -> Int {
    records.withLock { records in
      records.append(request)
      return records.count - 1
    }
  }

  func setReply(_ reply: Int?, of place: Int) {
    records.withLock { $0[place].reply = reply }
  }

  /// Notes how an answer ended.
  func end(_ place: Int, _ outcome: ReceivedRequest.Outcome) {
    records.withLock { $0[place].outcome = outcome }
  }
}
