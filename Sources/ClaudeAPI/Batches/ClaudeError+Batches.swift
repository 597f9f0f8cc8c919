import ClaudeMessages

extension BatchResult {
  /// Why the request has no message; nil for one that was answered.
  ///
  /// Nothing of it is charged.
  public var failure: ClaudeError? {
    switch outcome {
    case .succeeded: nil
    case .errored(let told): .batched(told)
    case .canceled:
      ClaudeError(.batchCanceled, "the batch was canceled before the request was answered")
    case .expired:
      ClaudeError(
        .batchExpired,
        "the batch expired, a day after it was made, before the request was answered",
        help: "run it again: only what has no answer is sent"
      )
    case .unknown(let type, _):
      ClaudeError(
        .invalidResponse,
        "the request of the batch came out as \(type.excerpt), which is not known here"
      )
    }
  }
}

extension ClaudeError {
  /// Help for a batch of which nobody knows whether it was made.
  static let doubtfulBatch =
    "nobody knows whether the batch was made: list the batches before you make it again"

  /// The error of a request of a batch.
  static func batched(_ told: APIErrorBody) -> ClaudeError {
    let code = told.code?.isSpendLimit == true ? Code.spendLimit : codes[told.type] ?? .serverError
    var error = ClaudeError(
      code,
      "the request of the batch failed with \(told.type.rawValue.excerpt): \(told.message.excerpt)",
      help: help(for: code),
      requestID: told.requestID
    )
    error.type = told.type
    error.detailCode = told.code
    return error
  }
}
