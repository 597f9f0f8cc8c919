/// Why the world could not do what a program asked.
package struct EffectError: Error, Sendable, Equatable {
  /// What failed; a script reads it as `e.kind`.
  package enum Kind: String, Sendable {
    /// A wrong value: type, range, missing key, not JSON.
    case value
    /// A file that cannot be read or written.
    case file
    /// The API answered with an error.
    case api
    /// The API could not be reached, or went away.
    case network
    /// A limit of the machine: depth, size of a value.
    case limit
    /// `fail EXPR`.
    case fail
    /// The run's ceiling in dollars. Not caught by `try`.
    case budget
    /// A file, variable or program outside what the script may touch. Not caught by `try`.
    case permission
    /// Ctrl-C or SIGTERM. Not caught by `try`.
    case interrupt
  }

  /// What failed.
  package let kind: Kind
  /// What happened: stands on its own, lower case, no full stop.
  package let message: String
  /// What to do about it; nil where nothing is known.
  package let help: String?
  /// The HTTP status, for an answer of the API.
  package let status: Int?
  /// The API's `request-id`.
  package let requestID: String?
  /// The reply that came all the same, and is the last one from now on; nil where none did.
  package let reply: ReplyValue?

  /// Makes an error.
  package init(
    _ kind: Kind,
    _ message: String,
    help: String? = nil,
    status: Int? = nil,
    requestID: String? = nil,
    reply: ReplyValue? = nil
  ) {
    self.kind = kind
    self.message = message
    self.help = help
    self.status = status
    self.requestID = requestID
    self.reply = reply
  }

  /// Whether a script's `try` may catch it.
  package var isCatchable: Bool {
    switch kind {
    case .value, .file, .api, .network, .limit, .fail: true
    case .budget, .permission, .interrupt: false
    }
  }
}
