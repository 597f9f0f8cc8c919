import ClaudeAPI
import ClaudeMessages
import LocalInference
import OrderedJSON

/// The answer to one request, made step by step: each step is short, so that whoever asks for it can look for a cancellation.
struct LocalAnswer: Sendable {
  /// What a step brought.
  enum Step: Sendable {
    /// Something to deliver.
    case event(TransportEvent)
    /// Nothing yet: a part of the prompt was read, or half a character written.
    case working
    /// Everything was delivered.
    case end
  }

  private enum Phase: Sendable {
    case unsent
    case unread
    case writing(LocalReply)
    case over
  }

  private let request: TransportRequest
  private let models: LocalModels
  private let batches: LocalBatches?
  private let identifier: String
  private var phase = Phase.unsent
  private var pending: ArraySlice<TransportEvent> = []

  /// Makes the answer to a request, of which nothing is done yet.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - models: Who can answer.
  ///   - batches: The batches; nil where there are none.
  ///   - identifier: The name of the request and its message, without what tells them apart.
  init(
    to request: TransportRequest,
    from models: LocalModels,
    batches: LocalBatches?,
    named identifier: String
  ) {
    self.request = request
    self.models = models
    self.batches = batches
    self.identifier = identifier
  }

  /// Does the next step.
  mutating func advance() -> Step {
    if let event = pending.popFirst() { return .event(event) }
    switch phase {
    case .unsent:
      phase = .unread
      return .event(.sent)
    case .unread:
      begin()
      return .working
    case .writing(var reply):
      // The phase would hold the reply a second time, and every step would copy what was read.
      phase = .over
      pending = reply.advance()[...]
      if !reply.isOver { phase = .writing(reply) }
      return .working
    case .over: return .end
    }
  }

  /// Ends the answer where it is.
  mutating func leave() {
    phase = .over
    pending = []
  }

  private mutating func begin() {
    phase = .over
    do throws(LocalRefusal) {
      switch (request.method, String(request.path.prefix { $0 != "?" })) {
      case (.post, "/v1/messages"): try beginReply()
      case (.post, "/v1/messages/count_tokens"):
        let count = try AskedReply.tokenCount(body: request.body, models: models)
        answer(200, ["input_tokens": .int(count)])
      case (.get, "/v1/models"): answer(200, list.json)
      case (.get, let path) where path.hasPrefix("/v1/models/"):
        let name = String(path.dropFirst("/v1/models/".count))
        answer(200, try list.json(of: name))
      case (_, let path) where LocalBatches.contains(path):
        guard let batches else { throw .notFound("Not Found") }
        answer(try batches.answer(to: request, path: path))
      default: throw .notFound("Not Found")
      }
    } catch {
      answer(error.status, error.body(requestID: requestID))
    }
  }

  private mutating func beginReply() throws(LocalRefusal) {
    let asked = try AskedReply(body: request.body, models: models)
    let reply = try LocalReply(asked, id: "msg_\(identifier)", requestID: requestID)
    if asked.isStreamed { pending = [.head(head(200, "text/event-stream; charset=utf-8"))] }
    phase = .writing(reply)
  }

  private var list: LocalModelList { LocalModelList(models, hasBatches: batches != nil) }

  private mutating func answer(_ answer: LocalBatches.Answer) {
    switch answer {
    case .json(let json): self.answer(200, json)
    case .lines(let lines):
      pending = [.head(head(200, "application/x-jsonl"))] + lines.map(TransportEvent.body)
    }
  }

  private var requestID: String { "req_\(identifier)" }

  private func head(_ status: Int, _ type: String) -> ResponseHead {
    ResponseHead(status: status, headers: ["content-type": type, "request-id": requestID])
  }

  private mutating func answer(_ status: Int, _ json: JSONValue) {
    pending = [.head(head(status, "application/json")), .body(JSONWriter.bytes(of: json))]
  }
}
