/// A page of the API's list of models.
public struct ModelPage: Sendable, Hashable {
  /// The models, newest first.
  public var models: [ModelInfo]
  /// Whether another page follows.
  public var hasMore: Bool
  /// The id after which the next page starts.
  public var lastID: String?

  /// Reads a page from JSON text.
  public init(json bytes: [UInt8]) throws(MessageDecodingError) {
    var fields = try ObjectFields(try JSONValue(messageJSON: bytes), at: "")
    guard let data = try fields.array("data") else {
      throw MessageDecodingError("the list \"data\" is missing")
    }
    var models: [ModelInfo] = []
    for (index, item) in data.enumerated() {
      models.append(try ModelInfo(item, at: "data[\(index)]"))
    }
    self.models = models
    hasMore = try fields.bool("has_more") ?? false
    lastID = try fields.string("last_id")
  }
}
