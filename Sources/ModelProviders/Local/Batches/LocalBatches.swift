import ClaudeAPI
import ClaudeMessages
import OrderedJSON
import Synchronization

/// The Message Batches of the models of this process.
///
/// A batch is made at once and worked on in time: ``run()`` answers its requests one after the other, one of each open batch in
/// turn. Batches go with the process, and live in a bounded memory.
///
/// - Source: <https://platform.claude.com/docs/en/build-with-claude/batch-processing>.
package final class LocalBatches: Sendable {
  /// An answer to a request about batches.
  enum Answer: Sendable {
    /// A description, or a list.
    case json(JSONValue)
    /// Results, each a line of JSON with its end.
    case lines([[UInt8]])
  }

  /// What the ids of batches begin with.
  package static let idPrefix = "msgbatch_local_"
  /// The path of the list.
  static let path = "/v1/messages/batches"

  private let models: LocalModels
  private let time: TimeSource
  private let shelf: Mutex<LocalBatchShelf>
  private let arrival = Signal()

  /// Makes a place for batches that has none.
  ///
  /// - Parameters:
  ///   - models: Who answers.
  ///   - capacity: The most bytes of requests and results that are held: the oldest batches that have ended make room for new ones.
  ///     Default: 512 MiB.
  ///   - time: Where time comes from.
  package init(
    _ models: LocalModels,
    capacity: Int = 512 << 20,
    time: TimeSource = TimeSource()
  ) {
    self.models = models.unobserved
    self.time = time
    shelf = Mutex(LocalBatchShelf(capacity: capacity))
  }

  /// Whether a path belongs to batches.
  static func contains(_ path: some StringProtocol) -> Bool {
    path == Self.path || path.hasPrefix(Self.path + "/")
  }

  /// Answers a request for a path of batches.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - path: Its path without the query.
  /// - Returns: The answer.
  /// - Throws: ``LocalRefusal`` as the API would refuse it.
  func answer(to request: TransportRequest, path: String) throws(LocalRefusal) -> Answer {
    let parts = path.dropFirst(Self.path.count).split(separator: "/").map(String.init)
    let now = time.unixTime()
    switch (request.method, parts.count, parts.last) {
    case (.post, 0, _): return .json(try add(request.body, at: now))
    case (.get, 0, _): return .json(try page(request.path))
    case (.get, 1, let id?):
      return .json(
        try locked { shelf throws(LocalRefusal) in try shelf.batch(id) }.description.json
      )
    case (.delete, 1, let id?):
      try locked { shelf throws(LocalRefusal) in try shelf.delete(id) }
      return .json(["id": .string(id), "type": "message_batch_deleted"])
    case (.post, 2, "cancel"): return .json(try cancel(parts[0], at: now))
    case (.get, 2, "results"): return .lines(try results(of: parts[0]))
    default: throw .notFound("Not Found")
    }
  }

  /// Answers the requests of the batches until the task is cancelled.
  ///
  /// Without it no batch gets on. What is not answered then is answered by the next call. One task at a time calls it.
  package func run() async {
    while !Task.isCancelled {
      let now = time.unixTime()
      guard let work = shelf.withLock({ $0.next(at: now) }) else {
        await arrival.raised()
        continue
      }
      guard var result = await result(of: work) else { return }
      let end = time.unixTime()
      shelf.withLock { shelf in
        if shelf.lacksRoom(for: result.byteCount, of: work) { result = Self.noRoom }
        shelf.take(result, of: work, at: end)
      }
    }
  }

  // MARK: Answers

  private func add(_ bytes: [UInt8], at now: Int64) throws(LocalRefusal) -> JSONValue {
    guard bytes.count <= BatchRequest.mostBytes else {
      throw LocalRefusal(
        status: 413,
        type: .requestTooLarge,
        message: "Request exceeds the maximum size"
      )
    }
    let body: BatchBody
    do throws(MessageDecodingError) {
      body = try BatchBody(json: bytes)
    } catch {
      throw .invalid("\(error)")
    }
    let batch = LocalBatch(
      id: Self.idPrefix + Self.randomName(),
      items: body.items.map {
        LocalBatch.Item(customID: $0.customID, params: Array(bytes[$0.params]))
      },
      createdAt: now
    )
    try locked { shelf throws(LocalRefusal) in try shelf.add(batch) }
    arrival.raise()
    return batch.description.json
  }

  /// A name that is no other batch's, also none of a process before or after this one.
  private static func randomName() -> String {
    let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz")
    return String((0..<24).map { _ in letters.randomElement() ?? "0" })
  }

  private func page(_ path: String) throws(LocalRefusal) -> JSONValue {
    let query: PageQuery
    do throws(MessageDecodingError) {
      query = try PageQuery(path: path)
    } catch {
      throw .invalid("\(error)")
    }
    return try locked { shelf throws(LocalRefusal) in try shelf.page(query) }
  }

  private func cancel(_ id: String, at now: Int64) throws(LocalRefusal) -> JSONValue {
    let batch = try locked { shelf throws(LocalRefusal) in try shelf.cancel(id, at: now) }
    return batch.description.json
  }

  private func results(of id: String) throws(LocalRefusal) -> [[UInt8]] {
    let batch = try locked { shelf throws(LocalRefusal) in try shelf.batch(id) }
    guard batch.endedAt != nil else {
      throw .invalid("\(id) is still in progress and has no results yet")
    }
    return batch.results
  }

  private func locked<Value: Sendable>(
    _ body: (inout LocalBatchShelf) throws(LocalRefusal) -> Value
  ) throws(LocalRefusal) -> Value {
    try shelf.withLock { shelf throws(LocalRefusal) in try body(&shelf) }
  }

  // MARK: Work

  /// The result of a request; nil when the task was cancelled before its end.
  private func result(of work: LocalBatchShelf.Work) async -> LocalBatchResult? {
    let name = "\(work.batch.dropFirst("msgbatch_".count))_\(work.index + 1)"
    let requestID = "req_\(name)"
    do throws(LocalRefusal) {
      let asked = try AskedReply(body: work.params, models: models)
      guard !asked.isStreamed else { throw .invalid("stream: is not supported in a batch") }
      guard asked.settings != nil else {
        throw .invalid("max_tokens: 0 is not supported in a batch")
      }
      var reply = try LocalReply(asked, id: "msg_\(name)", requestID: requestID, tier: .batch)
      var events: [TransportEvent] = []
      while !reply.isOver {
        if Task.isCancelled { return nil }
        events = reply.advance()
        await Task.yield()
      }
      return LocalBatchResult(events)
    } catch {
      return .errored(JSONWriter.bytes(of: error.body(requestID: requestID)))
    }
  }

  private static let noRoom = LocalBatchResult.errored(
    JSONWriter.bytes(
      of: LocalRefusal(
        status: 529,
        type: .overloaded,
        message: "the results of batches fill the memory set aside for them: delete old batches"
      ).body(requestID: "req_local_memory")
    )
  )
}

extension LocalBatchResult {
  /// The result that a whole answer is: its head and its body.
  fileprivate init(_ answer: [TransportEvent]) {
    var status = 200
    var body: [UInt8] = []
    for event in answer {
      switch event {
      case .sent: break
      case .head(let head): status = head.status
      case .body(let bytes): body += bytes
      }
    }
    self = status == 200 ? .succeeded(body) : .errored(body)
  }

  /// The bytes of the message or error.
  fileprivate var byteCount: Int {
    switch self {
    case .succeeded(let json), .errored(let json): json.count
    case .canceled, .expired: 0
    }
  }
}
