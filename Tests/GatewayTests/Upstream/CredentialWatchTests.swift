import ClaudeAPI
import Testing

@testable import Gateway

/// The gateway's credential in what an upstream says.
struct CredentialWatchTests {
  private static let watch = CredentialWatch([
    "authorization": "Bearer sk-ant-the-key", "x-proxy-secret": "open sesame 123",
    "anthropic-beta": "files-api-2025-04-14", "x-short": "yes",
  ])

  @Test(arguments: [
    "you sent authorization: Bearer sk-ant-the-key", "sk-ant-the-key", "\"k\":\"sk-ant-the-key\"",
    "say open sesame 123",
  ])
  func aTextWithASecretIsFound(text: String) {
    #expect(Self.watch.finds(in: Array(text.utf8)))
  }

  @Test(arguments: [
    "", "sk-ant-the", "unknown beta files-api-2025-04-14", "yes", "sesame 123", "\u{FFFD}",
  ])
  func whatIsNoSecretIsNot(text: String) {
    #expect(!Self.watch.finds(in: Array(text.utf8)))
    #expect(!Self.watch.finds(in: ["anthropic-note": text]))
  }

  @Test func aHeaderWithTheKeyIsFound() {
    #expect(Self.watch.finds(in: ["anthropic-note": "key=sk-ant-the-key;"]))
  }

  @Test func withoutACredentialNothingIsFound() {
    #expect(!CredentialWatch([:]).finds(in: Array("sk-ant-the-key".utf8)))
  }
}
