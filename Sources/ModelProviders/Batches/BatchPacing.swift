/// How a collector waits.
package struct BatchPacing: Sendable, Equatable {
  /// The pause before a batch is looked at first; each pause is half as long again as the one before.
  ///
  /// Default: 1 s.
  package var firstPause = Duration.seconds(1)
  /// The longest pause between two looks.
  ///
  /// Default: 60 s.
  package var longestPause = Duration.seconds(60)
  /// How often in a row a batch cannot be looked at, or its results not be read, before its requests fail.
  ///
  /// Default: 60, about an hour.
  package var patience = 60
  /// How long no request may have come before those that wait are sent, though some trials have not asked yet: these may wait for the
  /// budget that the others hold.
  ///
  /// Default: 10 s.
  package var settling = Duration.seconds(10)
  /// The most requests of a batch.
  package var mostRequests = 100_000
  /// The most bytes of a batch's body.
  package var mostBytes = 256_000_000

  /// Makes the usual pacing.
  package init() {}

  /// The pause after some looks.
  func pause(after looks: Int) -> Duration {
    var pause = firstPause
    for _ in 0..<min(max(0, looks), 64) where pause < longestPause { pause = pause * 3 / 2 }
    return min(pause, longestPause)
  }
}
