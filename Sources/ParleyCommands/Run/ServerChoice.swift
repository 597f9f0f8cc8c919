import ClaudeAPI

/// Where requests are to go, as a command line names it.
struct ServerChoice: Sendable {
  /// The base URL; nil for what the environment names.
  var baseURL: String?
  /// Whether `http:` is accepted for a host that is not this machine.
  var allowsInsecureHTTP = false
  /// What proves who asks, in place of what the environment holds; nil for that.
  var credential: Credential?
  /// The faults on the way to the built-in model; nil for none.
  var faults: String?
  /// Whether nothing is sent, so that what is wrong with the server's settings does not matter.
  var isOnlyPlanned = false

  /// No server, because nothing is sent.
  static let planned = ServerChoice(isOnlyPlanned: true)
}
