import ClaudeAPI
import ClaudeMessages
import Gateway
import OrderedJSON
import RunStorage
import ScriptedServer
import TestSupport

/// A gateway before a scripted server, with two clients that have tokens.
struct BatchStage: Sendable {
  /// An answer to a client.
  struct Answer: Sendable {
    let status: Int
    let headers: HeaderFields
    let body: [UInt8]

    /// The body as JSON; null if it is none.
    var json: JSONValue { (try? JSONParser().parse(body)) ?? .null }
    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }
    /// The id of a batch.
    var id: String { json["id"]?.stringValue ?? "" }
    /// How far a batch is.
    var state: String { json["processing_status"]?.stringValue ?? "" }
    /// The ids of a list.
    var ids: [String] { json["data"]?.arrayValue?.compactMap { $0["id"]?.stringValue } ?? [] }
    /// The type of an error.
    var errorType: String { json["error"]?["type"]?.stringValue ?? "" }
    /// The names of results.
    var names: [String] {
      body.split(separator: 0x0A).compactMap {
        (try? JSONParser().parse(Array($0)))?["custom_id"]?.stringValue
      }
    }
  }

  /// The first client's token.
  static let ada = "parley_ada"
  /// The second client's token.
  static let bob = "parley_bob"

  /// The server behind the gateway.
  let server: MessagesServer
  /// The gateway's memory.
  let store: GatewayStore
  /// The gateway.
  let gateway: RunningGateway

  /// A store in a folder, with the clients in it where they are not.
  static func store(
    in folder: TemporaryFolder,
    limits: TokenLimits = TokenLimits()
  ) async throws -> GatewayStore {
    let store = try GatewayStore(folder("store.sqlite"), isServing: true)
    guard try store.hasTokens() else {
      for (name, token) in [("ada", ada), ("bob", bob)] {
        try await store.add(
          TokenRecord(
            id: name,
            name: name,
            digest: TokenDigest.of(token),
            limits: limits,
            createdAt: 0
          )
        )
      }
      return store
    }
    return store
  }

  /// Runs a body with all of it.
  ///
  /// - Parameters:
  ///   - server: How the server behind the gateway answers.
  ///   - limits: What the clients may ask for.
  ///   - pause: The time between two looks at open batches.
  ///   - body: Uses it.
  /// - Throws: What the body throws, and what keeps a server from starting.
  static func run(
    _ server: ServerConfiguration = .batches(),
    limits: TokenLimits = TokenLimits(),
    pause: Duration = .seconds(3600),
    _ body: @Sendable (BatchStage) async throws -> Void
  ) async throws {
    let folder = try TemporaryFolder()
    try await MessagesServer.withServer(server) { server in
      let store = try await store(in: folder, limits: limits)
      try await run(server, store: store, pause: pause, body)
    }
  }

  /// Runs a body with a gateway before a server that is there already.
  static func run(
    _ server: MessagesServer,
    store: GatewayStore,
    pause: Duration = .seconds(3600),
    _ body: @Sendable (BatchStage) async throws -> Void
  ) async throws {
    try await RunningGateway.withGateway(
      upstream: server.url,
      configure: {
        $0.store = store
        $0.batchPause = pause
      }
    ) { gateway in
      try await body(BatchStage(server: server, store: store, gateway: gateway))
    }
  }

  // MARK: Clients

  /// Sends a request for a path below that of the batches.
  func send(
    _ method: TransportRequest.Method,
    _ path: String = "",
    body: String = "",
    as token: String? = ada,
    headers: HeaderFields = [:]
  ) async throws -> Answer {
    try await Self.send(
      method,
      "/v1/messages/batches\(path)",
      to: gateway.url,
      body: body,
      as: token,
      headers: headers
    )
  }

  /// Sends a request to a server.
  static func send(
    _ method: TransportRequest.Method,
    _ path: String,
    to url: String,
    body: String,
    as token: String?,
    headers: HeaderFields = [:]
  ) async throws -> Answer {
    var fields: HeaderFields = [
      "anthropic-version": "2023-06-01", "content-type": "application/json",
    ]
    fields["x-api-key"] = token
    for field in headers { fields[field.name] = field.value }
    let transport = HTTPTransport(network: NetworkConfiguration())
    do {
      let exchange = transport.send(
        TransportRequest(
          method: method,
          server: try BaseURL(url),
          path: path,
          headers: fields,
          body: Array(body.utf8)
        )
      )
      let answer = try await Self.answer(of: exchange)
      await transport.shutdown()
      return answer
    } catch {
      await transport.shutdown()
      throw error
    }
  }

  private static func answer(of exchange: TransportExchange) async throws -> Answer {
    var head = ResponseHead(status: 0, headers: [:])
    var body: [UInt8] = []
    while let event = try await exchange.next() {
      if case .head(let told) = event { head = told }
      if case .body(let bytes) = event { body += bytes }
    }
    return Answer(status: head.status, headers: head.headers, body: body)
  }

  /// Makes a batch of requests by their names.
  func make(_ names: String..., as token: String? = ada) async throws -> Answer {
    try await make(names.map { Self.item($0) }, as: token)
  }

  /// Makes a batch of items.
  func make(_ items: [String], as token: String? = ada) async throws -> Answer {
    try await send(
      .post,
      body: #"{"requests":[\#(items.joined(separator: ","))]}"#,
      as: token
    )
  }

  /// An item of a batch.
  static func item(
    _ name: String,
    model: String = "claude-haiku-5-5",
    maxTokens: Int = 100
  ) -> String {
    #"{"custom_id":"\#(name)","params":{"model":"\#(model)","max_tokens":\#(maxTokens),"messages":[{"role":"user","content":"\#(name)"}]}}"#
  }

  // MARK: Money

  /// What the gateway tells of itself in numbers.
  func numbers() async throws -> String {
    try await Self.send(.get, "/metrics", to: gateway.url, body: "", as: Self.ada).text
  }

  /// What a client has spent, and what is set aside for it, in pico-dollars.
  func spending(of name: String = "ada") async throws -> [Int64] {
    guard let token = try await store.tokens().first(where: { $0.name == name }) else { return [] }
    let spending = try await store.spending(of: token, at: 0)
    return [spending.spent, spending.reserved]
  }

  /// What was used, by model.
  func usage() async throws -> [UsageTotals] {
    let today = UTCDay(at: Int64.max / 2)
    return try await store.usage(in: UTCDay(at: 0)...today, by: [.model])
  }
}

extension ServerConfiguration {
  /// A server whose messages all cost the same: 10 tokens of prompt and 4 of reply, 1.5 millionths of a dollar in a batch.
  static func batches(polls: Int = 1, _ answers: ScriptedAnswer...) -> ServerConfiguration {
    var message = ScriptedAnswer()
    message.repetition = .forever
    message.usage = ["input_tokens": 10, "output_tokens": 4]
    var configuration = ServerConfiguration()
    configuration.script = ServerScript(answers + [message])
    configuration.batchPolls = polls
    return configuration
  }
}
