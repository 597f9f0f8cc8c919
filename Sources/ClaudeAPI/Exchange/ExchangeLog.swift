import Logging

/// What the log gets of an exchange: request id, model, status, attempts and durations, nothing of its content.
struct ExchangeLog: Sendable {
  private let logger: Logger
  private let model: String?
  private let start = ContinuousClock.now

  init(logger: Logger, model: String?) {
    self.logger = logger
    self.model = model
  }

  /// An answer is complete.
  func completed(_ head: ResponseHead?, attempts: Int) {
    logger.debug(
      "request completed",
      metadata: metadata(head?.status, head?.requestID, ["attempts": "\(attempts)"])
    )
  }

  /// An attempt failed, and another follows.
  func retrying(_ failure: ClaudeError, after pause: Duration) {
    logger.notice(
      "request failed and is tried again",
      metadata: metadata(
        failure.status,
        failure.requestID,
        ["code": "\(failure.code)", "pause": "\(pause.inSeconds)"]
      )
    )
  }

  /// The last attempt failed.
  func failed(_ failure: ClaudeError) {
    logger.notice(
      "request failed",
      metadata: metadata(
        failure.status,
        failure.requestID,
        ["code": "\(failure.code)", "attempts": "\(failure.attempts)"]
      )
    )
  }

  private func metadata(
    _ status: Int?,
    _ requestID: String?,
    _ more: Logger.Metadata
  ) -> Logger.Metadata {
    var metadata = more
    metadata["status"] = status.map { "\($0)" }
    metadata["request-id"] = requestID.map { "\($0)" }
    metadata["model"] = model.map { "\($0)" }
    metadata["duration"] = "\((ContinuousClock.now - start).inSeconds)"
    return metadata
  }
}
