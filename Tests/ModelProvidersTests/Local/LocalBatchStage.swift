import ClaudeAPI
import ClaudeMessages
import LocalInference
import OrderedJSON
import Synchronization

@testable import ModelProviders

/// A server of one scripted engine with batches, of which a test tells the time.
final class LocalBatchStage: Sendable {
  /// An answer.
  struct Answer {
    let status: Int
    let type: String
    let body: [UInt8]

    /// The body as JSON; null if it is none.
    var json: JSONValue { (try? JSONParser().parse(body)) ?? .null }
    /// The body as lines of JSON.
    var lines: [JSONValue] {
      body.split(separator: 0x0A).map { (try? JSONParser().parse(Array($0))) ?? .null }
    }
    /// The message of the error.
    var refusal: String { json["error"]?["message"]?.stringValue ?? "" }
    /// The id of a batch.
    var id: String { json["id"]?.stringValue ?? "" }
    /// How far a batch is.
    var state: String { json["processing_status"]?.stringValue ?? "" }
  }

  /// The time that the server sees, in seconds since 1970.
  final class Hands: Sendable {
    let seconds = Mutex<Int64>(1_795_600_800)
  }

  let engine: ScriptedEngine
  let hands = Hands()
  let batches: LocalBatches
  let transport: LocalTransport

  init(_ engine: ScriptedEngine = ScriptedEngine(.text("Hi")), capacity: Int = 1 << 20) {
    self.engine = engine
    let models = LocalModels([(.haiku, engine)], standingInFor: .builtIn)
    batches = LocalBatches(
      models,
      capacity: capacity,
      time: TimeSource(unixTime: { [hands] in hands.seconds.withLock { $0 } })
    )
    transport = LocalTransport(models, batches: batches)
  }

  /// Runs a body while the batches are worked on.
  func working<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { [batches] in await batches.run() }
      defer { group.cancelAll() }
      return try await body()
    }
  }

  /// Lets time pass.
  func wait(seconds: Int64) { hands.seconds.withLock { $0 += seconds } }

  /// Sends a request for a path below that of the batches.
  func send(
    _ method: TransportRequest.Method,
    _ path: String = "",
    body: String = ""
  ) async throws -> Answer {
    let exchange = transport.send(
      TransportRequest(
        method: method,
        server: LocalTransport.address,
        path: "/v1/messages/batches\(path)",
        headers: [:],
        body: Array(body.utf8)
      )
    )
    var head: ResponseHead?
    var bytes: [UInt8] = []
    while let event = try await exchange.next() {
      if case .head(let told) = event { head = told }
      if case .body(let part) = event { bytes += part }
    }
    return Answer(
      status: head?.status ?? 0,
      type: head?.headers["content-type"] ?? "",
      body: bytes
    )
  }

  /// Makes a batch of requests by their names.
  func make(_ names: String..., fields: String = "") async throws -> Answer {
    try await make(names.map { Self.item($0, fields: fields) })
  }

  /// Makes a batch of items.
  func make(_ items: [String]) async throws -> Answer {
    try await send(.post, body: #"{"requests":[\#(items.joined(separator: ","))]}"#)
  }

  /// An item of a batch.
  static func item(_ name: String, fields: String = "") -> String {
    #"{"custom_id":"\#(name)","params":{"model":"haiku","max_tokens":9\#(fields),"messages":[{"role":"user","content":"Hello"}]}}"#
  }

  /// The batch once it has ended.
  func end(of id: String) async throws -> Answer {
    while true {
      let answer = try await send(.get, "/\(id)")
      if answer.status != 200 || answer.state == "ended" { return answer }
      await Task.yield()
    }
  }
}
