import TerminalText

/// How a cluster is shown: only with what all terminals give the same width.
///
/// Of a sequence joined to one picture the first picture is shown, without the selectors and skin tones that some terminals give
/// columns of their own; flags and letters with their marks are shown whole.
struct CellLook: Equatable {
  /// What is put on the terminal.
  let text: String
  /// Its columns: 1 or 2.
  let width: Int

  /// Finds the look of a cluster.
  init(of cluster: Character) {
    let scalars = cluster.unicodeScalars
    if scalars.count == 2, scalars.allSatisfy(Self.isRegionalIndicator) {
      (text, width) = (String(cluster), 2)
      return
    }
    var shown = String.UnicodeScalarView()
    var columns = 0
    for scalar in scalars {
      if scalar.value == 0x200D, !shown.isEmpty { break }
      if Self.isLeftOut(scalar) { continue }
      let width = Self.width(of: scalar)
      if columns + width > 2 { break }
      shown.append(scalar)
      columns += width
    }
    if columns > 0 {
      (text, width) = (String(shown), columns)
    } else {
      // A mark alone is shown on a dotted circle, as in the code charts.
      (text, width) = (shown.isEmpty ? "\u{FFFD}" : "\u{25CC}" + String(shown), 1)
    }
  }

  /// The columns of one scalar by itself.
  static func width(of scalar: Unicode.Scalar) -> Int {
    if isRegionalIndicator(scalar) { return 1 }
    return scalar.properties.isEmojiPresentation ? 2 : Character(scalar).displayWidth
  }

  private static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  private static func isLeftOut(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF, 0xE0020...0xE007F: true
    default: [.control, .format, .unassigned].contains(scalar.properties.generalCategory)
    }
  }
}
