import ClaudeAPI
import ClaudeMessages
import OrderedJSON
import Synchronization

/// A transport on which things go wrong as a script says; what is left of an answer comes as it would over a bad network.
package struct FaultyTransport: Transport {
  private let base: LocalTransport
  private let faults: FaultScript
  private let clock: any Clock<Duration>
  private let requests = RequestCount()

  /// The requests for messages so far.
  private final class RequestCount: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
      count.withLock { count in
        count += 1
        return count
      }
    }
  }

  /// Puts faults before a transport.
  ///
  /// - Parameters:
  ///   - base: What answers where nothing goes wrong.
  ///   - faults: What goes wrong.
  ///   - clock: Measures the delays.
  package init(_ base: LocalTransport, faults: FaultScript, clock: any Clock<Duration>) {
    self.base = base
    self.faults = faults
    self.clock = clock
  }

  package func send(_ request: TransportRequest) -> TransportExchange {
    let answer = base.send(request)
    guard request.method == .post, request.isForMessage else { return answer }
    let exchange = FaultyExchange(
      answer,
      of: request,
      fate: faults.fate(of: requests.next()),
      clock: clock
    )
    return TransportExchange(
      next: { () async throws(ClaudeError) in try await exchange.next() },
      close: { answer.close($0) }
    )
  }
}

/// One request on its way to its fate.
private final class FaultyExchange: Sendable {
  private struct State {
    /// Whether the request went out.
    var isSent = false
    /// Whether the answer began.
    var isAnswered = false
    /// What was prepared; nil where the answer passes as it comes.
    var prepared: ArraySlice<TransportEvent>?
  }

  private let base: TransportExchange
  private let request: TransportRequest
  private let fate: RequestFate
  private let clock: any Clock<Duration>
  /// Never held while something is waited for: one task at a time asks for events.
  private let state = Mutex(State())

  init(
    _ base: TransportExchange,
    of request: TransportRequest,
    fate: RequestFate,
    clock: any Clock<Duration>
  ) {
    self.base = base
    self.request = request
    self.fate = fate
    self.clock = clock
  }

  func next() async throws(ClaudeError) -> TransportEvent? {
    let (isSent, isAnswered) = state.withLock { ($0.isSent, $0.isAnswered) }
    if !isSent {
      state.withLock { $0.isSent = true }
      return try await base.next()
    }
    if !isAnswered { try await begin() }
    guard let event = try await following() else { return nil }
    if let rate = fate.tokensPerSecond, event.isDelta {
      try await wait(.seconds(1 / rate))
    }
    return event
  }

  /// Lets the time pass until the answer begins, and decides what it is.
  private func begin() async throws(ClaudeError) {
    state.withLock { $0.isAnswered = true }
    try await wait(fate.latency)
    switch fate.ending {
    case nil: return
    case .drop?: throw .connectionLost(request.server)
    case .silence?:
      try await wait(request.timeouts.idle)
      throw .idleTimeout(request.server, after: request.timeouts.idle)
    case .failure(let status, let pause)?:
      let answer = Self.failure(status: status, retryAfter: pause)
      state.withLock { $0.prepared = answer[...] }
    case .cut(let percent)?:
      let beginning = Self.beginning(of: try await wholeAnswer(), percent: percent)
      state.withLock { $0.prepared = beginning[...] }
    }
  }

  private func following() async throws(ClaudeError) -> TransportEvent? {
    let (event, isPrepared) = state.withLock { state in
      (state.prepared?.popFirst(), state.prepared != nil)
    }
    guard isPrepared else { return try await base.next() }
    if case .cut? = fate.ending, event == nil { throw .connectionLostInReply(request.server) }
    return event
  }

  private func wholeAnswer() async throws(ClaudeError) -> [TransportEvent] {
    var events: [TransportEvent] = []
    while let event = try await base.next() { events.append(event) }
    return events
  }

  /// Waits, at most as long as the client is ready to.
  private func wait(_ duration: Duration) async throws(ClaudeError) {
    guard duration > .zero else { return }
    let patience = request.timeouts.idle
    do {
      try await clock.sleep(for: min(duration, patience))
    } catch {
      throw .cancelled()
    }
    if duration > patience { throw .idleTimeout(request.server, after: patience) }
  }

  // MARK: Answers

  /// The answer up to a share of its bytes, its head included.
  private static func beginning(of answer: [TransportEvent], percent: Double) -> [TransportEvent] {
    let total = answer.reduce(0) { $0 + $1.byteCount }
    var left = Int(Double(total) * percent / 100)
    var beginning: [TransportEvent] = []
    for event in answer {
      guard case .body(let bytes) = event else {
        beginning.append(event)
        continue
      }
      let part = Array(bytes.prefix(left))
      left -= part.count
      if !part.isEmpty { beginning.append(.body(part)) }
    }
    return beginning
  }

  private static func failure(status: Int, retryAfter: Duration?) -> [TransportEvent] {
    let id = "req_local_fault"
    let type = APIErrorType(status: status) ?? .api
    let words = type.rawValue.split(separator: "_").joined(separator: " ")
    let refusal = LocalRefusal(status: status, type: type, message: "\(words), made by --faults")
    var headers: HeaderFields = ["content-type": "application/json", "request-id": id]
    if let retryAfter {
      let (seconds, attoseconds) = retryAfter.components
      let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
      headers["retry-after-ms"] = String(milliseconds)
    }
    return [
      .head(ResponseHead(status: status, headers: headers)),
      .body(JSONWriter.bytes(of: refusal.body(requestID: id))),
    ]
  }
}

extension TransportRequest {
  /// Whether it asks for a message, whatever its query says.
  fileprivate var isForMessage: Bool { path.prefix { $0 != "?" } == "/v1/messages" }
}

extension TransportEvent {
  /// The bytes of the body.
  fileprivate var byteCount: Int {
    if case .body(let bytes) = self { bytes.count } else { 0 }
  }

  /// Whether it brings a part of a message.
  fileprivate var isDelta: Bool {
    guard case .body(let bytes) = self else { return false }
    return bytes.starts(with: "event: content_block_delta".utf8)
  }
}
