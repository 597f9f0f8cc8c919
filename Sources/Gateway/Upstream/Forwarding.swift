import ClaudeAPI

/// Sends requests upstream as they came, but for the credential, and never twice.
struct Forwarding: Sendable {
  /// How far a request is.
  enum Progress: Sendable {
    /// It went out.
    case sent
    /// The head of its answer came.
    case answered
  }

  /// How long the upstream may be silent: longer than it takes for a reply that is not streamed.
  private static let timeouts = Timeouts(connect: .seconds(10), idle: .seconds(900))

  private let upstream: Upstream
  private let watch: CredentialWatch
  private let metrics: Metrics
  private let tell: @Sendable (OperatorNotice) -> Void

  /// Makes the way to an upstream.
  ///
  /// - Parameters:
  ///   - upstream: Who answers.
  ///   - metrics: Counts what goes wrong.
  ///   - tell: Tells the operator what goes wrong.
  init(
    _ upstream: Upstream,
    metrics: Metrics,
    tell: @escaping @Sendable (OperatorNotice) -> Void
  ) {
    self.upstream = upstream
    watch = CredentialWatch(upstream.credential)
    self.metrics = metrics
    self.tell = tell
  }

  /// Sends a request, and waits for the head of its answer.
  ///
  /// - Parameters:
  ///   - request: The client's request.
  ///   - body: Its body.
  ///   - note: Told how far it is.
  /// - Returns: The answer of whatever status, but for one that says that the gateway's own credential is wrong, or that tells it.
  /// - Throws: ``Refusal`` 502 or 504 where there is none.
  func send(
    _ request: GatewayRequest,
    body: [UInt8] = [],
    note: (Progress) -> Void = { _ in }
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
    let head = try await head(of: exchange, note: note)
    try check(head, exchange)
    guard !watch.finds(in: ForwardedHeaders.toClient(head.headers)) else {
      exchange.close(.discard)
      throw withheld(head)
    }
    let answer = Answer(head, exchange, self)
    return head.status < 400 ? answer : try await harmless(answer)
  }

  /// The same failure, once all of it was looked at.
  ///
  /// - Throws: ``Refusal`` 502 for one that tells the gateway's credential.
  private func harmless(_ answer: Answer) async throws(Refusal) -> Answer {
    let body = try await answer.wholeBody(upTo: CredentialWatch.bodyLimit)
    guard !watch.finds(in: body) else { throw withheld(answer.head) }
    return Answer(answer.head, body)
  }

  private func withheld(_ head: ResponseHead) -> Refusal {
    tell(.keyTold("status \(head.status), request \(head.requestID ?? "without an id")"))
    return .unreadableAnswer()
  }

  /// The next event of an exchange.
  ///
  /// The built-in model works where other connections are not kept waiting.
  func next(of exchange: TransportExchange) async throws(ClaudeError) -> TransportEvent? {
    guard upstream.isBuiltIn else { return try await exchange.next() }
    return try await withTaskExecutorPreference(globalConcurrentExecutor) {
      () async throws(ClaudeError) in try await exchange.next()
    }
  }

  /// Counts an answer that was cut, unless the client has left.
  func noteCut(by error: ClaudeError) {
    if error.code != .cancelled { metrics.note(.cut) }
  }

  /// The failure of an answer of which more came than is taken.
  var tooLarge: ClaudeError { .connectionLostInReply(upstream.server) }

  private func head(
    of exchange: TransportExchange,
    note: (Progress) -> Void
  ) async throws(Refusal) -> ResponseHead {
    do throws(ClaudeError) {
      while let event = try await next(of: exchange) {
        switch event {
        case .sent: note(.sent)
        case .head(let head):
          note(.answered)
          return head
        case .body: break
        }
      }
      throw .connectionLost(upstream.server)
    } catch {
      throw refusal(after: error)
    }
  }

  /// The refusal where there is no answer; the operator is told.
  ///
  /// Inlined, it would take room in the task of each stream.
  @inline(never)
  private func refusal(after error: ClaudeError) -> Refusal {
    let refusal = Refusal(error)
    if error.code != .cancelled {
      metrics.note(refusal.status == 504 ? .timeout : .unreachable)
      tell(.upstreamUnreachable(error.description))
    }
    return refusal
  }

  /// Looks at an answer's status.
  ///
  /// - Throws: ``Refusal`` 502 for one that is not for the client.
  private func check(
    _ head: ResponseHead,
    _ exchange: TransportExchange
  ) throws(Refusal) {
    switch head.status {
    case 401:
      exchange.close(.discard)
      metrics.note(.keyRefused)
      tell(.keyRefused("status 401, request \(head.requestID ?? "without an id")"))
      throw .credentialRefused()
    case 300..<400:
      exchange.close(.discard)
      metrics.note(.unreachable)
      tell(.upstreamUnreachable("it answers \(head.status), and redirects are not followed"))
      throw .unreachable()
    case 429: metrics.note(.rateLimited)
    case 500...: metrics.note(.serverError)
    default: break
    }
  }
}
