import HTTPTypes
import Hummingbird
import NIOCore
import OrderedJSON

/// Routes requests, validates them and answers.
struct MessagesResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  /// The API's limit for a body, in bytes.
  private static let bodyLimit = 32 << 20

  private let configuration: ServerConfiguration
  private let records: RequestRecords
  private let queue: AnswerQueue
  private let validation: RequestValidation
  private let batches: BatchDesk

  init(configuration: ServerConfiguration, records: RequestRecords) {
    self.configuration = configuration
    self.records = records
    queue = AnswerQueue(configuration.script)
    validation = RequestValidation(requiredKey: configuration.requiredKey)
    batches = BatchDesk(polls: configuration.batchPolls, validation: validation)
  }

  func respond(to request: Request, context: Context) async throws -> Response {
    if request.uri.path == "/requests" { return .json(.array(records.all.map(\.description))) }
    var request = request
    var bytes: [UInt8] = []
    var isTooLarge = false
    let limit = request.uri.path == BatchDesk.path ? BatchDesk.bodyLimit : Self.bodyLimit
    do {
      bytes = Array(try await request.collectBody(upTo: limit).readableBytesView)
    } catch is any HTTPResponseError {
      isTooLarge = true
    }
    let place = records.add(ReceivedRequest(request, body: bytes))
    let id = "req_scripted_\(place + 1)"
    do {
      if isTooLarge {
        throw RequestValidation.Refusal(
          status: 413,
          type: "request_too_large",
          message: "Request exceeds the maximum size"
        )
      }
      return try await answer(request, body: bytes, place: place, id: id)
    } catch let refusal as RequestValidation.Refusal {
      records.end(place, .complete)
      return .failure(refusal, requestID: id)
    }
  }

  private func answer(
    _ request: Request,
    body: [UInt8],
    place: Int,
    id: String
  ) async throws -> Response {
    let fields = request.headers
    try validation.checkHeaders(
      version: fields[.anthropicVersion],
      authorization: fields[.authorization],
      key: fields[.apiKey]
    )
    let path = request.uri.path
    if let (answer, index) = queue.take(forPath: "\(request.method.rawValue) \(path)") {
      records.setReply(index, of: place)
      return writing(answer, place: place).response(to: request, id: id)
    }
    if path.hasPrefix(BatchDesk.path) {
      let response = try batches.response(to: request, body: body, id: id) { asked, index in
        batchReply(to: asked, id: "msg_scripted_\(place + 1)_\(index + 1)")
      }
      records.end(place, .complete)
      return response
    }
    switch path {
    case "/v1/messages", "/v1/messages/count_tokens":
      guard request.method == .post else { throw Self.wrongMethod }
      guard let json = try? JSONParser().parse(body) else {
        throw RequestValidation.Refusal.invalid("the body is not valid JSON")
      }
      let asked = AskedMessage(json: json, byteCount: body.count)
      if path == "/v1/messages" {
        return try await message(asked, request: request, place: place, id: id)
      }
      try validation.checkTokenCount(json)
      records.end(place, .complete)
      return .json(["input_tokens": .int(asked.inputTokens)], requestID: id)
    default:
      let response = try ModelList.response(to: request, requestID: id)
      records.end(place, .complete)
      return response
    }
  }

  private func message(
    _ asked: AskedMessage,
    request: Request,
    place: Int,
    id: String
  ) async throws -> Response {
    try validation.checkMessage(
      asked.json,
      version: request.headers[.anthropicVersion] ?? ""
    )
    guard let (answer, index) = queue.take(for: asked.lastUserText) else {
      throw RequestValidation.Refusal.invalid("the script has no reply left for this request")
    }
    records.setReply(index, of: place)
    let pause = answer.faults.firstDelay ?? configuration.delay
    if pause > .zero { try await Task.sleep(for: pause) }
    let message = AnswerMessage(
      answer,
      to: asked,
      echo: configuration.echo,
      id: "msg_scripted_\(place + 1)"
    )
    return writing(answer, place: place)
      .response(to: request, isStreamed: asked.isStreamed, message: message, id: id)
  }

  private func writing(_ answer: ScriptedAnswer, place: Int) -> AnswerWriting {
    AnswerWriting(
      answer: answer,
      eventDelay: answer.faults.eventDelay ?? configuration.eventDelay,
      end: { [records] in records.end(place, $0) }
    )
  }

  /// How a request of a batch comes out; nil when the script has no reply left.
  private func batchReply(to asked: AskedMessage, id: String) -> ScriptedBatch.Reply? {
    guard let (answer, _) = queue.take(for: asked.lastUserText) else { return nil }
    if let outcome = answer.batchOutcome { return .other(outcome) }
    if let error = answer.error { return .errored(error) }
    var answered = answer
    answered.usage = answered.usage ?? JSONObject()
    if answered.usage?["service_tier"] == nil { answered.usage?["service_tier"] = "batch" }
    return .succeeded(
      AnswerMessage(answered, to: asked, echo: configuration.echo, id: id).json
    )
  }

  static let wrongMethod = RequestValidation.Refusal(
    status: 405,
    type: "invalid_request_error",
    message: "Method Not Allowed"
  )
}

extension ReceivedRequest {
  fileprivate init(_ request: Request, body: [UInt8]) {
    self.init(
      method: request.method.rawValue,
      path: request.head.path ?? request.uri.path,
      headers: request.headers.map { ($0.name.canonicalName, $0.value) },
      body: body
    )
  }
}

extension HTTPField.Name {
  static let anthropicVersion = name("anthropic-version")
  static let apiKey = name("x-api-key")
  static let requestID = name("request-id")

  /// A constant name; the given ones are valid, and an invalid one would be no header that anyone sends.
  private static func name(_ text: String) -> HTTPField.Name {
    HTTPField.Name(text) ?? .init(parsed: "x-invalid") ?? .accept
  }
}

extension Response {
  /// A JSON answer.
  static func json(
    _ json: JSONValue,
    status: HTTPResponse.Status = .ok,
    requestID: String? = nil
  ) -> Response {
    var headers: HTTPFields = [.contentType: "application/json"]
    headers[.requestID] = requestID
    return Response(
      status: status,
      headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: JSONWriter.bytes(of: json)))
    )
  }

  /// An error of the API.
  static func failure(_ refusal: RequestValidation.Refusal, requestID: String) -> Response {
    .json(
      [
        "type": "error",
        "error": [
          "type": .string(refusal.type), "message": .string(refusal.message), "details": .null,
        ],
        "request_id": .string(requestID),
      ],
      status: .init(code: refusal.status),
      requestID: requestID
    )
  }
}
