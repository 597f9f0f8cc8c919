import ClaudeAPI
import ClaudeMessages
import Gateway
import RunStorage
import TestSupport
import Testing

struct GatekeeperTests {
  private let time = ManualTime()

  private func gatekeeper(
    _ store: (any ClientLedger)?,
    demandsTokens: Bool = false,
    notices: Notices = Notices()
  ) -> Gatekeeper {
    Gatekeeper(
      store: store,
      catalogue: .builtIn,
      demandsTokens: demandsTokens,
      time: time.reading,
      report: notices.add
    )
  }

  @Test(arguments: [nil, "", "anything", "parley_ada"])
  func everyoneIsLetInBeforeTheFirstToken(credential: String?) async throws {
    let gatekeeper = gatekeeper(ScriptedLedger())
    #expect(try await gatekeeper.client(presenting: credential) == .open)
  }

  @Test func theFirstTokenClosesTheGateAtOnce() async throws {
    let folder = try TemporaryFolder()
    let store = try GatewayStore(folder("gateway.db"))
    let other = try GatewayStore(folder("gateway.db"))
    let gatekeeper = gatekeeper(store)
    #expect(try await gatekeeper.client(presenting: nil) == .open)
    let token = TokenRecord.sample("ada")
    try await other.add(token)
    #expect(try await refusal { _ = try await gatekeeper.client(presenting: nil) }.status == 401)
    #expect(try await gatekeeper.client(presenting: "parley_ada") == .token(token))
    #expect(try await other.revoke(name: "ada", at: time.now) == 1)
    #expect(
      try await refusal { _ = try await gatekeeper.client(presenting: "parley_ada") }.message
        .contains("revoked")
    )
    #expect(try await refusal { _ = try await gatekeeper.client(presenting: nil) }.status == 401)
  }

  @Test func whereTokensAreDemandedNobodyIsLetInWithout() async throws {
    for store in [ScriptedLedger(), nil] {
      let gatekeeper = gatekeeper(store, demandsTokens: true)
      for credential in [nil, "anything"] {
        let refusal = try await refusal {
          _ = try await gatekeeper.client(presenting: credential)
        }
        #expect(refusal.status == 401)
        #expect(refusal.type == .authentication)
        #expect(refusal.reason == .authentication)
      }
    }
  }

  @Test(arguments: [
    (nil, "x-api-key header is required"),
    ("", "x-api-key header is required"),
    ("parley_unknown", "invalid x-api-key"),
    ("sk-ant-api03-key", "an API key is no token"),
    ("parley_bob", "expired at 2026-11-26T06:00:00Z"),
    ("parley_eve", "revoked"),
  ])
  func tokenThatIsNotInForceIsRefused(credential: String?, words: String) async throws {
    let ledger = ScriptedLedger([
      .sample("ada"), .sample("bob", expiresAt: time.now), .sample("eve", revokedAt: 1),
    ])
    let gatekeeper = gatekeeper(ledger)
    let refusal = try await refusal { _ = try await gatekeeper.client(presenting: credential) }
    #expect(refusal.status == 401)
    #expect(refusal.type == .authentication)
    #expect(refusal.code == nil)
    #expect(refusal.message.contains(words))
    if let credential, !credential.isEmpty { #expect(!refusal.message.contains(credential)) }
  }

  @Test func tokenServesUntilTheMomentItExpires() async throws {
    let token = TokenRecord.sample("bob", expiresAt: time.now + 1)
    let gatekeeper = gatekeeper(ScriptedLedger([token]))
    #expect(try await gatekeeper.client(presenting: "parley_bob") == .token(token))
    time.advance(by: .milliseconds(1))
    #expect(
      try await refusal { _ = try await gatekeeper.client(presenting: "parley_bob") }.status == 401
    )
  }

  @Test func wholeDigestIsComparedWhateverTheStoreFinds() async throws {
    let digest = TokenDigest.of("parley_ada")
    var almost = TokenRecord.sample("ada")
    almost.digest[31] ^= 1
    let gatekeeper = gatekeeper(ScriptedLedger([almost]))
    #expect(almost.digest.first == digest.first)
    #expect(
      try await refusal { _ = try await gatekeeper.client(presenting: "parley_ada") }.status == 401
    )
  }

  @Test func digestIsTheStandardOne() {
    let hex = TokenDigest.of("abc").map { byte in
      let digits = String(byte, radix: 16)
      return digits.count < 2 ? "0" + digits : digits
    }
    #expect(
      hex.joined() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
  }

  @Test func storeThatFailsLetsNobodyIn() async throws {
    let ledger = ScriptedLedger()
    ledger.fail()
    let notices = Notices()
    let gatekeeper = gatekeeper(ledger, notices: notices)
    let refusal = try await refusal { _ = try await gatekeeper.client(presenting: nil) }
    #expect(refusal.status == 503)
    #expect(refusal.type == .api)
    #expect(refusal.headers["retry-after"] == "1")
    #expect(!refusal.message.contains("/store"))
    #expect(notices.all.map(\.kind) == [.storeFails])
    #expect(notices.all.first?.message.contains("the store is busy") == true)
  }
}
