import ParleySyntax

/// Moves the lines of a text to another indentation without changing the text.
///
/// The blanks that start the lines and that the parser takes off move with the line that the text opens on. Where they do not start
/// with the blanks of that line, or where nothing shows which blanks are taken off, the lines stay as they are.
struct TextLines {
  /// The blanks that started the opening's line in the source.
  let old: [UInt8]
  /// The blanks that start it now.
  let new: [UInt8]

  /// The lines of `"""` … `"""`, delimiters included, after a move.
  ///
  /// `literal` is the text as it stands in the source.
  func moved(tripleText literal: ArraySlice<UInt8>) -> [UInt8] {
    var lines = Self.lines(literal)
    let opening = lines.removeFirst().trimmingTrailingBlanks()
    let close = lines.popLast() ?? []
    let indentation = close.prefix { $0.isBlank }
    guard let target = target(of: indentation) else {
      return Array(([opening[...]] + lines + [close]).joined(separator: Self.newline))
    }
    let body = lines.map { Self.moved($0, from: indentation, to: target) }
    let last = target + close.dropFirst(indentation.count)
    return Array(([opening] + body + [last]).joined(separator: Self.newline))
  }

  /// The lines of `<<END` with the closing one, after a move.
  ///
  /// `body` is the lines as they stand in the source, without the newline after the closing one.
  func moved(heredocBody body: ArraySlice<UInt8>) -> [UInt8] {
    var lines = Self.lines(body).map(Array.init)
    let close = lines.removeLast()
    let word = close.drop { $0.isBlank }.trimmingTrailingBlanks()
    let closing = close.prefix { $0.isBlank }
    let last = (target(of: closing) ?? Array(closing)) + word
    if let shared = Self.shared(lines), let target = target(of: shared) {
      lines = lines.map { Self.moved($0[...], from: shared, to: target) }
    }
    return Array((lines + [last]).joined(separator: Self.newline))
  }

  private static let newline = [UInt8(ascii: "\n")]

  private static func lines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  /// The blanks that take the place of others; nil when these stay.
  private func target(of indentation: ArraySlice<UInt8>) -> [UInt8]? {
    guard old != new, indentation.starts(with: old), !indentation.contains(UInt8(ascii: "\r"))
    else { return nil }
    return new
      + indentation.dropFirst(old.count).flatMap { blank -> [UInt8] in
        blank == UInt8(ascii: "\t") ? [UInt8(ascii: " "), UInt8(ascii: " ")] : [blank]
      }
  }

  /// The longest run of blanks that start all lines which hold more than blanks; nil when there is no such line.
  private static func shared(_ lines: [[UInt8]]) -> ArraySlice<UInt8>? {
    var shared: ArraySlice<UInt8>?
    for line in lines {
      let blanks = line.prefix { $0.isBlank }
      guard blanks.count < line.count else { continue }
      let known = shared ?? blanks
      shared = known.prefix(zip(known, blanks).prefix { $0 == $1 }.count)
    }
    return shared
  }

  /// A line with other blanks instead of those that the parser takes off.
  private static func moved(
    _ line: ArraySlice<UInt8>,
    from indentation: ArraySlice<UInt8>,
    to target: [UInt8]
  ) -> [UInt8] {
    let taken = zip(line, indentation).prefix { $0 == $1 }.count
    let rest = line.dropFirst(taken)
    return rest.isEmpty ? [] : target + rest
  }
}
