/// The first word of a line in an experiment.
package enum ClauseWord: String, CaseIterable, Sendable {
  /// A factor.
  case vary
  /// The rows of a file.
  case data
  /// How often each combination is tried.
  case repeats = "repeat"
  /// How many trials run at once.
  case concurrency
  /// How long a trial may take.
  case timeout
  /// What is tried.
  case trial

  /// Every such word, in the order of the manual.
  package static let allNames = allCases.map(\.rawValue)
}
