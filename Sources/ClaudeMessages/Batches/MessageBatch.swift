/// Requests that are answered together, within a day, for half the price.
///
/// - Source: <https://platform.claude.com/docs/en/build-with-claude/batch-processing>.
public struct MessageBatch: Sendable, Hashable {
  /// The batch's id, opaque.
  public var id: String
  /// How far it is.
  public var status: BatchStatus
  /// How its requests came out so far.
  public var counts: BatchCounts
  /// When it was made, RFC 3339.
  public var createdAt: String?
  /// When what is not answered by then expires, RFC 3339: a day after it was made.
  public var expiresAt: String?
  /// When every request had its result, RFC 3339; nil before.
  public var endedAt: String?
  /// When it was asked to stop, RFC 3339; nil when it was not.
  public var cancelInitiatedAt: String?
  /// When its results were removed, RFC 3339; nil while they are there.
  public var archivedAt: String?
  /// Where the results are; nil before the end, and once they are removed.
  public var resultsURL: String?
  /// Members that this library does not know.
  public var additionalFields: JSONObject

  /// Makes a batch of which nothing has been answered.
  public init(id: String, status: BatchStatus = .inProgress, counts: BatchCounts = BatchCounts()) {
    self.id = id
    self.status = status
    self.counts = counts
    additionalFields = JSONObject()
  }

  /// Whether its results can be read.
  public var isEnded: Bool { status == .ended }
}

extension MessageBatch {
  /// Reads a batch from JSON text.
  public init(json bytes: [UInt8]) throws(MessageDecodingError) {
    try self.init(try JSONValue(messageJSON: bytes))
  }

  /// Reads a batch from a value.
  public init(_ value: JSONValue) throws(MessageDecodingError) {
    try self.init(value, at: "")
  }

  /// Reads a batch from a value that stands somewhere.
  init(_ value: JSONValue, at path: String) throws(MessageDecodingError) {
    var fields = try ObjectFields(value, at: path)
    _ = fields.take("type")
    self.init(
      id: try fields.requiredString("id"),
      status: BatchStatus(rawValue: try fields.requiredString("processing_status"))
    )
    if let object = try fields.object("request_counts") { counts = try BatchCounts(object) }
    createdAt = try fields.string("created_at")
    expiresAt = try fields.string("expires_at")
    endedAt = try fields.string("ended_at")
    cancelInitiatedAt = try fields.string("cancel_initiated_at")
    archivedAt = try fields.string("archived_at")
    resultsURL = try fields.string("results_url")
    additionalFields = fields.rest
  }
}

extension MessageBatch: JSONRepresentable {
  /// Writes the batch in the API's order; what has not happened is null.
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", id)
    writer.member("type", "message_batch")
    writer.member("processing_status", status.rawValue)
    writer.member("request_counts", counts)
    for (name, value) in [
      ("ended_at", endedAt), ("created_at", createdAt), ("expires_at", expiresAt),
      ("archived_at", archivedAt), ("cancel_initiated_at", cancelInitiatedAt),
      ("results_url", resultsURL),
    ] {
      writer.member(name, value.map { .string($0) } ?? .null)
    }
    writer.members(of: additionalFields)
    writer.endObject()
  }
}
