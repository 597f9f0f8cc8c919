import PageMarkup
import TerminalText

/// The picture of tokens on a plane.
struct MapPicture: Sendable {
  private let map: MeaningMap
  private let neighbourhoods: [TokenNeighbourhood]
  private static let size = (width: 760.0, height: 460.0)

  /// Makes a picture.
  init(_ map: MeaningMap, neighbourhoods: [TokenNeighbourhood]) {
    self.map = map
    self.neighbourhoods = neighbourhoods
  }

  /// The picture.
  var markup: Markup {
    let (width, height) = Self.size
    let scale = PlaneScale(map.points.map(\.place), width: width, height: height, margin: 46)
    let places = Dictionary(
      map.points.map { ($0.token.id, scale.place($0.place)) },
      uniquingKeysWith: { first, _ in first }
    )
    var labels = LabelPlacement(width: width, height: height)
    for place in places.values.sorted(by: { $0 < $1 }) {
      labels.reserve(place.x, place.y, radius: 5)
    }
    var shapes = threads(between: places)
    // The text's own tokens are named first, so that they find room.
    for point in map.points.filter(\.isInText) + map.points.filter({ !$0.isInText }) {
      let (x, y) = scale.place(point.place)
      let kind = point.isInText ? "own" : "other"
      shapes.append(
        Drawing.disc(x, y, point.isInText ? 5.5 : 3.5, "dot \(kind)", title: point.token.label)
      )
      let label = TextFitting.cut(point.token.label, to: 16)
      let length = Double(label.displayWidth) * (point.isInText ? 8 : 7)
      if let place = labels.place(nearX: x, y: y, length: length) {
        shapes.append(
          Drawing.text(label, place.x, place.y, "name \(kind)", anchor: place.anchor)
        )
      }
    }
    return Drawing.picture(
      width,
      height,
      label: "The tokens of the text and their nearest neighbours on a plane",
      shapes
    )
  }

  private func threads(between places: [Int: (x: Double, y: Double)]) -> [Markup] {
    neighbourhoods.flatMap { hood in
      hood.nearest.prefix(2).compactMap { near in
        guard let from = places[hood.token.id], let to = places[near.token.id] else { return nil }
        return Drawing.line(from.x, from.y, to.x, to.y, "thread")
      }
    }
  }
}
