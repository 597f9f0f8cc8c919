import ClaudeAPI
import ClaudeMessages
import Gateway
import Synchronization

/// A transport that answers each request with the same prepared events, and keeps the requests.
final class UpstreamScript: Transport {
  /// One thing that happens in an exchange.
  enum Step: Sendable {
    case event(TransportEvent)
    case fail(ClaudeError)
    /// Nothing more until the exchange is left.
    case hang
  }

  private struct State {
    var requests: [TransportRequest] = []
    var abortCount = 0
    var servedBytes = 0
  }

  private let steps: [Step]
  private let state = Mutex(State())

  /// Makes a transport that plays steps, one for each event that is asked for.
  init(_ steps: [Step]) { self.steps = steps }

  /// A transport that answers with a head and a body in the given pieces.
  convenience init(
    _ status: Int = 200,
    headers: HeaderFields = ["content-type": "text/event-stream", "request-id": "req_up"],
    body: [[UInt8]]
  ) {
    self.init(
      [.event(.sent), .event(.head(ResponseHead(status: status, headers: headers)))]
        + body.map { .event(.body($0)) }
    )
  }

  /// The requests so far.
  var requests: [TransportRequest] { state.withLock { $0.requests } }
  /// How many exchanges were cancelled while they waited.
  var abortCount: Int { state.withLock { $0.abortCount } }
  /// How many bytes of bodies were taken.
  var servedBytes: Int { state.withLock { $0.servedBytes } }

  /// The upstream that this is, with a secret credential.
  var upstream: Upstream {
    Upstream(
      transport: self,
      server: .claudeAPI,
      credential: ["x-api-key": "sk-secret-of-the-gateway"],
      catalogue: .builtIn,
      isBuiltIn: false
    )
  }

  func send(_ request: TransportRequest) -> TransportExchange {
    state.withLock { $0.requests.append(request) }
    let left = Mutex(steps[...])
    return TransportExchange(
      next: { [self] () async throws(ClaudeError) in
        if Task.isCancelled { throw .cancelled() }
        switch left.withLock({ $0.popFirst() }) {
        case .event(let event):
          if case .body(let bytes) = event { state.withLock { $0.servedBytes += bytes.count } }
          return event
        case .fail(let error): throw error
        case .hang:
          while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
          state.withLock { $0.abortCount += 1 }
          throw .cancelled()
        case nil: return nil
        }
      },
      close: { _ in }
    )
  }
}
