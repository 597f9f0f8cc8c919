import HTTPTypes
import Hummingbird
import NIOCore
import OrderedJSON
import Synchronization

/// `/v1/messages/batches` and what is below it: keeps batches, which end after they were looked at some times.
///
/// Its requests are answered when the batch is made; the results come in the opposite order of the requests.
final class BatchDesk: Sendable {
  /// The path of the list.
  static let path = "/v1/messages/batches"
  /// The API's limit for the body of a batch, in bytes.
  static let bodyLimit = 256_000_000

  private let state = Mutex<[ScriptedBatch]>([])
  private let polls: Int
  private let validation: RequestValidation

  /// Makes a desk without batches.
  ///
  /// - Parameters:
  ///   - polls: How often a batch is looked at before it has ended, the last time included; 0 for ended at once.
  ///   - validation: What checks the requests.
  init(polls: Int, validation: RequestValidation) {
    self.polls = polls
    self.validation = validation
  }

  /// Answers a request for a path under ``path``.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - body: Its body.
  ///   - id: The request's id.
  ///   - message: Gives the answer of the script to a request of a batch; nil when it has none left.
  /// - Returns: The answer.
  /// - Throws: What the API refuses.
  func response(
    to request: Request,
    body: [UInt8],
    id: String,
    message: (AskedMessage, Int) -> ScriptedBatch.Reply?
  ) throws(RequestValidation.Refusal) -> Response {
    let parts = request.uri.path.dropFirst(Self.path.count).split(separator: "/").map(String.init)
    switch (request.method, parts.count, parts.last) {
    case (.post, 0, _):
      let version = request.headers[.anthropicVersion] ?? ""
      let batch = try make(of: body, version: version, message: message)
      return .json(batch.json, requestID: id)
    case (.get, 0, _): return .json(page(request), requestID: id)
    case (.get, 1, _): return .json(try look(at: parts[0]), requestID: id)
    case (.delete, 1, _):
      try delete(parts[0])
      let gone: JSONValue = ["id": .string(parts[0]), "type": "message_batch_deleted"]
      return .json(gone, requestID: id)
    case (.post, 2, "cancel"): return .json(try cancel(parts[0]), requestID: id)
    case (.get, 2, "results"): return try results(of: parts[0], requestID: id)
    default: throw RequestValidation.Refusal.notFound("Not Found")
    }
  }

  private func make(
    of body: [UInt8],
    version: String,
    message: (AskedMessage, Int) -> ScriptedBatch.Reply?
  ) throws(RequestValidation.Refusal) -> ScriptedBatch {
    guard let items = (try? JSONParser().parse(body))?["requests"]?.arrayValue, !items.isEmpty
    else { throw .invalid("requests: Field required") }
    guard items.count <= 100_000 else { throw .invalid("requests: at most 100000 are taken") }
    var seen: Set<String> = []
    var lines: [ScriptedBatch.Line] = []
    for (index, item) in items.enumerated() {
      let name = item["custom_id"]?.stringValue ?? ""
      guard Self.isCustomID(name) else {
        throw .invalid("requests.\(index).custom_id: String should match '^[a-zA-Z0-9_-]{1,64}$'")
      }
      guard seen.insert(name).inserted else {
        throw .invalid("requests.\(index).custom_id: \(name) is there twice")
      }
      guard let params = item["params"], params.objectValue != nil else {
        throw .invalid("requests.\(index).params: Field required")
      }
      let result = outcome(of: params, version: version, index: index, message: message)
      lines.append(ScriptedBatch.Line(customID: name, result: result))
    }
    return state.withLock { batches in
      let batch = ScriptedBatch(
        id: "msgbatch_scripted_\(batches.count + 1)",
        lines: lines,
        polls: polls
      )
      batches.append(batch)
      return batch
    }
  }

  private func outcome(
    of params: JSONValue,
    version: String,
    index: Int,
    message: (AskedMessage, Int) -> ScriptedBatch.Reply?
  ) -> ScriptedBatch.Reply {
    do throws(RequestValidation.Refusal) {
      try validation.checkMessage(params, version: version)
      for name in ["stream", "speed", "fallbacks"] where params[name] != nil {
        throw .invalid("\(name): is not supported in a batch")
      }
      guard params["max_tokens"] != 0 else {
        throw .invalid("max_tokens: 0 is not supported in a batch")
      }
      guard let reply = message(AskedMessage(json: params, byteCount: 0), index) else {
        throw .invalid("the script has no reply left for this request")
      }
      return reply
    } catch {
      return .errored(["type": .string(error.type), "message": .string(error.message)])
    }
  }

  private func look(at id: String) throws(RequestValidation.Refusal) -> JSONValue {
    try change(id) { batch in
      batch.looks += 1
      return batch.json
    }
  }

  private func cancel(_ id: String) throws(RequestValidation.Refusal) -> JSONValue {
    try change(id) { batch in
      batch.cancel()
      return batch.json
    }
  }

  private func results(
    of id: String,
    requestID: String
  ) throws(RequestValidation.Refusal) -> Response {
    let (isEnded, lines) = try change(id) { ($0.isEnded, $0.lines) }
    guard isEnded else { throw .invalid("\(id) is still in progress and has no results yet") }
    var headers: HTTPFields = [.contentType: "application/x-jsonl"]
    headers[.requestID] = requestID
    let body = ResponseBody { writer in
      for line in lines.reversed() {
        try await writer.write(ByteBuffer(bytes: JSONWriter.bytes(of: line.json) + [0x0A]))
      }
      try await writer.finish(nil)
    }
    return Response(status: .ok, headers: headers, body: body)
  }

  private func delete(_ id: String) throws(RequestValidation.Refusal) {
    let isEnded = try change(id) { batch in
      if batch.isEnded { batch.isDeleted = true }
      return batch.isEnded
    }
    if !isEnded { throw .invalid("\(id) is still in progress and cannot be deleted") }
  }

  private func change<Value>(
    _ id: String,
    _ body: (inout ScriptedBatch) -> Value
  ) throws(RequestValidation.Refusal) -> Value {
    let value = state.withLock { batches -> Value? in
      guard let place = batches.firstIndex(where: { $0.id == id && !$0.isDeleted }) else {
        return nil
      }
      return body(&batches[place])
    }
    guard let value else { throw .notFound("batch: \(id)") }
    return value
  }

  private func page(_ request: Request) -> JSONValue {
    let query = request.uri.queryParameters
    let limit = query["limit"].flatMap { Int($0) }.map { min(max($0, 1), 1000) } ?? 20
    let after = query["after_id"].map(String.init)
    let batches = state.withLock { Array($0.filter { !$0.isDeleted }.reversed()) }
    let start = after.flatMap { id in batches.firstIndex { $0.id == id } }.map { $0 + 1 } ?? 0
    let page = batches[start...].prefix(limit)
    return [
      "data": .array(page.map(\.json)),
      "has_more": .bool(start + page.count < batches.count),
      "first_id": page.first.map { .string($0.id) } ?? .null,
      "last_id": page.last.map { .string($0.id) } ?? .null,
    ]
  }

  private static func isCustomID(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count)
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
  }
}

extension RequestValidation.Refusal {
  /// Something that is not there.
  static func notFound(_ message: String) -> Self {
    Self(status: 404, type: "not_found_error", message: message)
  }
}
