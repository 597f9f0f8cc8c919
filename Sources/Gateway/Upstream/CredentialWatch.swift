import ClaudeAPI

/// Finds the gateway's own credential in what an upstream says, so that it does not go to a client.
///
/// A server that tells in an error which headers it got would give the key away. Heads of all answers and bodies of failures are
/// looked at; bodies of replies are not, for they go on as they come.
struct CredentialWatch: Sendable {
  /// The most bytes of a failure's body.
  static let bodyLimit = 1 << 20
  /// What is shorter is no secret, and could stand anywhere.
  private static let shortest = 8

  private let secrets: [String]

  /// Watches for the values of an upstream's headers, but for those that only choose features.
  ///
  /// - Parameter credential: The headers that the gateway adds to requests.
  init(_ credential: HeaderFields) {
    secrets = credential.compactMap { field in
      let name = field.name.lowercased()
      guard !name.hasPrefix("anthropic-") else { return nil }
      var secret = field.value[...]
      // The key may be told without the scheme before it.
      if name.hasSuffix("authorization"), let space = secret.firstIndex(of: " ") {
        secret = secret[secret.index(after: space)...]
      }
      return secret.utf8.count >= Self.shortest ? String(secret) : nil
    }
  }

  /// Whether the credential stands in the headers that go on to the client.
  func finds(in headers: HeaderFields) -> Bool {
    headers.contains { field in secrets.contains { field.value.contains($0) } }
  }

  /// Whether the credential stands in a body.
  ///
  /// - Complexity: Linear in the length of the body.
  func finds(in body: [UInt8]) -> Bool {
    guard !secrets.isEmpty else { return false }
    let text = String(decoding: body, as: UTF8.self)
    return secrets.contains { text.contains($0) }
  }
}
