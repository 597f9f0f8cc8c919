/// A half-open range of UTF-8 offsets in the one offset space of a ``SourceMap``.
///
/// Eight bytes: it names its file through the map, so that a span can be stored everywhere.
package struct SourceSpan: Hashable, Sendable, BitwiseCopyable {
  /// The offset of the first byte, in the map's offset space.
  package let start: UInt32
  /// The offset after the last byte; never less than ``start``.
  package let end: UInt32

  /// Makes a span from two offsets of the map's offset space.
  ///
  /// - Requires: `start <= end`.
  package init(_ start: UInt32, _ end: UInt32) {
    precondition(start <= end, "a span ends where it starts or later")
    self.start = start
    self.end = end
  }

  /// The number of bytes covered.
  package var byteCount: Int { Int(end) - Int(start) }

  /// The smallest span that covers this one and another.
  package func union(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(min(start, other.start), max(end, other.end))
  }

  /// The empty span at this span's end: the place where something is missing.
  package var afterEnd: SourceSpan { SourceSpan(end, end) }

  /// The empty span at this span's start.
  package var beforeStart: SourceSpan { SourceSpan(start, start) }
}
