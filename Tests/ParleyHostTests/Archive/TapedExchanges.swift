import ParleyHost

/// Exchanges for tests of tapes.
enum TapedExchanges {
  /// The body of a request that says a text.
  static func body(_ text: String, model: String = "claude-haiku-5-5") -> [UInt8] {
    let json =
      #"{"model":"\#(model)","max_tokens":100,"messages":[{"role":"user","content":"\#(text)"}],"stream":true}"#
    return Array(json.utf8)
  }

  /// A request that says a text.
  static func request(
    _ text: String,
    model: String = "claude-haiku-5-5",
    betas: [String] = []
  ) -> Exchange.Request {
    Exchange.Request(
      number: 1,
      conversation: "main",
      body: body(text, model: model),
      version: "2026-10-21",
      betas: betas,
      isStreamed: true
    )
  }

  /// An exchange whose answer is one event.
  static func exchange(
    _ text: String,
    answered answer: String,
    _ outcome: Exchange.Ending.Outcome = .finished
  ) -> Exchange {
    var exchange = Exchange(request: request(text), startedAt: Timestamp(microseconds: 7))
    exchange.progress = [
      .init(.connecting(attempt: 1, of: 5), elapsed: 1), .init(.sent, elapsed: 2),
    ]
    let headers: [Exchange.Head.Header] = [
      .init("request-id", "req_\(answer)"), .init("anthropic-organization-id", "org-1"),
      .init("x-api-key", "sk-ant-secret"),
    ]
    exchange.head = .init(status: 200, headers: headers, elapsed: 3)
    exchange.events = [
      .init(name: "e", isWhole: false, data: Array(#"{"text":"\#(answer)"}"#.utf8), elapsed: 4)
    ]
    exchange.ending = .init(
      outcome,
      elapsed: 5,
      timing: .init(latency: .nanoseconds(5), firstToken: .nanoseconds(4)),
      price: .init(picodollars: 12)
    )
    return exchange
  }
}

extension Exchange {
  /// The text of its first event.
  var answer: String {
    String(decoding: events.first?.data ?? [], as: UTF8.self)
  }
}
