/// Places labels beside points so that they do not cover each other.
struct LabelPlacement {
  /// A rectangle.
  private struct Area {
    let x: ClosedRange<Double>
    let y: ClosedRange<Double>

    func overlaps(_ other: Area) -> Bool { x.overlaps(other.x) && y.overlaps(other.y) }
  }

  private let width: Double
  private let height: Double
  private var taken: [Area] = []

  /// Makes an empty picture of a size.
  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// Keeps labels off a point.
  mutating func reserve(_ x: Double, _ y: Double, radius: Double) {
    taken.append(Area(x: (x - radius)...(x + radius), y: (y - radius)...(y + radius)))
  }

  /// Finds a place for a label near a point.
  ///
  /// - Parameters:
  ///   - x: The point.
  ///   - y: The point.
  ///   - length: How long the label is.
  ///   - gap: How far from the point it begins.
  /// - Returns: Where its base line begins, ends or has its middle; nil when there is no free place.
  mutating func place(
    nearX x: Double,
    y: Double,
    length: Double,
    gap: Double = 9
  ) -> (x: Double, y: Double, anchor: String)? {
    let candidates: [(Double, Double, String)] = [
      (x + gap, y + 4, "start"), (x - gap, y + 4, "end"), (x, y - gap, "middle"),
      (x, y + gap + 9, "middle"), (x + gap, y - gap, "start"), (x - gap, y - gap, "end"),
      (x + gap, y + gap + 8, "start"), (x - gap, y + gap + 8, "end"),
    ]
    for candidate in candidates {
      let left =
        switch candidate.2 {
        case "start": candidate.0
        case "end": candidate.0 - length
        default: candidate.0 - length / 2
        }
      let area = Area(x: left...(left + length), y: (candidate.1 - 11)...(candidate.1 + 3))
      guard left >= 2, left + length <= width - 2, area.y.lowerBound >= 2,
        area.y.upperBound <= height - 2, !taken.contains(where: area.overlaps)
      else { continue }
      taken.append(area)
      return candidate
    }
    return nil
  }
}
