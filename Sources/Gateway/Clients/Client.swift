import RunStorage

/// Who asks the gateway.
package enum Client: Sendable, Hashable {
  /// Anyone on this machine, before the first token is made.
  case open
  /// The owner of a token.
  case token(TokenRecord)

  /// The token's id; nil without one.
  package var id: String? {
    if case .token(let token) = self { token.id } else { nil }
  }

  /// What logs and reports call the client.
  package var name: String {
    if case .token(let token) = self { token.name } else { "local" }
  }
}
