import CLocalModel

/// The bytes of a weights file, wherever they are; never copied.
struct WeightsImage: Sendable {
  private enum Source: Sendable {
    /// A model in the executable, by its place in the table of `CLocalModel`.
    case embedded(Int)
    /// The bytes of a file.
    case bytes([UInt8])
  }

  private let source: Source

  /// Takes a model of the executable.
  ///
  /// - Requires: `index` is below `parley_model_count()`.
  init(embedded index: Int) {
    precondition(index >= 0 && index < parley_model_count(), "no such embedded model")
    source = .embedded(index)
  }

  /// Takes the bytes of a file.
  init(bytes: [UInt8]) {
    source = .bytes(bytes)
  }

  /// Calls a function with the bytes, which are valid until it returns.
  func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch source {
    case .embedded(let index):
      var size = 0
      let start = parley_model_bytes(index, &size)
      return try body(UnsafeRawBufferPointer(start: start, count: size))
    case .bytes(let bytes):
      return try bytes.withUnsafeBufferPointer { buffer throws(Failure) in
        try body(UnsafeRawBufferPointer(buffer))
      }
    }
  }

  /// Whether both are the same bytes in memory, not merely equal ones.
  func isSame(as other: WeightsImage) -> Bool {
    withBytes { mine in other.withBytes { mine.baseAddress == $0.baseAddress } }
  }
}
