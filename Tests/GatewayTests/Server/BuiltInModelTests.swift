import ClaudeAPI
import ClaudeMessages
import Gateway
import ModelProviders
import OrderedJSON
import Testing

struct BuiltInModelTests {
  private let models: LocalModels
  private let upstream: Upstream

  init() throws {
    models = try LocalModels.embedded(standingInFor: .builtIn)
    upstream = Upstream(
      transport: LocalTransport(models),
      server: LocalTransport.address,
      credential: [:],
      catalogue: models.catalogue,
      isBuiltIn: true
    )
  }

  @Test(.enabled(if: LocalModels.areBuiltIn))
  func repliesComeAsTheModelMadeThem() async throws {
    // Another server of the same models gives its requests and messages the same names.
    let request = TransportRequest(
      method: .post,
      server: LocalTransport.address,
      path: "/v1/messages",
      headers: [:],
      body: Array(Question.streamed.utf8)
    )
    let exchange = LocalTransport(models).send(request)
    var expected: [UInt8] = []
    while let event = try await exchange.next() {
      if case .body(let bytes) = event { expected += bytes }
    }
    try await RunningGateway.withGateway(upstream) { [expected] gateway in
      try await RawClient.withClient(port: gateway.port) { client in
        try await client.post("/v1/messages", Question.streamed)
        let answer = try await client.answer()
        #expect(answer.body == expected)
        #expect(answer["request-id"]?.hasPrefix("req_local_") == true)
      }
    }
  }

  @Test(.enabled(if: LocalModels.areBuiltIn))
  func itsModelsAreListed() async throws {
    try await RunningGateway.withGateway(upstream) { gateway in
      try await RawClient.withClient(port: gateway.port) { client in
        try await client.get("/v1/models")
        let list = try JSONParser().parse(try await client.answer().text)
        let ids = list["data"]?.arrayValue?.compactMap { $0["id"]?.stringValue }
        #expect(ids == models.catalogue.models.reversed().map(\.id.rawValue))
        try await client.get("/parley/about")
        #expect(try await client.answer(2).text.contains(#""upstream":"built-in""#))
      }
    }
  }
}
