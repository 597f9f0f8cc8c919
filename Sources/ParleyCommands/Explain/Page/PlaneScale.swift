/// Where points of a plane lie in a picture.
struct PlaneScale: Sendable {
  private let left: Double
  private let top: Double
  private let scale: (x: Double, y: Double)
  private let margin: (x: Double, y: Double)

  /// The most that one axis is stretched beyond the other, so that a picture is filled and distances stay comparable.
  private static let stretch = 1.6

  /// Fits points into a picture.
  init(_ points: [PlanePoint], width: Double, height: Double, margin: Double) {
    let xs = points.map(\.x)
    let ys = points.map(\.y)
    let (minX, maxX) = (xs.min() ?? 0, xs.max() ?? 0)
    let (minY, maxY) = (ys.min() ?? 0, ys.max() ?? 0)
    let free = (x: width - 2 * margin, y: height - 2 * margin)
    let fit = (x: free.x / max(maxX - minX, 1e-9), y: free.y / max(maxY - minY, 1e-9))
    scale = (min(fit.x, fit.y * Self.stretch), min(fit.y, fit.x * Self.stretch))
    self.margin = (
      margin + (free.x - (maxX - minX) * scale.x) / 2,
      margin + (free.y - (maxY - minY) * scale.y) / 2
    )
    left = minX
    top = maxY
  }

  /// The place of a point.
  func place(_ point: PlanePoint) -> (x: Double, y: Double) {
    (margin.x + (point.x - left) * scale.x, margin.y + (top - point.y) * scale.y)
  }
}
