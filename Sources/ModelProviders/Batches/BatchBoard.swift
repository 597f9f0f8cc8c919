import ClaudeAPI
import ClaudeMessages

/// Which requests wait for a batch and which batches are waited for: decides what a collector does next.
///
/// A pure value: time comes in with each question, and what is decided is done by the collector.
struct BatchBoard: Sendable {
  /// A request that waits, by its number.
  typealias Ticket = Int

  /// What is to be done next.
  enum Step: Equatable {
    /// Sends some requests as a batch.
    case submit([Ticket])
    /// Looks at a batch.
    case look(String)
    /// Reads the results of a batch.
    case read(String)
    /// Waits until something changes, or until some time has passed.
    case wait(Duration?)
    /// Ends.
    case finish
  }

  /// A request that waits.
  struct Waiting: Sendable {
    let key: String
    let request: ProviderRequest
  }

  /// A batch that is waited for.
  struct Batch: Sendable {
    /// Its size.
    let count: Int
    /// Whether an earlier process made it: its requests may be asked for one after the other.
    let isInherited: Bool
    /// The requests that wait for its results, by their names in it.
    var attached: [String: Ticket] = [:]
    /// How far it is.
    var isEnded = false
    /// How many of its requests are answered, as far as it is known.
    var done = 0
    /// How often it was looked at.
    var looks = 0
    /// How often in a row that failed.
    var failures = 0
    /// When it is looked at, or read, next.
    var due: Duration
  }

  let pacing: BatchPacing
  private var waiting: [Ticket: Waiting] = [:]
  private var unsent: [Ticket] = []
  private var unsentBytes = 0
  private var lastArrival = Duration.zero
  private(set) var batches: [String: Batch] = [:]
  /// The order in which the batches came.
  private(set) var order: [String] = []
  /// Where requests are that an earlier process sent, by key.
  private var inherited: [String: (batch: String, customID: String)] = [:]
  /// How many trials are live.
  var live = 0
  /// Whether more trials would start.
  var mayGrow = false
  /// Whether no more requests come.
  var isFinished = false

  init(pacing: BatchPacing) { self.pacing = pacing }

  /// The requests that wait.
  var tickets: [Ticket] { Array(waiting.keys) }

  /// A request that waits; nil for one that has its answer.
  func request(_ ticket: Ticket) -> Waiting? { waiting[ticket] }

  // MARK: Requests

  /// Adds a request that waits from now on.
  mutating func add(_ ticket: Ticket, _ request: Waiting, at now: Duration) {
    waiting[ticket] = request
    lastArrival = now
    attach(ticket)
  }

  /// Lets a request wait for the batch of an earlier process that it is in, else to be sent.
  private mutating func attach(_ ticket: Ticket) {
    guard let request = waiting[ticket] else { return }
    if let place = inherited.removeValue(forKey: request.key) {
      batches[place.batch]?.attached[place.customID] = ticket
    } else {
      unsent.append(ticket)
      unsentBytes += request.request.body.count + Self.frame
    }
  }

  /// Room for what stands around a request in a batch.
  private static let frame = 100

  /// Removes a request that nobody waits for any more.
  mutating func remove(_ ticket: Ticket) {
    guard let gone = waiting.removeValue(forKey: ticket) else { return }
    if let place = unsent.firstIndex(of: ticket) {
      unsent.remove(at: place)
      unsentBytes -= gone.request.body.count + Self.frame
      return
    }
    for id in order {
      let names = batches[id]?.attached.filter { $0.value == ticket } ?? [:]
      for name in names.keys { batches[id]?.attached[name] = nil }
    }
  }

  // MARK: Batches

  /// Adds a batch of an earlier process; requests that wait already and are in it wait for it.
  mutating func inherit(_ batch: KeptBatch, at now: Duration) {
    guard batches[batch.id] == nil else { return }
    order.append(batch.id)
    batches[batch.id] = Batch(count: batch.items.count, isInherited: true, due: now)
    for item in batch.items { inherited[item.key] = (batch.id, item.customID) }
    let known = unsent.filter { waiting[$0].map { inherited[$0.key] != nil } == true }
    take(known)
    for ticket in known { attach(ticket) }
  }

  /// The names that requests get in a batch: their keys where these can be names, so that a batch alone says what it answers.
  func names(of tickets: [Ticket]) -> [(ticket: Ticket, customID: String)] {
    var used: Set<String> = []
    return tickets.compactMap { ticket in
      guard let key = waiting[ticket]?.key else { return nil }
      let isName = BatchRequest.isCustomID(key) && used.insert(key).inserted
      return (ticket, isName ? key : "request-\(ticket)")
    }
  }

  /// Takes requests off the list of those that are to be sent.
  mutating func take(_ tickets: [Ticket]) {
    let taken = Set(tickets)
    unsent.removeAll { taken.contains($0) }
    unsentBytes = unsent.reduce(0) { $0 + (waiting[$1]?.request.body.count ?? 0) + Self.frame }
  }

  /// Adds a batch that was made of some requests; those that nobody waits for any more are left alone.
  mutating func add(
    _ batch: MessageBatch,
    of items: [(ticket: Ticket, customID: String)],
    at now: Duration
  ) {
    var added = Batch(count: items.count, isInherited: false, due: now + pacing.pause(after: 0))
    for item in items where waiting[item.ticket] != nil {
      added.attached[item.customID] = item.ticket
    }
    if batch.isEnded { added.due = now }
    added.isEnded = batch.isEnded
    order.append(batch.id)
    batches[batch.id] = added
  }

  /// Takes over what a look at a batch has shown.
  mutating func note(_ state: MessageBatch, at now: Duration) {
    let pacing = pacing
    change(state.id) { batch in
      batch.looks += 1
      batch.failures = 0
      batch.isEnded = state.isEnded
      batch.done = max(0, batch.count - state.counts.processing)
      batch.due = state.isEnded ? now : now + pacing.pause(after: batch.looks)
    }
  }

  /// Notes that a batch could not be looked at or read.
  ///
  /// - Returns: Whether it is tried again.
  mutating func noteFailure(of id: String, at now: Duration) -> Bool {
    let pacing = pacing
    change(id) { batch in
      batch.failures += 1
      batch.due = now + pacing.pause(after: batch.looks + batch.failures)
    }
    return (batches[id]?.failures ?? .max) <= pacing.patience
  }

  /// Hands out the request that waits for a result; nil where none does.
  mutating func answered(_ customID: String, of id: String) -> Ticket? {
    guard let ticket = batches[id]?.attached.removeValue(forKey: customID) else { return nil }
    change(id) { $0.done = max($0.done, $0.count - $0.attached.count) }
    waiting[ticket] = nil
    return ticket
  }

  /// Takes off a batch, and gives the requests that waited for it.
  mutating func drop(_ id: String) -> [Ticket] {
    guard let batch = batches.removeValue(forKey: id) else { return [] }
    order.removeAll { $0 == id }
    inherited = inherited.filter { $0.value.batch != id }
    for ticket in batch.attached.values { waiting[ticket] = nil }
    return batch.attached.values.sorted()
  }

  /// The batches of which nothing is left that could be asked for.
  var takenOver: [String] {
    let open = Set(inherited.values.map(\.batch))
    return order.filter { !open.contains($0) && batches[$0]?.attached.isEmpty == true }
  }

  /// Takes off a batch that is not there any more; the requests that waited for it are to be sent anew.
  mutating func forget(_ id: String) {
    guard let batch = batches.removeValue(forKey: id) else { return }
    order.removeAll { $0 == id }
    inherited = inherited.filter { $0.value.batch != id }
    for ticket in batch.attached.values.sorted() {
      unsent.append(ticket)
      unsentBytes += (waiting[ticket]?.request.body.count ?? 0) + Self.frame
    }
  }

  private mutating func change(_ id: String, _ body: (inout Batch) -> Void) {
    guard var batch = batches[id] else { return }
    body(&batch)
    batches[id] = batch
  }

  // MARK: Decisions

  /// What is to be done next.
  func nextStep(at now: Duration) -> Step {
    if isFinished, waiting.isEmpty { return .finish }
    let isSettled = self.isSettled(at: now)
    for id in order {
      guard let batch = batches[id], batch.isEnded, !batch.attached.isEmpty, batch.due <= now
      else { continue }
      // Of an inherited one more may be asked for: its results are read when nobody goes on without them.
      if !batch.isInherited || isSettled { return .read(id) }
    }
    if let next = nextBatch(isSettled: isSettled) { return .submit(next) }
    for id in order {
      guard let batch = batches[id], !batch.isEnded, batch.due <= now else { continue }
      if !batch.attached.isEmpty { return .look(id) }
    }
    return .wait(nextMoment.map { max(.milliseconds(1), $0 - now) })
  }

  /// Whether nothing more comes before something is answered, or nothing came for some time.
  private func isSettled(at now: Duration) -> Bool {
    if !mayGrow, waiting.count >= live { return true }
    return now - lastArrival >= pacing.settling
  }

  /// The requests of the next batch, all with one version and one list of betas; nil as long as more may come.
  private func nextBatch(isSettled: Bool) -> [Ticket]? {
    guard let first = unsent.first, let head = waiting[first]?.request else { return nil }
    let isFull = unsent.count >= pacing.mostRequests || unsentBytes >= pacing.mostBytes
    guard isSettled || isFull else { return nil }
    var tickets: [Ticket] = []
    var byteCount = 0
    for ticket in unsent {
      guard let request = waiting[ticket]?.request, request.version == head.version,
        request.betas == head.betas
      else { continue }
      byteCount += request.body.count + Self.frame
      guard tickets.count < pacing.mostRequests, byteCount <= pacing.mostBytes || tickets.isEmpty
      else { break }
      tickets.append(ticket)
    }
    return tickets
  }

  /// When something is due by itself; nil for never.
  private var nextMoment: Duration? {
    var moments = batches.values.compactMap { batch -> Duration? in
      if batch.attached.isEmpty { return nil }
      let quiet = lastArrival + pacing.settling
      return batch.isEnded && batch.isInherited ? max(batch.due, quiet) : batch.due
    }
    if !unsent.isEmpty { moments.append(lastArrival + pacing.settling) }
    return moments.min()
  }
}
