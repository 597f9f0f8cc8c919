import Testing

/// Waits until a condition holds, at most two minutes.
func eventually(
  _ condition: () async throws -> Bool,
  sourceLocation: SourceLocation = #_sourceLocation
) async throws {
  let deadline = ContinuousClock.now + .seconds(120)
  while try await !condition() {
    guard ContinuousClock.now < deadline else {
      Issue.record("the condition did not come to hold", sourceLocation: sourceLocation)
      throw ConditionDidNotHold()
    }
    try await Task.sleep(for: .milliseconds(5))
  }
}

/// A condition was waited for in vain.
struct ConditionDidNotHold: Error {}
