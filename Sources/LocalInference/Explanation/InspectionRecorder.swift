/// Keeps what a forward pass shows it, of some positions.
final class InspectionRecorder {
  /// The positions that are kept.
  let positions: Range<Int>
  /// By position and depth.
  private(set) var states: [[[Float]]]
  /// By position, then layer and head.
  private(set) var attention: [[[Float]]]
  private let width: Int

  /// Makes a recorder that has seen nothing.
  init(positions: Range<Int>, configuration: ModelConfiguration) {
    self.positions = positions
    width = configuration.width
    states = Array(repeating: [], count: positions.count)
    attention = Array(repeating: [], count: positions.count)
  }

  /// Takes the states of neighbouring positions; depths must come in order.
  ///
  /// - Parameters:
  ///   - numbers: The states, one after the other.
  ///   - count: How many.
  ///   - start: The position of the first.
  ///   - depth: After how many layers.
  func recordStates(_ numbers: UnsafePointer<Float>, count: Int, from start: Int, depth: Int) {
    for index in 0..<count where positions.contains(start + index) {
      let state = UnsafeBufferPointer(start: numbers + index * width, count: width)
      states[start + index - positions.lowerBound].append(Array(state))
    }
  }

  /// Takes what one head looks at from the last of some positions; layers and heads must come in order.
  ///
  /// - Parameters:
  ///   - weights: One for each position, not yet normalized.
  ///   - factor: What makes their sum 1.
  func recordAttention(_ weights: UnsafeBufferPointer<Float>, factor: Float) {
    let position = weights.count - 1
    guard positions.contains(position) else { return }
    attention[position - positions.lowerBound].append(weights.map { $0 * factor })
  }
}
