import Glibc
import RunStorage
import TestSupport
import Testing

struct TokenTests {
  private let folder: TemporaryFolder
  private let store: GatewayStore

  init() throws {
    folder = try TemporaryFolder()
    store = try GatewayStore(folder("gateway.sqlite"))
  }

  @Test func tokensComeBackAsTheyWere() async throws {
    var bare = SampleTokens.token("bare", budget: nil, per: .total, expiresAt: nil)
    bare.limits = TokenLimits()
    let tokens = [SampleTokens.token("ada"), bare, SampleTokens.token("öß 🦜", per: .month)]
    for token in tokens { try await store.add(token) }
    let again = try GatewayStore(folder("gateway.sqlite"), makesMissing: false)
    #expect(try await again.tokens() == tokens)
    for token in tokens { #expect(try again.token(digest: token.digest) == token) }
    #expect(try again.token(digest: SampleTokens.digest("nobody")) == nil)
    #expect(try again.token(digest: []) == nil)
  }

  @Test func aTokenThatAnotherStoreMadeIsKnownAtOnce() async throws {
    let other = try GatewayStore(folder("gateway.sqlite"))
    #expect(try store.hasTokens() == false)
    let token = SampleTokens.token()
    try await other.add(token)
    #expect(try store.hasTokens())
    #expect(try store.token(digest: token.digest) == token)
    #expect(try await other.revoke(name: "ada", at: 5) == 1)
    #expect(try store.token(digest: token.digest)?.revokedAt == 5)
    #expect(try store.hasTokens(), "a token that was revoked still closes the gateway")
  }

  @Test func aNameIsTakenWhileItsTokenIsInForce() async throws {
    try await store.add(SampleTokens.token())
    var second = SampleTokens.token()
    second.id = "second"
    second.digest = SampleTokens.digest("second")
    let refusal = await #expect(throws: RunStorageError.self) { try await store.add(second) }
    #expect(refusal?.code == .nameTaken)
    #expect(refusal?.message == "there is a token called ada")
    second.createdAt = SampleTokens.now + SampleTokens.day
    try await store.add(second)
    #expect(try await store.tokens().map(\.id) == ["id of ada", "second"])
  }

  @Test func aRevokedNameIsFreeAgain() async throws {
    try await store.add(SampleTokens.token())
    #expect(try await store.revoke(name: "ada", at: SampleTokens.now) == 1)
    #expect(try await store.revoke(name: "ada", at: SampleTokens.now) == 0)
    #expect(try await store.revoke(name: "bob", at: SampleTokens.now) == 0)
    var second = SampleTokens.token()
    second.id = "second"
    second.digest = SampleTokens.digest("second")
    try await store.add(second)
  }

  @Test func twoTokensHaveDifferentDigests() async throws {
    try await store.add(SampleTokens.token())
    var twin = SampleTokens.token("bob")
    twin.digest = SampleTokens.digest("ada")
    let refusal = await #expect(throws: RunStorageError.self) { try await store.add(twin) }
    #expect(refusal?.code == .rejected)
    #expect(try await store.tokens().map(\.name) == ["ada"])
  }

  @Test func aTokenIsInForceUntilItExpiresOrIsRevoked() {
    let token = SampleTokens.token(expiresAt: 10)
    #expect(token.isInForce(at: 9))
    #expect(!token.isInForce(at: 10))
    #expect(SampleTokens.token(expiresAt: nil).isInForce(at: .max))
    #expect(!SampleTokens.token(revokedAt: 3).isInForce(at: 0))
  }

  @Test func oneOfManyGetsAName() async throws {
    let stores = try (1...8).map { _ in try GatewayStore(folder("new/gateway.sqlite")) }
    let made = await withTaskGroup(of: Bool.self) { tasks in
      for (number, store) in stores.enumerated() {
        tasks.addTask {
          var token = SampleTokens.token()
          token.id = "\(number)"
          token.digest = SampleTokens.digest("\(number)")
          return (try? await store.add(token)) != nil
        }
      }
      return await tasks.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(made == 1)
    #expect(try await stores[0].tokens().count == 1)
  }
}
