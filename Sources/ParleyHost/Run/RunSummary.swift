/// What a run came to.
package struct RunSummary: Sendable, Equatable {
  /// How the process is to end.
  package let status: ExitStatus
  /// The requests that were sent, attempts of one request counted once.
  package let requests: Int
  /// What they cost, in pico-dollars; nil when a price is unknown.
  package let cost: Int64?
  /// The tokens of all requests.
  package let usage: TokenCounts
  /// The part of them that `judge` made.
  package var judging = Spending()
  /// How many trials could not be finished.
  package var erredTrials = 0
  /// How many `expect` held.
  package let expectationsPassed: Int
  /// How many did not.
  package let expectationsFailed: Int

  /// Makes a summary.
  package init(
    status: ExitStatus,
    requests: Int,
    cost: Int64?,
    usage: TokenCounts,
    expectationsPassed: Int,
    expectationsFailed: Int
  ) {
    self.status = status
    self.requests = requests
    self.cost = cost
    self.usage = usage
    self.expectationsPassed = expectationsPassed
    self.expectationsFailed = expectationsFailed
  }
}

/// The five counts of the language's `usage`, in tokens.
package struct TokenCounts: Sendable, Equatable {
  /// Prompt tokens that were neither written to nor read from the cache.
  package var input: Int64 = 0
  /// Reply tokens, thinking included.
  package var output: Int64 = 0
  /// Prompt tokens written to the cache.
  package var cacheCreation: Int64 = 0
  /// Prompt tokens read from the cache.
  package var cacheRead: Int64 = 0
  /// The part of the output that went to thinking.
  package var thinking: Int64 = 0

  /// Makes counts of nothing.
  package init() {}

  /// Adds the counts of another request; a sum past the range stays at its end.
  package mutating func add(_ other: TokenCounts) {
    input = input.saturatingSum(other.input)
    output = output.saturatingSum(other.output)
    cacheCreation = cacheCreation.saturatingSum(other.cacheCreation)
    cacheRead = cacheRead.saturatingSum(other.cacheRead)
    thinking = thinking.saturatingSum(other.thinking)
  }
}

extension Int64 {
  /// The sum, or the nearest end of the range when it does not fit.
  func saturatingSum(_ other: Int64) -> Int64 {
    let (sum, overflows) = addingReportingOverflow(other)
    guard overflows else { return sum }
    return other < 0 ? .min : .max
  }
}
