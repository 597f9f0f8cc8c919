import OrderedJSON

/// How a connection of the Model Context Protocol works: the versions until 2025 begin with a handshake, those since 2026 say with each
/// request what the handshake said once.
///
/// - Source: <https://modelcontextprotocol.io/specification/2025-11-25/basic/lifecycle>,
///   <https://modelcontextprotocol.io/specification/2026-07-28/basic>.
enum ProtocolEra: Sendable {
  case handshake
  case envelope

  /// The versions that a handshake may end with, the one that is asked for first.
  ///
  /// The oldest two differ in nothing that tools need.
  static let handshakeVersions = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"]
  /// The version of requests with an envelope.
  static let envelopeVersion = "2026-07-28"
  /// The error of a server that knows none of the versions that were asked for.
  static let unsupportedVersion = -32022

  /// The parameters of a request, with an envelope where the era has one.
  func parameters(_ parameters: JSONObject, from client: ClientIdentity) -> JSONObject {
    guard self == .envelope else { return parameters }
    var parameters = parameters
    parameters["_meta"] = [
      "io.modelcontextprotocol/protocolVersion": .string(Self.envelopeVersion),
      "io.modelcontextprotocol/clientInfo": client.json,
      "io.modelcontextprotocol/clientCapabilities": [:],
    ]
    return parameters
  }
}
