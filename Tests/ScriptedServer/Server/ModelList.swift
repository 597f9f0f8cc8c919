import Hummingbird
import OrderedJSON

/// `GET /v1/models` and `/v1/models/ID`: a fixed list, newest first, page by page.
enum ModelList {
  private static let models: [(id: String, name: String, created: String)] = [
    ("claude-haiku-5-5", "Claude Haiku 5.5", "2026-10-07T00:00:00Z"),
    ("claude-sonnet-5-5", "Claude Sonnet 5.5", "2026-09-28T00:00:00Z"),
    ("claude-opus-5-5", "Claude Opus 5.5", "2026-09-22T00:00:00Z"),
    ("claude-haiku-4-5-20251001", "Claude Haiku 4.5", "2025-10-15T00:00:00Z"),
  ]

  /// Answers a request that is none for a message.
  static func response(
    to request: Request,
    requestID: String
  ) throws(RequestValidation.Refusal) -> Response {
    let path = request.uri.path
    let isList = path == "/v1/models"
    guard isList || path.hasPrefix("/v1/models/") else {
      throw RequestValidation.Refusal.notFound("Not Found")
    }
    guard request.method == .get else { throw MessagesResponder.wrongMethod }
    if isList { return .json(page(request), requestID: requestID) }
    let id = String(path.dropFirst("/v1/models/".count))
    guard let model = models.first(where: { $0.id == id }) else {
      throw RequestValidation.Refusal.notFound("model: \(id)")
    }
    return .json(description(model), requestID: requestID)
  }

  private static func page(_ request: Request) -> JSONValue {
    let query = request.uri.queryParameters
    let limit = query["limit"].flatMap { Int($0) }.map { min(max($0, 1), 1000) } ?? 20
    let after = query["after_id"].map(String.init)
    let start = after.flatMap { id in models.firstIndex { $0.id == id } }.map { $0 + 1 } ?? 0
    let page = models[start...].prefix(limit)
    return [
      "data": .array(page.map(description)),
      "has_more": .bool(start + page.count < models.count),
      "first_id": page.first.map { .string($0.id) } ?? .null,
      "last_id": page.last.map { .string($0.id) } ?? .null,
    ]
  }

  private static func description(_ model: (id: String, name: String, created: String)) -> JSONValue
  {
    [
      "type": "model", "id": .string(model.id), "display_name": .string(model.name),
      "created_at": .string(model.created), "lifecycle": "active", "max_input_tokens": 1_000_000,
      "max_tokens": 128_000, "capabilities": .null,
    ]
  }
}
