import ClaudeMessages
import ParleyHost
import ParleyLab
import RunStorage
import TerminalText

/// What a token allows, in words.
struct TokenText {
  private let token: TokenRecord
  private var limits: TokenLimits { token.limits }

  /// Describes a token.
  init(_ token: TokenRecord) {
    self.token = token
  }

  /// A sentence: whom the token is for and what it allows.
  var permission: String {
    var parts = ["may ask \(limits.models.isEmpty ? "every model" : models)"]
    parts.append(limits.budget == nil ? "without a budget" : "for at most \(budget)")
    if let maxTokens = limits.maxTokens {
      parts.append("with max_tokens up to \(NumberText.grouped(maxTokens))")
    }
    if let rpm = limits.requestsPerMinute {
      parts.append(rpm == 1 ? "once a minute" : "\(NumberText.grouped(rpm)) times a minute")
    }
    if token.expiresAt != nil { parts.append("until \(expiry)") }
    return "\(token.name) \(parts.joined(separator: ", "))"
  }

  /// The budget with its period; `-` for none.
  var budget: String {
    guard let budget = limits.budget else { return "-" }
    let amount = RunTotalsText.cost(budget)
    return limits.period == .total ? "\(amount) in all" : "\(amount) a \(limits.period.rawValue)"
  }

  /// The models; `all` without a limit.
  var models: String { limits.models.isEmpty ? "all" : limits.models.joined(separator: ", ") }

  /// The largest max_tokens; `-` for none.
  var maxTokens: String { limits.maxTokens.map(NumberText.grouped) ?? "-" }

  /// The most requests in a minute; `-` for none.
  var requestsPerMinute: String { limits.requestsPerMinute.map(NumberText.grouped) ?? "-" }

  /// When it expires; `never` where it does not.
  var expiry: String {
    token.expiresAt.map { ExactText.readableMoment($0 * 1000) } ?? "never"
  }

  /// Whether it counts at a time, in milliseconds since 1970, in words.
  func state(at time: Int64) -> String {
    if token.revokedAt != nil { return "revoked" }
    return token.isInForce(at: time) ? "in force" : "expired"
  }
}
