import ClaudeMessages
import OrderedJSON

/// A batch of the models of this process: what is to be answered yet, and what was.
struct LocalBatch: Sendable {
  /// A request of it.
  struct Item: Sendable {
    /// Its name.
    let customID: String
    /// The body of the request; empty once it has its result.
    var params: [UInt8]
  }

  /// After what time what is not answered expires, in seconds: a day, as with the API.
  static let lifetime: Int64 = 86_400

  /// Its id.
  let id: String
  /// When it was made, in seconds since 1970.
  let createdAt: Int64
  /// When it was asked to stop, in seconds since 1970; nil when it was not.
  private(set) var cancelInitiatedAt: Int64?
  /// When every request had its result, in seconds since 1970; nil before.
  private(set) var endedAt: Int64?
  /// The results, each a line of JSON with its end.
  private(set) var results: [[UInt8]] = []
  /// The bytes that are held for it.
  private(set) var byteCount: Int
  private var items: [Item]
  private var counts = BatchCounts()

  /// Room for what stands around a request and its result.
  private static let frame = 200

  /// Makes a batch of which nothing is answered.
  init(id: String, items: [Item], createdAt: Int64) {
    self.id = id
    self.items = items
    self.createdAt = createdAt
    byteCount = items.reduce(0) { $0 + $1.params.count + $1.customID.utf8.count + Self.frame }
    results.reserveCapacity(items.count)
  }

  /// The request that is answered next, with its place; nil when each has its result.
  var nextItem: (index: Int, item: Item)? {
    results.count < items.count ? (results.count, items[results.count]) : nil
  }

  /// Notes that it is to stop; whoever answers its requests ends it.
  mutating func cancel(at now: Int64) {
    if endedAt == nil, cancelInitiatedAt == nil { cancelInitiatedAt = now }
  }

  /// Takes the result of the next request.
  mutating func take(_ result: LocalBatchResult, at now: Int64) {
    guard let (index, item) = nextItem else { return }
    let line = result.line(for: item.customID)
    byteCount += line.count - item.params.count
    items[index].params = []
    results.append(line)
    switch result {
    case .succeeded: counts.succeeded += 1
    case .errored: counts.errored += 1
    case .canceled: counts.canceled += 1
    case .expired: counts.expired += 1
    }
    if results.count == items.count { endedAt = now }
  }

  /// Ends it if it was asked to stop, or if its day is over.
  mutating func endIfDue(at now: Int64) {
    let isExpired = now >= createdAt + Self.lifetime
    guard cancelInitiatedAt != nil || isExpired else { return }
    while nextItem != nil { take(cancelInitiatedAt != nil ? .canceled : .expired, at: now) }
  }

  /// The batch as the API describes it: before the end only `processing` moves.
  var description: MessageBatch {
    let status: BatchStatus =
      endedAt != nil ? .ended : cancelInitiatedAt != nil ? .canceling : .inProgress
    let processing = BatchCounts(processing: items.count - results.count)
    var batch = MessageBatch(id: id, status: status, counts: endedAt != nil ? counts : processing)
    batch.createdAt = Self.text(createdAt)
    batch.expiresAt = Self.text(createdAt + Self.lifetime)
    batch.endedAt = endedAt.map(Self.text)
    batch.cancelInitiatedAt = cancelInitiatedAt.map(Self.text)
    if endedAt != nil {
      batch.resultsURL = "\(LocalTransport.address)\(LocalBatches.path)/\(id)/results"
    }
    return batch
  }

  private static func text(_ seconds: Int64) -> String {
    Timestamp(secondsSince1970: Int(seconds)).description
  }
}

/// How a request of a batch came out.
enum LocalBatchResult: Sendable {
  /// With a message, in JSON.
  case succeeded([UInt8])
  /// With the envelope of an error, in JSON.
  case errored([UInt8])
  case canceled
  case expired

  /// The result as a line of JSON.
  func line(for customID: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("custom_id")
    writer.write(customID)
    writer.key("result")
    writer.beginObject()
    writer.key("type")
    switch self {
    case .succeeded(let message):
      writer.write("succeeded")
      writer.key("message")
      writer.write(RawJSON(validated: message))
    case .errored(let error):
      writer.write("errored")
      writer.key("error")
      writer.write(RawJSON(validated: error))
    case .canceled: writer.write("canceled")
    case .expired: writer.write("expired")
    }
    writer.endObject()
    writer.endObject()
    return writer.bytes + [0x0A]
  }
}
