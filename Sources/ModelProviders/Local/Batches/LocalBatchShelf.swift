import ClaudeMessages
import OrderedJSON

/// The batches of the models of this process, within a bound of memory.
///
/// A pure value: time comes in with each question, and what is decided is done by ``LocalBatches``.
struct LocalBatchShelf: Sendable {
  /// A request that is to be answered.
  struct Work: Sendable {
    /// The batch.
    let batch: String
    /// Its place in the batch.
    let index: Int
    /// The body of the request.
    let params: [UInt8]
  }

  /// The most bytes of requests and results that are held.
  let capacity: Int
  private var batches: [String: LocalBatch] = [:]
  /// All of them, the oldest first.
  private var order: [String] = []
  /// Those that have not ended, the one whose turn it is first.
  private var open: [String] = []
  private var byteCount = 0

  init(capacity: Int) { self.capacity = capacity }

  /// A batch as it is now.
  ///
  /// - Throws: ``LocalRefusal`` 404 for one that is not there.
  func batch(_ id: String) throws(LocalRefusal) -> LocalBatch {
    guard let batch = batches[id] else { throw .unknownBatch(id) }
    return batch
  }

  /// Adds a batch; the oldest ones that have ended make room for it.
  ///
  /// - Throws: ``LocalRefusal`` 529 where there is no room.
  mutating func add(_ batch: LocalBatch) throws(LocalRefusal) {
    makeRoom(for: batch.byteCount, keeping: nil)
    guard byteCount + batch.byteCount <= capacity else { throw .noRoomForBatch }
    byteCount += batch.byteCount
    batches[batch.id] = batch
    order.append(batch.id)
    open.append(batch.id)
  }

  /// Asks a batch to stop; one that has ended stays as it is.
  mutating func cancel(_ id: String, at now: Int64) throws(LocalRefusal) -> LocalBatch {
    _ = try batch(id)
    batches[id]?.cancel(at: now)
    return try batch(id)
  }

  /// Removes a batch that has ended.
  ///
  /// - Throws: ``LocalRefusal`` 404, or 400 for one that has not ended.
  mutating func delete(_ id: String) throws(LocalRefusal) {
    guard try batch(id).endedAt != nil else {
      throw .invalid("\(id) is still in progress: cancel it, and delete it when it has ended")
    }
    remove(id)
  }

  /// A page of the batches, the newest first.
  ///
  /// - Throws: ``LocalRefusal`` 404 for an id that is not there.
  func page(_ query: PageQuery) throws(LocalRefusal) -> JSONValue {
    let newest = Array(order.reversed())
    var range = newest.indices
    if let after = query.after { range = try place(of: after, in: newest) + 1..<range.upperBound }
    if let before = query.before { range = 0..<(try place(of: before, in: newest)) }
    let ids =
      query.before == nil ? newest[range].prefix(query.limit) : newest[range].suffix(query.limit)
    return [
      "data": .array(ids.compactMap { batches[$0]?.description.json }),
      "has_more": .bool(ids.count < range.count),
      "first_id": ids.first.map { .string($0) } ?? .null,
      "last_id": ids.last.map { .string($0) } ?? .null,
    ]
  }

  /// The request whose turn it is: one of each open batch after the other.
  ///
  /// - Returns: The request, which keeps its place until its result is taken; nil when every batch has ended.
  mutating func next(at now: Int64) -> Work? {
    while let id = open.first {
      open.removeFirst()
      change(id) { $0.endIfDue(at: now) }
      guard let batch = batches[id], let (index, item) = batch.nextItem else { continue }
      open.append(id)
      return Work(batch: id, index: index, params: item.params)
    }
    return nil
  }

  /// Takes the result of a request.
  mutating func take(_ result: LocalBatchResult, of work: Work, at now: Int64) {
    guard batches[work.batch]?.nextItem?.index == work.index else { return }
    change(work.batch) { $0.take(result, at: now) }
    makeRoom(for: 0, keeping: work.batch)
  }

  /// Whether there is no room for the result of a request, whatever has ended.
  ///
  /// - Parameters:
  ///   - count: The bytes of the result.
  ///   - work: The request.
  /// - Returns: Whether the result has to be another one.
  mutating func lacksRoom(for count: Int, of work: Work) -> Bool {
    let added = count - work.params.count
    makeRoom(for: added, keeping: work.batch)
    return byteCount + added > capacity
  }

  // MARK: Memory

  /// Removes the oldest batches that have ended until there is room for some bytes.
  private mutating func makeRoom(for count: Int, keeping kept: String?) {
    guard byteCount + count > capacity else { return }
    for id in order where id != kept && batches[id]?.endedAt != nil {
      remove(id)
      if byteCount + count <= capacity { return }
    }
  }

  private mutating func change(_ id: String, _ body: (inout LocalBatch) -> Void) {
    // One reference to what the batch holds, so that changing it copies nothing.
    guard var batch = batches.removeValue(forKey: id) else { return }
    byteCount -= batch.byteCount
    body(&batch)
    byteCount += batch.byteCount
    batches[id] = batch
  }

  private mutating func remove(_ id: String) {
    guard let batch = batches.removeValue(forKey: id) else { return }
    byteCount -= batch.byteCount
    order.removeAll { $0 == id }
    open.removeAll { $0 == id }
  }

  private func place(of id: String, in list: [String]) throws(LocalRefusal) -> Int {
    guard let place = list.firstIndex(of: id) else { throw .unknownBatch(id) }
    return place
  }
}

extension LocalRefusal {
  /// A batch that is not there.
  fileprivate static func unknownBatch(_ id: String) -> LocalRefusal {
    .notFound("batch: \(id)")
  }

  /// Too much is held already.
  fileprivate static let noRoomForBatch = LocalRefusal(
    status: 529,
    type: .overloaded,
    message:
      "the batches that have not ended fill the memory set aside for them: wait until one has ended, or cancel one"
  )
}

extension MessageBatch {
  /// The batch as a value.
  var json: JSONValue {
    var writer = JSONWriter()
    write(to: &writer)
    return RawJSON(validated: writer.bytes).value
  }
}
