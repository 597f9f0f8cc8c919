/// How the reading of an entry ended.
package enum ReadOutcome: Sendable, Equatable {
  /// An entry was handed in, its lines separated by `\n`, without a newline at its end.
  case entry(String)
  /// Ctrl-C while the entry was empty, or SIGINT.
  case interrupt
  /// Ctrl-D while the entry was empty, or the end of the input.
  case end
}
