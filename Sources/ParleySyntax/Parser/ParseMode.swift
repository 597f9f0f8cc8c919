/// Where a source comes from.
package enum ParseMode: Hashable, Sendable {
  /// A file: of the expressions only a call may stand alone.
  case file
  /// What was typed at the prompt: any expression may stand alone.
  case prompt
}
