/// Tokens on a plane: those whose embeddings are alike lie near each other, as far as two dimensions can tell.
struct MeaningMap: Sendable, Hashable {
  /// A token's place.
  struct Point: Sendable, Hashable {
    /// The token.
    var token: NamedToken
    /// Whether it stands in the text; otherwise it is a neighbour of one that does.
    var isInText: Bool
    /// Its place.
    var place: PlanePoint
  }

  /// The tokens.
  var points: [Point]
  /// How much of the differences between the tokens the plane shows, from 0 to 1.
  var shownShare: Double
}

/// A point of a plane.
struct PlanePoint: Sendable, Hashable {
  /// To the right.
  var x: Double
  /// Upwards.
  var y: Double
}
