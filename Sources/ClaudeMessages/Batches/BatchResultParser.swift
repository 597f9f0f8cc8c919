/// Cuts the results of a batch into their lines, however the bytes are chunked.
///
/// No more is held than the line that has not come to its end; empty lines are skipped.
///
///     var parser = BatchResultParser()
///     for try await chunk in body {
///       try parser.append(chunk)
///       while let line = parser.next() { let result = try BatchResult(json: line) … }
///     }
///     if let line = parser.finish() { … }
public struct BatchResultParser: Sendable {
  /// The most bytes of one line.
  ///
  /// Default: 64 MiB, twice the largest body that the API accepts.
  public let maximumLineBytes: Int

  private var ready: [[UInt8]] = []
  private var readyIndex = 0
  private var line: [UInt8] = []

  /// Makes a parser at the start of the results.
  public init(maximumLineBytes: Int = 64 << 20) {
    self.maximumLineBytes = maximumLineBytes
  }

  /// Takes the next bytes.
  ///
  /// - Throws: ``BatchResultError`` for a line that is larger than it may be.
  /// - Complexity: Linear in the number of bytes, however they are chunked.
  public mutating func append(_ bytes: [UInt8]) throws(BatchResultError) {
    var start = 0
    while start < bytes.count {
      let end = bytes.withUnsafeBytes { LineScan.endOfLine(in: $0, from: start) }
      if line.count + end - start > maximumLineBytes {
        throw BatchResultError(maximumLineBytes: maximumLineBytes)
      }
      line.append(contentsOf: bytes[start..<end])
      guard end < bytes.count else { return }
      finishLine()
      start = end + 1
    }
  }

  /// The next complete line; nil until more bytes come.
  public mutating func next() -> [UInt8]? {
    guard readyIndex < ready.count else {
      ready.removeAll(keepingCapacity: true)
      readyIndex = 0
      return nil
    }
    defer { readyIndex += 1 }
    return ready[readyIndex]
  }

  /// The last line, where no line end follows it; it says itself whether it is whole.
  public mutating func finish() -> [UInt8]? {
    finishLine()
    return next()
  }

  private mutating func finishLine() {
    let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    var whole: [UInt8] = []
    swap(&whole, &line)
    if !isBlank { ready.append(whole) }
  }
}

/// Why the results of a batch cannot be read on.
public struct BatchResultError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The most bytes that a line may have.
  public let maximumLineBytes: Int

  /// The failure in words.
  public var description: String {
    "a line of the results is larger than \(maximumLineBytes) bytes"
  }
}
