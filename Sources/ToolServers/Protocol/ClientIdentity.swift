import OrderedJSON

/// What a server is told of its client.
struct ClientIdentity: Sendable {
  /// The version of Parley.
  let version: String

  /// The client as the protocol names implementations.
  var json: JSONValue {
    ["name": "parley", "version": .string(version)]
  }
}
