import ClaudeAPI
import ClaudeMessages
import RunStorage

/// The wording of refusals for which the client's token is the reason.
extension Refusal {
  static let missingToken = Refusal(
    401,
    .authentication,
    "x-api-key header is required: this gateway knows its clients by tokens; put yours into x-api-key or Authorization: Bearer, or ask the gateway's operator for one",
    reason: .authentication
  )

  static let unknownToken = Refusal(
    401,
    .authentication,
    "invalid x-api-key: this gateway does not know the token; an API key is no token, ask the gateway's operator for one",
    reason: .authentication
  )

  static let revokedToken = Refusal(
    401,
    .authentication,
    "invalid x-api-key: the token was revoked; ask the gateway's operator for a new one",
    reason: .authentication
  )

  static func expiredToken(_ end: Int64) -> Refusal {
    Refusal(
      401,
      .authentication,
      "invalid x-api-key: the token expired at \(UTCTime.wholeSecondText(milliseconds: end)); ask the gateway's operator for a new one",
      reason: .authentication
    )
  }

  static let storeFails = Refusal(
    503,
    .api,
    "the gateway cannot read or write its store; try again, its operator finds the reason in the log",
    headers: ["retry-after": "1"],
    reason: .store
  )

  static func tooManyRequests(limit: Int, wait: Duration, headers: HeaderFields) -> Refusal {
    let seconds = max(1, (wait.milliseconds + 999) / 1000)
    var headers = headers
    headers["retry-after"] = String(seconds)
    return Refusal(
      429,
      .rateLimit,
      "this token may send \(limit) requests per minute; the next one in \(seconds) s",
      headers: headers,
      reason: .requestRate
    )
  }

  static func modelNotAllowed(_ model: String, allowed: [String]) -> Refusal {
    Refusal(
      403,
      .permission,
      "model: this token may not ask \(LogText.clean(model, limit: 100)); it may ask \(allowed.joined(separator: ", "))",
      reason: .model
    )
  }

  static func tooManyTokens(_ asked: Int, limit: Int, model: String, place: String) -> Refusal {
    Refusal(
      400,
      .invalidRequest,
      "\(place)max_tokens: \(asked) > \(limit), which is the maximum allowed number of output tokens for \(LogText.clean(model, limit: 100)) with this token",
      reason: .maxTokens
    )
  }

  static func priceUnknown(_ model: String, place: String) -> Refusal {
    Refusal(
      403,
      .permission,
      "\(place)model: this token has a budget, and the price of \(LogText.clean(model, limit: 100)) is not known here, so no money can be set aside; ask a model with a known price",
      reason: .model
    )
  }

  static func priceUnbounded(_ exception: String, place: String) -> Refusal {
    Refusal(
      403,
      .permission,
      "\(place)this token has a budget, and the request could cost more than can be set aside: \(exception); leave that out",
      reason: .model
    )
  }
}

/// The wording of refusals for which the budget is the reason.
extension Refusal {
  /// The budget does not suffice.
  ///
  /// - Parameters:
  ///   - amount: What the request can cost.
  ///   - limits: The token's.
  ///   - spending: What has become of the budget.
  ///   - now: In milliseconds since 1970.
  /// - Returns: The refusal, with the pause after which it may be otherwise.
  static func budget(
    _ amount: Int64,
    _ limits: TokenLimits,
    _ spending: BudgetState,
    now: Int64
  ) -> Refusal {
    let budget = limits.budget ?? 0
    let whole = "\(text(budget)) \(limits.period.phrase)"
    let state =
      "of \(whole) \(text(spending.spent)) is spent and \(text(spending.reserved)) is set aside for requests under way"
    let asked =
      "this request can cost up to \(text(amount)), and the token's budget does not suffice"
    if amount > budget {
      return spendLimit("\(asked): it is \(whole); lower max_tokens or shorten the prompt")
    }
    if Int128(spending.spent) + Int128(amount) <= Int128(budget) {
      return Refusal(
        429,
        .rateLimit,
        "\(asked) now: \(state); try again when they have ended",
        headers: ["retry-after": "1"],
        reason: .budget
      )
    }
    guard let resetsAt = spending.resetsAt else {
      return spendLimit("\(asked): \(state); ask the gateway's operator for more")
    }
    let seconds = max(1, (resetsAt - now + 999) / 1000)
    return spendLimit(
      "\(asked): \(state); it is whole again at \(UTCTime.wholeSecondText(milliseconds: resetsAt))",
      retryAfter: String(seconds)
    )
  }

  private static func spendLimit(_ message: String, retryAfter: String? = nil) -> Refusal {
    var headers: HeaderFields = ["x-should-retry": "false"]
    headers["retry-after"] = retryAfter
    return Refusal(
      429,
      .rateLimit,
      message,
      code: APIErrorCode.enforcedSpendLimitReached.rawValue,
      headers: headers,
      reason: .budget
    )
  }

  private static func text(_ picodollars: Int64) -> String {
    DollarAmount(picodollars: picodollars).text(fractionDigits: 2...6)
  }
}

extension BudgetPeriod {
  /// The period as it follows an amount.
  fileprivate var phrase: String { self == .total ? "in all" : "per \(rawValue)" }
}
