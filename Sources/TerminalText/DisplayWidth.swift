extension StringProtocol {
  /// The number of terminal columns that the text takes: 0, 1 or 2 for each cluster, tabs not expanded.
  ///
  /// East Asian wide and emoji clusters take two columns, combining marks and format characters none.
  ///
  /// - Complexity: O(length).
  package var displayWidth: Int {
    reduce(0) { $0 + $1.displayWidth }
  }
}

extension Character {
  /// The number of terminal columns that the cluster takes: 0, 1 or 2.
  package var displayWidth: Int {
    var width = 0
    for scalar in unicodeScalars {
      if scalar.value == 0xFE0F || scalar.isWide { return 2 }
      if Self.isRegionalIndicator(scalar), unicodeScalars.count > 1 { return 2 }
      width = max(width, scalar.isZeroWidth ? 0 : 1)
    }
    return width
  }

  private static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }
}

extension Unicode.Scalar {
  fileprivate var isZeroWidth: Bool {
    guard value >= 0x20 else { return true }
    guard value >= 0x7F else { return false }
    return switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: true
    default: (0x1160...0x11FF).contains(value)
    }
  }

  fileprivate var isWide: Bool {
    guard value >= 0x1100 else { return false }
    var low = 0
    var high = WideScalars.ranges.count
    while low < high {
      let middle = (low + high) / 2
      if WideScalars.ranges[middle].1 < value { low = middle + 1 } else { high = middle }
    }
    return low < WideScalars.ranges.count && WideScalars.ranges[low].0 <= value
  }
}
