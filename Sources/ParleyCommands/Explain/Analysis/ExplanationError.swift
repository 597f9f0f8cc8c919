/// Why a text cannot be explained: the sentence for the user, with what to do.
struct ExplanationError: Error, Sendable, Hashable {
  /// Lower case, no full stop.
  let message: String
}
