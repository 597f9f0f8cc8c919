/// What became of one run of a store, or of one shard in it, that was merged.
package struct MergedRun: Sendable, Equatable {
  /// The run's or the shard's own id.
  package var source: String
  /// The run that has its trials now; the same id unless it was joined to others.
  package var run: String
  /// Which part of the run it is; nil where it is the whole.
  package var shard: RunRecord.Shard?
  /// Whether it was not in the store before.
  package var isNew: Bool
  /// How many trials were added, or took the place of one that erred or ended earlier.
  package var trials: Int
}
