/// How the requests of a batch came out.
///
/// Before the whole batch has ended the API moves only ``processing``: the others stay 0 until then.
public struct BatchCounts: Sendable, Hashable {
  /// Not answered yet.
  public var processing: Int
  /// Answered.
  public var succeeded: Int
  /// Failed.
  public var errored: Int
  /// Not answered because the batch was asked to stop.
  public var canceled: Int
  /// Not answered within a day.
  public var expired: Int
  /// Members that this library does not know.
  public var additionalFields: JSONObject

  /// Makes counts.
  public init(
    processing: Int = 0,
    succeeded: Int = 0,
    errored: Int = 0,
    canceled: Int = 0,
    expired: Int = 0
  ) {
    self.processing = processing
    self.succeeded = succeeded
    self.errored = errored
    self.canceled = canceled
    self.expired = expired
    additionalFields = JSONObject()
  }

  /// Reads counts; one that is missing is 0.
  init(_ object: ObjectFields) throws(MessageDecodingError) {
    var fields = object
    self.init(
      processing: try fields.int("processing") ?? 0,
      succeeded: try fields.int("succeeded") ?? 0,
      errored: try fields.int("errored") ?? 0,
      canceled: try fields.int("canceled") ?? 0,
      expired: try fields.int("expired") ?? 0
    )
    additionalFields = fields.rest
  }
}

extension BatchCounts: JSONRepresentable {
  /// Writes the counts.
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("processing", processing)
    writer.member("succeeded", succeeded)
    writer.member("errored", errored)
    writer.member("canceled", canceled)
    writer.member("expired", expired)
    writer.members(of: additionalFields)
    writer.endObject()
  }
}
