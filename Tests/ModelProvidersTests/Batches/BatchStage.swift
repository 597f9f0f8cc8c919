import ClaudeAPI
import ClaudeMessages
import ModelProviders
import OrderedJSON
import Synchronization

/// A provider of batches that a test drives: a batch ends when it was looked at often enough, and its results come in reverse.
final class ScriptedBatches: BatchProvider {
  struct State {
    var batches: [(id: String, items: [BatchItem])] = []
    var looks: [String: Int] = [:]
    var readings = 0
    var log: [String] = []
    var submitErrors: [ClaudeError] = []
    var lookErrors: [ClaudeError] = []
    /// Ends a reading after so many results, once for each.
    var cuts: [Int] = []
  }

  let state = Mutex(State())
  private let looks: Int
  private let outcome: @Sendable (BatchItem) -> BatchResult.Outcome?

  /// Makes a provider.
  ///
  /// - Parameters:
  ///   - looks: How often a batch is looked at until it has ended.
  ///   - outcome: How a request comes out; nil for no result at all.
  init(
    looks: Int = 1,
    outcome: @escaping @Sendable (BatchItem) -> BatchResult.Outcome? = { .echo($0) }
  ) {
    self.looks = looks
    self.outcome = outcome
  }

  var log: [String] { state.withLock { $0.log } }

  /// The last words of the requests of each batch.
  var questions: [[String]] {
    state.withLock { $0.batches.map { $0.items.map(\.request.question) } }
  }

  /// Puts a batch there that another process made.
  func add(_ id: String, _ items: [BatchItem]) {
    state.withLock { $0.batches.append((id, items)) }
  }

  func submit(_ items: [BatchItem]) async throws(ClaudeError) -> MessageBatch {
    let result = state.withLock { state -> Result<MessageBatch, ClaudeError> in
      if !state.submitErrors.isEmpty { return .failure(state.submitErrors.removeFirst()) }
      let id = "msgbatch_\(state.batches.count + 1)"
      state.batches.append((id, items))
      state.log.append("submit \(id)")
      return .success(MessageBatch(id: id, counts: BatchCounts(processing: items.count)))
    }
    return try result.get()
  }

  func state(of batch: String) async throws(ClaudeError) -> MessageBatch {
    let result = state.withLock { state -> Result<MessageBatch, ClaudeError> in
      if !state.lookErrors.isEmpty { return .failure(state.lookErrors.removeFirst()) }
      guard let count = state.batches.first(where: { $0.id == batch })?.items.count else {
        return .failure(ClaudeError(.notFound, "no such batch"))
      }
      state.looks[batch, default: 0] += 1
      let seen = state.looks[batch, default: 0]
      state.log.append("look \(batch)")
      let left = max(0, count - count * seen / looks)
      return .success(
        MessageBatch(
          id: batch,
          status: seen >= looks ? .ended : .inProgress,
          counts: BatchCounts(processing: left)
        )
      )
    }
    return try result.get()
  }

  func results(
    of batch: String,
    _ receive: @escaping @Sendable (BatchResult) -> Void
  ) async throws(ClaudeError) {
    let (items, cut) = state.withLock { state in
      state.log.append("read \(batch)")
      let cut = state.cuts.isEmpty ? nil : state.cuts.removeFirst()
      return (state.batches.first { $0.id == batch }?.items ?? [], cut)
    }
    for (index, item) in items.reversed().enumerated() {
      if index == cut { throw ClaudeError(.connectionLost, "lost while reading") }
      guard let outcome = outcome(item) else { continue }
      receive(BatchResult(customID: item.customID, outcome: outcome))
    }
  }
}

extension BatchResult.Outcome {
  /// A message that says the question again.
  static func echo(_ item: BatchItem) -> BatchResult.Outcome {
    let text = JSONValue.string("re: \(item.request.question)")
    let json =
      #"{"id":"msg_\#(item.customID)","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":\#(text)}],"stop_reason":"end_turn","usage":{"input_tokens":1,"output_tokens":1,"service_tier":"batch"}}"#
    return (try? .succeeded(RawJSON(parsing: Array(json.utf8)))) ?? .expired
  }
}

extension ProviderRequest {
  /// The text of the last message.
  var question: String { message.messages.last?.content.text ?? "" }

  /// A small question that is not streamed.
  static func batched(
    _ text: String,
    betas: [String] = [],
    version: APIVersion? = nil
  ) -> ProviderRequest {
    ProviderRequest(
      MessageRequest(model: "claude-haiku-5-5", maxTokens: 10, messages: [.user(.text(text))]),
      version: version,
      betas: betas
    )
  }
}

extension MessageProvider {
  /// The text of the answer, or the code of the error.
  func answer(_ request: ProviderRequest) async -> String {
    do {
      for try await event in send(request) {
        if case .event(let raw) = event, case .message(let message) = try raw.decoded() {
          return message.text
        }
      }
      return "nothing"
    } catch {
      return error.code.description
    }
  }
}

/// A clock on which short sleeps are over at once and long ones never end.
final class PatientClock: Clock {
  private let base = RecordingClock()
  private let limit: Duration

  init(limit: Duration = .seconds(3600)) { self.limit = limit }

  var now: RecordingClock.Instant { base.now }
  var minimumResolution: Duration { .nanoseconds(1) }
  var sleeps: [Duration] { base.sleeps }

  func sleep(until deadline: RecordingClock.Instant, tolerance: Duration?) async throws {
    if now.duration(to: deadline) > limit {
      while true { try await Task.sleep(for: .seconds(3600)) }
    }
    try await base.sleep(until: deadline, tolerance: tolerance)
  }
}

/// A ledger in memory.
final class MemoryLedger: BatchLedger {
  private let state: Mutex<(kept: [KeptBatch], closed: [String])>
  private let error: ClaudeError?

  init(_ kept: [KeptBatch] = [], failingWith error: ClaudeError? = nil) {
    state = Mutex((kept, []))
    self.error = error
  }

  var kept: [KeptBatch] { state.withLock { $0.kept } }
  var closed: [String] { state.withLock { $0.closed } }

  func outstanding() async throws(ClaudeError) -> [KeptBatch] { kept }

  func keep(_ batch: KeptBatch) async throws(ClaudeError) {
    if let error { throw error }
    state.withLock { $0.kept.append(batch) }
  }

  func close(_ batch: String) async throws(ClaudeError) {
    state.withLock { $0.closed.append(batch) }
  }
}
