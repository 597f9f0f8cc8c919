import ClaudeAPI
import ClaudeMessages

/// The wording of refusals where the upstream does not answer; nothing of the operator's network is told.
extension Refusal {
  static func credentialRefused() -> Refusal {
    Refusal(
      502,
      .api,
      "the gateway's own credential was refused by the API; your token is fine, tell whoever runs the gateway"
    )
  }

  static func unreachable() -> Refusal {
    Refusal(502, .api, "the gateway could not reach the API; try again in a moment")
  }

  static func unreadableAnswer() -> Refusal {
    Refusal(502, .api, "the API's answer is not what the gateway expects; try again in a moment")
  }

  static func upstreamTimeout() -> Refusal {
    Refusal(504, .timeout, "the API did not answer the gateway in time; try again in a moment")
  }

  /// The status of a request whose client left before there was an answer; nobody sees it.
  static let clientLeftStatus = 499

  /// The refusal of a request whose sending failed.
  init(_ error: ClaudeError) {
    switch error.code {
    case .connectTimeout, .idleTimeout, .totalTimeout: self = .upstreamTimeout()
    case .cancelled:
      self = Refusal(Self.clientLeftStatus, .api, "the client has left", reason: .upstream)
    default: self = .unreachable()
    }
  }
}
