import PageMarkup
import TerminalText

/// The picture of a word's way through the layers, in one or two contexts.
struct WordPathPicture: Sendable {
  private let word: WordInContext
  private static let size = (width: 760.0, height: 420.0)

  /// Makes a picture.
  init(_ word: WordInContext) {
    self.word = word
  }

  /// The picture.
  var markup: Markup {
    let (width, height) = Self.size
    let points = word.scenes.flatMap(\.path) + word.landmarks.map(\.place)
    let scale = PlaneScale(points, width: width, height: height, margin: 44)
    var labels = LabelPlacement(width: width, height: height)
    for point in word.scenes.flatMap(\.path) {
      let place = scale.place(point)
      labels.reserve(place.x, place.y, radius: 10)
    }
    var shapes: [Markup] = []
    for (name, scene) in zip(["a", "b"], word.scenes) {
      shapes.append(
        Drawing.polyline(scene.path.map { scale.place($0) }, "way \(name)")
      )
    }
    shapes += landmarks(scale, &labels)
    for (name, scene) in zip(["a", "b"], word.scenes) { shapes += stations(of: scene, name, scale) }
    return Drawing.picture(
      width,
      height,
      label: "The way of the word \(word.word) through the layers in \(word.scenes.count) contexts",
      shapes
    )
  }

  private func landmarks(_ scale: PlaneScale, _ labels: inout LabelPlacement) -> [Markup] {
    word.landmarks.flatMap { landmark -> [Markup] in
      let (x, y) = scale.place(landmark.place)
      let label = TextFitting.cut(landmark.token.label, to: 16)
      let dot = Drawing.disc(x, y, 3, "dot other", title: landmark.token.label)
      guard
        let place = labels.place(nearX: x, y: y, length: Double(label.displayWidth) * 7, gap: 12)
      else { return [dot] }
      return [dot, Drawing.text(label, place.x, place.y, "name other", anchor: place.anchor)]
    }
  }

  private func stations(of scene: WordScene, _ name: String, _ scale: PlaneScale) -> [Markup] {
    scene.path.enumerated().flatMap { depth, point -> [Markup] in
      let (x, y) = scale.place(point)
      let isStart = depth == 0
      let title = isStart ? "embedding" : "layer \(depth), \(name.uppercased())"
      return [
        Drawing.disc(
          x,
          y,
          isStart ? 10 : 9,
          isStart ? "station start" : "station \(name)",
          title: title
        ),
        Drawing.text(String(depth), x, y + 4, "station-text", anchor: "middle"),
      ]
    }
  }
}
