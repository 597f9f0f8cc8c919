import OrderedJSON
import ParleyHost
import ParleyLab
import RunStorage

/// A token as `parley serve token list` shows it; never its digest.
struct TokenRow {
  private let token: TokenRecord
  private let spending: BudgetState
  private let state: String
  private var text: TokenText { TokenText(token) }

  /// Shows a token.
  ///
  /// - Parameters:
  ///   - token: The token.
  ///   - spending: What has become of its budget.
  ///   - time: Now, in milliseconds since 1970.
  init(_ token: TokenRecord, _ spending: BudgetState, at time: Int64) {
    self.token = token
    self.spending = spending
    state = TokenText(token).state(at: time)
  }

  /// What the columns are.
  static let headings = [
    "NAME", "STATE", "SPENT", "BUDGET", "MODELS", "MAX_TOKENS", "RPM", "EXPIRES",
  ]

  /// The cells of its line.
  var cells: [String] {
    [
      token.name, state, RunTotalsText.cost(spending.spent), text.budget, text.models,
      text.maxTokens, text.requestsPerMinute, text.expiry,
    ]
  }

  /// One JSON object.
  var json: JSONValue {
    var object: JSONObject = ["id": .string(token.id), "name": .string(token.name)]
    object["state"] = .string(state.replacing(" ", with: "_"))
    object["budget"] = token.limits.budget.map(UsageRow.dollars) ?? .null
    object["per"] = .string(token.limits.period.rawValue)
    object["spent"] = UsageRow.dollars(spending.spent)
    object["reserved"] = UsageRow.dollars(spending.reserved)
    object["resets_at"] = Self.moment(spending.resetsAt)
    object["models"] =
      token.limits.models.isEmpty ? .null : .array(token.limits.models.map { .string($0) })
    object["max_tokens"] = token.limits.maxTokens.map { .int($0) } ?? .null
    object["requests_per_minute"] = token.limits.requestsPerMinute.map { .int($0) } ?? .null
    object["created_at"] = Self.moment(token.createdAt)
    object["expires_at"] = Self.moment(token.expiresAt)
    object["revoked_at"] = Self.moment(token.revokedAt)
    return .object(object)
  }

  private static func moment(_ milliseconds: Int64?) -> JSONValue {
    milliseconds.map { .string(ExactText.moment($0 * 1000)) } ?? .null
  }
}
