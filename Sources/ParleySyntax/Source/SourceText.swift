import ParleyDiagnostics

/// A source's bytes made into the text that the parser reads.
package struct SourceText: Sendable {
  /// Valid UTF-8 without byte-order mark, every CRLF read as LF, each invalid sequence as U+FFFD; empty when too long.
  package let text: [UInt8]
  /// What is wrong with the bytes: at most one error for invalid UTF-8, or one for the size.
  package let diagnostics: [Diagnostic]

  /// Normalizes the bytes of a source.
  ///
  /// - Parameters:
  ///   - bytes: The bytes as they were read.
  ///   - base: The offset that the text will get in its source map (`SourceMap.nextBase`); spans count from there.
  ///   - limits: The longest source allowed.
  /// - Returns: The text with what is wrong with it.
  /// - Complexity: O(bytes), without copying them twice.
  package static func normalized(
    _ bytes: [UInt8],
    base: UInt32 = 0,
    limits: ParseLimits = ParseLimits()
  ) -> SourceText {
    guard bytes.count <= limits.sourceBytes else {
      let error = Diagnostic.sourceTooLong(
        bytes.count,
        limit: limits.sourceBytes,
        at: SourceSpan(base, base)
      )
      return SourceText(text: [], diagnostics: [error])
    }
    var reader = NormalizingReader(bytes)
    reader.run()
    guard let first = reader.firstInvalid else {
      return SourceText(text: reader.output, diagnostics: [])
    }
    let start = base + UInt32(clamping: first.outputOffset)
    let error = Diagnostic.invalidUTF8(
      byteOffset: first.byteOffset,
      further: reader.invalidCount - 1,
      at: SourceSpan(start, start + 3)
    )
    return SourceText(text: reader.output, diagnostics: [error])
  }
}

/// One pass over the bytes of a source.
private struct NormalizingReader {
  private let bytes: [UInt8]
  private(set) var output: [UInt8] = []
  private(set) var firstInvalid: (byteOffset: Int, outputOffset: Int)?
  private(set) var invalidCount = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func run() {
    output.reserveCapacity(bytes.count)
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte != UInt8(ascii: "\r") || !hasLineFeed(after: index) { output.append(byte) }
        index += 1
      } else if let length = lengthOfSequence(at: index) {
        output.append(contentsOf: bytes[index..<index + length])
        index += length
      } else {
        recordInvalid(at: index)
        index += 1
      }
    }
  }

  private func hasLineFeed(after index: Int) -> Bool {
    index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
  }

  private mutating func recordInvalid(at index: Int) {
    invalidCount += 1
    if firstInvalid == nil { firstInvalid = (index, output.count) }
    output.append(contentsOf: [0xEF, 0xBF, 0xBD])
  }

  /// The length of the multi-byte sequence that starts at an index; nil when it is not well-formed (Unicode 17, table 3-7).
  private func lengthOfSequence(at index: Int) -> Int? {
    let lead = bytes[index]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return nil }
    for continuation in bytes[(index + 2)..<max(index + 2, index + length)]
    where continuation & 0xC0 != 0x80 {
      return nil
    }
    return length
  }
}
