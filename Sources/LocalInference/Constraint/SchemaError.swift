/// Why a JSON schema cannot steer a reply.
package struct SchemaError: Error, Sendable, Hashable {
  /// Where in the schema, with dots: `properties.age`; empty for the whole.
  package let path: String
  /// The mistake in words: lower case, no full stop.
  package let message: String

  /// Makes an error.
  ///
  /// - Parameters:
  ///   - path: The place; a dot before it is left out.
  ///   - message: The mistake.
  init(at path: String, _ message: String) {
    self.path = path.hasPrefix(".") ? String(path.dropFirst()) : path
    self.message = message
  }
}
