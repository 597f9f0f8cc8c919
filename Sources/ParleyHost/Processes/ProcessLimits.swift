/// How long and how much a program that a script runs may go on.
package struct ProcessLimits: Sendable, Equatable {
  /// The most bytes taken from its output, and from its errors, by default 16 MiB.
  package var outputByteCount: Int
  /// The longest it may run, by default 10 minutes.
  package var duration: Duration
  /// How long it has to end by itself once it is asked to, by default 2 s.
  package var grace: Duration

  /// Makes limits.
  package init(
    outputByteCount: Int = 16 << 20,
    duration: Duration = .seconds(600),
    grace: Duration = .seconds(2)
  ) {
    self.outputByteCount = outputByteCount
    self.duration = duration
    self.grace = grace
  }
}
