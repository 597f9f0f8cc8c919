import ClaudeMessages
import RunStorage

/// What the requests of a batch came to, summed up while its results go by: half the price of each message.
///
/// Requests that failed, were canceled or expired cost nothing, and are not counted.
struct BatchBill: Sendable {
  private let catalogue: ModelCatalogue
  private var parser = BatchResultParser()
  private var records: [String: UsageRecord] = [:]
  /// How many results were read.
  private(set) var resultCount = 0

  /// Makes an empty bill.
  ///
  /// - Parameter catalogue: The models with their prices.
  init(_ catalogue: ModelCatalogue) { self.catalogue = catalogue }

  /// Takes the next bytes of the results.
  ///
  /// - Throws: ``MessageDecodingError`` for what is no result.
  mutating func add(_ bytes: [UInt8]) throws(MessageDecodingError) {
    do throws(BatchResultError) {
      try parser.append(bytes)
    } catch {
      throw MessageDecodingError(error.description)
    }
    while let line = parser.next() { try add(line: line) }
  }

  /// Takes the end of the results.
  ///
  /// - Throws: ``MessageDecodingError`` for a last line that is not whole.
  mutating func finish() throws(MessageDecodingError) {
    if let line = parser.finish() { try add(line: line) }
  }

  private mutating func add(line: [UInt8]) throws(MessageDecodingError) {
    let result = try BatchResult(json: line)
    resultCount += 1
    guard let message = try result.message() else { return }
    let model = message.model.rawValue
    var record = records[model] ?? UsageRecord(token: nil, time: 0, model: model, requestCount: 0)
    record.requestCount += 1
    record.inputTokens += max(0, message.usage.inputTokens ?? 0)
    record.outputTokens += max(0, message.usage.outputTokens ?? 0)
    record.cacheCreationTokens += max(0, message.usage.cacheCreationInputTokens ?? 0)
    record.cacheReadTokens += max(0, message.usage.cacheReadInputTokens ?? 0)
    record.cost = Self.sum(record.cost, cost(of: message))
    records[model] = record
  }

  /// The cost of a message; nil where its usage or its model's price is not told.
  private func cost(of message: Message) -> DollarAmount? {
    guard message.usage.inputTokens != nil, message.usage.outputTokens != nil else { return nil }
    return catalogue.cost(of: message, terms: PriceTerms(isBatch: true))
  }

  private static func sum(_ cost: Int64?, _ more: DollarAmount?) -> Int64? {
    guard let cost, let more else { return nil }
    return (DollarAmount(picodollars: cost) + more).picodollars
  }

  /// What is booked for a batch: a record for each model.
  ///
  /// Where a price is not known, all that was set aside for the batch is charged, and marked as estimated.
  func records(of batch: ClientBatch) -> [UsageRecord] {
    var booked = records.values.sorted { $0.model < $1.model }
    for place in booked.indices {
      booked[place].token = batch.token
      booked[place].time = batch.createdAt
    }
    guard let unpriced = booked.firstIndex(where: { $0.cost == nil }),
      let reservation = batch.reservation
    else { return booked }
    let known = booked.reduce(DollarAmount.zero) {
      $0 + DollarAmount(picodollars: $1.cost ?? 0)
    }
    for place in booked.indices where booked[place].cost == nil {
      booked[place].cost = place == unpriced ? max(0, reservation.amount - known.picodollars) : 0
      booked[place].isEstimated = true
    }
    return booked
  }
}
