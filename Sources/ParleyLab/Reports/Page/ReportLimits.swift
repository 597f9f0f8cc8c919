/// How much of a run is on its page, so that a browser stays quick with thousands of trials.
package struct ReportLimits: Sendable {
  /// The most trials that are listed; those that did not pass come before those that did.
  package var trials = 5000
  /// About how many bytes what was said in the trials may take together, in the same order.
  package var transcriptBytes = 6_000_000
  /// The most characters of one text; the rest is in the export.
  package var textLength = 20_000

  /// Makes the usual limits.
  package init() {}
}
