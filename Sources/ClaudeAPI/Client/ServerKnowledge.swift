import Synchronization

/// What a client has learnt of its server.
final class ServerKnowledge: Sendable {
  private let onlyOlderVersion = Mutex(false)

  /// Whether the server refused the newest API version.
  var knowsOnlyOlderVersion: Bool { onlyOlderVersion.withLock { $0 } }

  /// Notes that the server refused the newest API version.
  func noteOnlyOlderVersion() { onlyOlderVersion.withLock { $0 = true } }
}

extension ClaudeClient {
  /// Whether a failure says that the server, a third party's, does not know the newest version; it is then remembered.
  ///
  /// There is no code for it: the value or the header's name in the message of a 400 is all that such servers give.
  func takesOlderVersion(
    after failure: ClaudeError,
    call: Call,
    contentWasDelivered: Bool
  ) -> Bool {
    guard failure.status == 400, call.version == .v2026_10_21, !contentWasDelivered,
      configuration.baseURL.host != BaseURL.claudeAPI.host,
      failure.message.contains("anthropic-version") || failure.message.contains("2026-10-21")
    else { return false }
    serverKnowledge.noteOnlyOlderVersion()
    return true
  }
}
