import ClaudeAPI
import ClaudeMessages
import Gateway
import RunStorage
import Testing

struct RequestRateTests {
  private let time = ManualTime()

  private var gatekeeper: Gatekeeper {
    Gatekeeper(
      store: nil,
      catalogue: .builtIn,
      demandsTokens: false,
      time: time.reading
    )
  }

  private func client(_ name: String = "ada", perMinute: Int?) -> Client {
    .token(.sample(name, limits: TokenLimits(requestsPerMinute: perMinute)))
  }

  @Test func clientWithoutALimitIsNeitherCountedNorTold() throws {
    let gatekeeper = gatekeeper
    for _ in 0..<1000 {
      #expect(try gatekeeper.countRequest(of: .open) == [:])
      #expect(try gatekeeper.countRequest(of: client(perMinute: nil)) == [:])
    }
  }

  @Test func minuteMayBeSpentAtOnceAndThenComesBackEvenly() async throws {
    let gatekeeper = gatekeeper
    let client = client(perMinute: 6)
    for remaining in (0..<6).reversed() {
      let headers = try gatekeeper.countRequest(of: client)
      #expect(headers["anthropic-ratelimit-requests-limit"] == "6")
      #expect(headers["anthropic-ratelimit-requests-remaining"] == String(remaining))
    }
    let refused = try await refusal { try gatekeeper.countRequest(of: client) }
    #expect(refused.status == 429)
    #expect(refused.type == .rateLimit)
    #expect(refused.code == nil)
    #expect(refused.reason == .requestRate)
    #expect(refused.headers["retry-after"] == "10")
    #expect(refused.headers["x-should-retry"] == nil)
    #expect(refused.headers["anthropic-ratelimit-requests-remaining"] == "0")
    #expect(refused.headers["anthropic-ratelimit-requests-reset"] == "2026-11-26T06:01:00Z")
    time.advance(by: .milliseconds(9999))
    #expect(
      try await refusal { try gatekeeper.countRequest(of: client) }.headers["retry-after"] == "1"
    )
    time.advance(by: .milliseconds(1))
    try gatekeeper.countRequest(of: client)
    #expect(try await refusal { try gatekeeper.countRequest(of: client) }.status == 429)
  }

  @Test(arguments: [1, 7, 59, 60, 61, 1000])
  func everyLimitIsReachedExactly(limit: Int) async throws {
    let gatekeeper = gatekeeper
    let client = client(perMinute: limit)
    for remaining in (0..<limit).reversed() {
      let headers = try gatekeeper.countRequest(of: client)
      #expect(headers["anthropic-ratelimit-requests-remaining"] == String(remaining))
    }
    #expect(try await refusal { try gatekeeper.countRequest(of: client) }.status == 429)
    time.advance(by: .seconds(60))
    for _ in 0..<limit { try gatekeeper.countRequest(of: client) }
    #expect(try await refusal { try gatekeeper.countRequest(of: client) }.status == 429)
  }

  @Test func waitingAsLongAsToldSuffices() async throws {
    let gatekeeper = gatekeeper
    let client = client(perMinute: 7)
    for _ in 0..<7 { try gatekeeper.countRequest(of: client) }
    for _ in 0..<20 {
      let refused = try await refusal { try gatekeeper.countRequest(of: client) }
      let seconds = try #require(refused.headers["retry-after"].flatMap { Int($0) })
      time.advance(by: .seconds(seconds))
      try gatekeeper.countRequest(of: client)
      while (try? gatekeeper.countRequest(of: client)) != nil {}
    }
  }

  @Test func clientsDoNotTakeFromEachOther() async throws {
    let gatekeeper = gatekeeper
    try gatekeeper.countRequest(of: client(perMinute: 1))
    #expect(
      try await refusal { try gatekeeper.countRequest(of: client(perMinute: 1)) }.status == 429
    )
    try gatekeeper.countRequest(of: client("bob", perMinute: 1))
  }

  @Test func limitOfNoneLetsNothingThrough() async throws {
    let gatekeeper = gatekeeper
    let refused = try await refusal { try gatekeeper.countRequest(of: client(perMinute: 0)) }
    #expect(refused.headers["retry-after"] == "60")
  }

  @Test func manyAtOnceDoNotPassTheLimit() async throws {
    let gatekeeper = gatekeeper
    let client = client(perMinute: 20)
    let allowed = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<200 {
        group.addTask { (try? gatekeeper.countRequest(of: client)) != nil }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(allowed == 20)
  }
}
