/// The plane on which points of many dimensions differ most: their first two principal components.
///
/// - Source: Pearson, "On lines and planes of closest fit", 1901; found through the points' products with each other, as there are
///   fewer points than dimensions.
struct PrincipalPlane: Sendable {
  /// The points' places, in their order.
  let places: [PlanePoint]
  /// How much of the points' squared distances from their middle lies in the plane, from 0 to 1.
  let shownShare: Double

  /// Finds the plane of points.
  ///
  /// Each axis points to where the point furthest from the middle along it lies, so the result does not depend on chance.
  ///
  /// - Complexity: O(points³); meant for some dozens.
  init(of points: [[Double]]) {
    let products = Self.centredProducts(points)
    var eigen = SymmetricMatrix(products)
    eigen.diagonalize()
    let order = eigen.values.indices.sorted { (eigen.values[$1], $0) < (eigen.values[$0], $1) }
    let total = eigen.values.reduce(0) { $0 + max(0, $1) }
    func axis(_ rank: Int) -> [Double] {
      guard rank < order.count else { return points.map { _ in 0 } }
      let value = max(0, eigen.values[order[rank]])
      let axis = eigen.vector(order[rank]).map { $0 * value.squareRoot() }
      let furthest = axis.max { $0.magnitude < $1.magnitude } ?? 0
      return furthest < 0 ? axis.map { -$0 } : axis
    }
    places = zip(axis(0), axis(1)).map { PlanePoint(x: $0, y: $1) }
    let shown = order.prefix(2).reduce(0) { $0 + max(0, eigen.values[$1]) }
    shownShare = total > 0 ? shown / total : 1
  }

  /// The products of each two points, both seen from the middle of all.
  private static func centredProducts(_ points: [[Double]]) -> [[Double]] {
    guard let width = points.first?.count else { return [] }
    let middle = (0..<width).map { column in
      points.reduce(0) { $0 + $1[column] } / Double(points.count)
    }
    let centred = points.map { zip($0, middle).map { $0 - $1 } }
    return centred.map { left in
      centred.map { right in zip(left, right).reduce(0) { $0 + $1.0 * $1.1 } }
    }
  }
}
