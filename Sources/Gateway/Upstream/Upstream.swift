import ClaudeAPI
import ClaudeMessages

/// What answers behind the gateway: the Messages API, a server that speaks it, or the built-in model.
///
/// The gateway forwards bytes, so it stands on the client's transport and not above its retries: a client tries again by its own rules,
/// and a second layer of attempts would multiply them.
package struct Upstream: Sendable {
  /// What carries requests; whoever made it shuts it down.
  package let transport: any Transport
  /// Where the server is.
  package let server: BaseURL
  /// The headers that prove who asks, and those that the operator adds.
  ///
  /// They never go to a client.
  package let credential: HeaderFields
  /// The models with their limits and prices.
  package let catalogue: ModelCatalogue
  /// Whether the model of this process answers, for nothing.
  package let isBuiltIn: Bool
  /// What the upstream does beside answering, until its task is cancelled: the built-in model's batches; nil for nothing.
  package let work: (@Sendable () async -> Void)?

  /// Makes an upstream.
  package init(
    transport: any Transport,
    server: BaseURL,
    credential: HeaderFields,
    catalogue: ModelCatalogue,
    isBuiltIn: Bool,
    work: (@Sendable () async -> Void)? = nil
  ) {
    self.transport = transport
    self.server = server
    self.credential = credential
    self.catalogue = catalogue
    self.isBuiltIn = isBuiltIn
    self.work = work
  }
}
