import ClaudeAPI
import ClaudeMessages

/// Answers requests for messages and for counts of tokens.
struct MessagesDesk: Sendable {
  /// The most bytes of a request, as at the API.
  static let bodyLimit = 32 << 20

  private let forwarding: Forwarding
  private let gatekeeper: Gatekeeper
  private let exchanges: RecentExchanges
  private let metrics: Metrics

  /// Makes a desk.
  ///
  /// - Parameters:
  ///   - forwarding: The way to the upstream.
  ///   - gatekeeper: Knows what each client may ask.
  ///   - exchanges: Remembers how requests went.
  ///   - metrics: Counts streams.
  init(
    _ forwarding: Forwarding,
    gatekeeper: Gatekeeper,
    exchanges: RecentExchanges,
    metrics: Metrics
  ) {
    self.metrics = metrics
    self.forwarding = forwarding
    self.gatekeeper = gatekeeper
    self.exchanges = exchanges
  }

  /// Answers with a count of tokens, which costs nothing.
  func tokenCount(_ request: GatewayRequest) async throws(Refusal) -> GatewayResponse {
    let body = try await request.wholeJSON(upTo: Self.bodyLimit)
    let asked = try AskedMessage(body, needsMaxTokens: false)
    request.notes.update { $0.model = asked.model }
    try gatekeeper.checkModel(asked.model, of: request.client)
    let answer = try await forwarding.send(request, body: body)
    return GatewayResponse(passing: answer)
  }

  /// Answers with a message.
  func message(_ request: GatewayRequest) async throws(Refusal) -> GatewayResponse {
    let client = request.client
    let body = try await request.wholeJSON(upTo: Self.bodyLimit)
    let received = request.elapsed
    let asked = try AskedMessage(body)
    request.notes.update { $0.model = asked.model }
    let permit = try await gatekeeper.admit([asked.request(for: client)], of: client)
    var timeline = ExchangeTimeline(request, client: client, model: asked.model)
    timeline.received = received
    timeline.isStreamed = asked.isStreamed
    timeline.requestBytes = body.count
    timeline.admitted = request.elapsed
    let answer: Forwarding.Answer
    do throws(Refusal) {
      answer = try await forwarding.send(request, body: body) { progress in
        switch progress {
        case .sent: timeline.sent = request.elapsed
        case .answered: timeline.head = request.elapsed
        }
      }
    } catch {
      await close(timeline, permit, request, refusedWith: error)
      throw error
    }
    timeline.status = answer.head.status
    timeline.requestID = answer.head.requestID ?? request.id
    return response(answer, to: request, asked, permit, timeline)
  }

  /// Books a request that had no answer.
  private func close(
    _ timeline: ExchangeTimeline,
    _ permit: Permit,
    _ request: GatewayRequest,
    refusedWith refusal: Refusal
  ) async {
    var timeline = timeline
    timeline.status = refusal.status
    // Once it was sent nobody knows whether it was worked on, unless the upstream has refused it.
    timeline.reply.isFree = timeline.sent == nil || timeline.head != nil
    exchanges.note(timeline)
    let usage = await gatekeeper.settle(permit, timeline.reply)
    request.notes.update { $0.usage = usage }
  }

  private func response(
    _ answer: Forwarding.Answer,
    to request: GatewayRequest,
    _ asked: AskedMessage,
    _ permit: Permit,
    _ timeline: ExchangeTimeline
  ) -> GatewayResponse {
    var headers = ForwardedHeaders.toClient(answer.head.headers)
    headers["server-timing"] = timeline.serverTiming
    let meter = ReplyMeter(
      status: answer.head.status,
      type: headers["content-type"],
      maxTokens: asked.maxTokens ?? 0
    )
    return GatewayResponse(
      answer.head.status,
      headers: headers,
      body: .stream { [gatekeeper, exchanges, metrics] stream in
        metrics.streamBegan()
        defer { metrics.streamEnded() }
        var meter = meter
        var timeline = timeline
        let isWhole = await answer.pass(to: stream) { bytes in
          if timeline.firstByte == nil { timeline.firstByte = request.elapsed }
          timeline.replyBytes += bytes.count
          meter.add(bytes)
        }
        if isWhole { meter.end() }
        timeline.end = request.elapsed
        timeline.reply = meter.reply
        // Remembered first: a client that has the whole reply may ask at once how it was made.
        exchanges.note(timeline)
        if isWhole { stream.end() }
        let usage = await gatekeeper.settle(permit, timeline.reply)
        request.notes.update { notes in
          notes.usage = usage
          notes.stopReason = timeline.reply.stopReason
        }
        return isWhole
      }
    )
  }
}

extension ExchangeTimeline {
  /// The timeline of a request for a message.
  fileprivate init(_ request: GatewayRequest, client: Client, model: String) {
    self.init(requestID: request.id, client: client.id, model: model, start: request.start)
  }

  /// The gateway's own part of the time, and the upstream's until the head of its answer, in milliseconds.
  fileprivate var serverTiming: String? {
    guard let sent, let head else { return nil }
    return "admit;dur=\(sent.inMilliseconds), upstream;dur=\((head - sent).inMilliseconds)"
  }
}

extension Duration {
  /// The duration in milliseconds with two decimals.
  fileprivate var inMilliseconds: String {
    let hundredths = (self / .microseconds(10)).rounded()
    let number = Int(hundredths)
    let decimals = String(number % 100 + 100).dropFirst()
    return "\(number / 100).\(decimals)"
  }
}
