/// A page of the API's list of batches.
public struct MessageBatchPage: Sendable, Hashable {
  /// The batches, newest first.
  public var batches: [MessageBatch]
  /// Whether another page follows.
  public var hasMore: Bool
  /// The id before which the page before ends.
  public var firstID: String?
  /// The id after which the next page starts.
  public var lastID: String?

  /// Reads a page from JSON text.
  public init(json bytes: [UInt8]) throws(MessageDecodingError) {
    var fields = try ObjectFields(try JSONValue(messageJSON: bytes), at: "")
    guard let data = try fields.array("data") else {
      throw MessageDecodingError("the list \"data\" is missing")
    }
    var batches: [MessageBatch] = []
    for (index, item) in data.enumerated() {
      batches.append(try MessageBatch(item, at: "data[\(index)]"))
    }
    self.batches = batches
    hasMore = try fields.bool("has_more") ?? false
    firstID = try fields.string("first_id")
    lastID = try fields.string("last_id")
  }
}
