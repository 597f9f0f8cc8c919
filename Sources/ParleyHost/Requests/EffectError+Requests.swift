import ClaudeAPI
import ClaudeMessages
import ParleyRuntime

/// The wording of why a request was not sent, or failed.
extension EffectError {
  /// A failure of the API or the network, as a script sees it.
  init(_ error: ClaudeError) {
    let kind: Kind =
      error.code == .cancelled ? .interrupt : error.isNetworkFailure ? .network : .api
    self.init(
      kind,
      Self.sentence(for: error),
      help: error.help ?? Self.remedy(for: error.code),
      status: error.status,
      requestID: error.requestID
    )
  }

  /// What the API said, with the status and the name of the error that it gave, which its own words often leave out.
  private static func sentence(for error: ClaudeError) -> String {
    guard let type = error.type, let status = error.status else { return error.message }
    let answer = status == 200 ? "broke off with" : "answered \(status)"
    let attempts = error.attempts > 1 ? " to attempt \(error.attempts)" : ""
    return "the API \(answer) \(type.rawValue)\(attempts): \(error.message)"
  }

  private static func remedy(for code: ClaudeError.Code) -> String? {
    switch code {
    case .notFound: "check the model's name: parley models lists the catalogue"
    case .overloaded, .serverError, .serverTimeout, .rateLimited:
      "run it again later, or allow more attempts with retries"
    case .connectionLost, .truncated: "what had arrived is shown and in the journal; run it again"
    default: nil
    }
  }

  static var interrupted: EffectError {
    EffectError(.interrupt, "interrupted")
  }

  static func budgetWouldBePassed(by amount: Int64, spent: Int64, ceiling: Int64) -> EffectError {
    EffectError(
      .budget,
      "the budget of \(DollarAmount(picodollars: ceiling)) could be passed: the request may cost up to "
        + "\(dollars(amount)), and \(dollars(spent)) are spent",
      help: "raise the budget, or lower max_tokens or retries"
    )
  }

  static func priceUnknown(model: String) -> EffectError {
    EffectError(
      .budget,
      "no price is known for \(model), so it cannot be asked under a budget",
      help: "choose a model of the catalogue (parley models), or take the budget off"
    )
  }

  static var pastCostUnknown: EffectError {
    EffectError(
      .budget,
      "an earlier request of this run had no known price, so a budget cannot be kept any more",
      help: "set the budget before the first request"
    )
  }

  static func boundUnknown(_ reason: String) -> EffectError {
    EffectError(
      .budget,
      "the cost of the request has no bound that could be reserved: \(reason)",
      help: "take the budget off, or send the request without it"
    )
  }

  static func requestTooLarge(byteCount: Int, limit: Int) -> EffectError {
    EffectError(
      .value,
      "the request has \((byteCount >> 20) + 1) MiB, more than the \(limit >> 20) MiB that the API takes",
      help: "start anew with reset or chat NAME, or attach less"
    )
  }

  static func tooManyMessages(_ count: Int, limit: Int) -> EffectError {
    EffectError(
      .value,
      "the conversation has \(count) turns, more than the \(limit) that the API takes",
      help: "start anew with reset or chat NAME"
    )
  }

  /// An amount in dollars, rounded up to a millionth.
  static func dollars(_ picoDollars: Int64) -> String {
    DollarAmount(picodollars: picoDollars).text(fractionDigits: 2...6)
  }
}
