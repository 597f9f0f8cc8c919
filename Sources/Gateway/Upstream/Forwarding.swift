import ClaudeAPI

/// Sends requests upstream as they came, but for the credential, and never twice.
struct Forwarding: Sendable {
  /// An answer whose head has come.
  struct Answer: Sendable {
    /// The status and headers as the upstream sent them.
    let head: ResponseHead
    /// The rest of it.
    let exchange: TransportExchange
  }

  /// How long the upstream may be silent: longer than it takes for a reply that is not streamed.
  private static let timeouts = Timeouts(connect: .seconds(10), idle: .seconds(900))

  private let upstream: Upstream
  /// Takes a line of the operator's log.
  private let log: @Sendable (String) -> Void

  /// Makes the way to an upstream.
  ///
  /// - Parameters:
  ///   - upstream: Who answers.
  ///   - log: Takes a line of the operator's log.
  init(_ upstream: Upstream, log: @escaping @Sendable (String) -> Void) {
    self.upstream = upstream
    self.log = log
  }

  /// Sends a request, and waits for the head of its answer.
  ///
  /// - Parameters:
  ///   - request: The client's request.
  ///   - body: Its body.
  ///   - onSent: Called when the request went out.
  /// - Returns: The answer of whatever status, but for one that says that the gateway's own credential is wrong.
  /// - Throws: ``Refusal`` 502 or 504 where there is none.
  func send(
    _ request: GatewayRequest,
    body: [UInt8] = [],
    onSent: () -> Void = {}
  ) async throws(Refusal) -> Answer {
    guard let method = TransportRequest.Method(rawValue: request.method) else {
      throw .wrongMethod(request.method, allowed: ["GET", "POST", "DELETE"])
    }
    var outgoing = TransportRequest(
      method: method,
      server: upstream.server,
      path: request.path + request.query,
      headers: ForwardedHeaders.toUpstream(request.headers, credential: upstream.credential),
      body: body,
      timeouts: Self.timeouts
    )
    // Nothing of it is kept, so it may be of any length.
    outgoing.bodyLimit = .max
    let exchange = upstream.transport.send(outgoing)
    let head = try await head(of: exchange, request: request, onSent: onSent)
    if head.status == 401 {
      exchange.close(.discard)
      log("\(request.id): the upstream refuses the gateway's credential (401)")
      throw .credentialRefused()
    }
    if (300..<400).contains(head.status) {
      exchange.close(.discard)
      log("\(request.id): the upstream answers \(head.status); redirects are not followed")
      throw .unreachable()
    }
    return Answer(head: head, exchange: exchange)
  }

  private func head(
    of exchange: TransportExchange,
    request: GatewayRequest,
    onSent: () -> Void
  ) async throws(Refusal) -> ResponseHead {
    do throws(ClaudeError) {
      while let event = try await exchange.next() {
        switch event {
        case .sent: onSent()
        case .head(let head): return head
        case .body: break
        }
      }
      throw .connectionLost(upstream.server)
    } catch {
      if error.code != .cancelled { log("\(request.id): no answer of the upstream: \(error)") }
      throw Refusal(error)
    }
  }
}
