/// One of the five steps of a request.
struct PathStep: Sendable, Hashable {
  /// Where the step happens.
  enum Place: String, Sendable, CaseIterable {
    case client
    case server
    case api
    case model
    case back
  }

  /// Where.
  var place: Place
  /// What happens there, in a few words.
  var action: String
  /// How long it took.
  var duration: Duration
}
