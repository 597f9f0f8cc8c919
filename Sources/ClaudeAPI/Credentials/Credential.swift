/// What proves who asks.
public enum Credential: Sendable, Equatable {
  /// An API key.
  case apiKey(Secret)
  /// A token of OAuth or of a gateway, always sent as `Authorization: Bearer`.
  case authToken(Secret)
}

/// The header that carries an API key.
///
/// A request carries exactly one of the two.
public enum CredentialHeader: String, Sendable, CaseIterable {
  /// `Authorization: Bearer …`, which every server of the Messages API understands. The default.
  case bearer
  /// `x-api-key: …`, which some gateways need.
  case xAPIKey = "x-api-key"
}
