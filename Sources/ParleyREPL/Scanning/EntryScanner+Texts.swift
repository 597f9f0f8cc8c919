import LineEditing
import ParleySyntax

extension EntryScanner {
  /// Where a text ends besides its limit.
  enum TextStop {
    /// Only there.
    case limit
    /// At `"`.
    case quote
    /// At a blank, a comma, a quote, a brace.
    case word
  }

  /// What a text literal stands for, for the place of a cursor in it.
  enum TextUse {
    /// Something that is said or computed with.
    case plain
    /// The argument of a setting or verb.
    case argument(String)
    /// A file, for a verb or built-in.
    case path(String)
  }

  /// Takes what follows a text verb.
  ///
  /// `mayHaveSchema` is whether a text in quotes may be followed by `as` and a schema.
  mutating func takeTextArgument(mayHaveSchema: Bool = false) {
    skipBlanks()
    guard offset < end else { return finish(.nothing) }
    if opensText(offset), bytes[offset] != UInt8(ascii: "'") {
      takeText()
      if mayHaveSchema { takeSchemaOfReply() }
      takeRest()
      return
    }
    takeTemplate(to: endOfLine(from: offset))
    if offset == end { finish(.nothing) }
  }

  /// Whether a text literal starts at an offset.
  func opensText(_ offset: Int) -> Bool {
    switch byte(offset) {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): true
    case UInt8(ascii: "<"): heredocWord(at: offset) != nil
    default: false
    }
  }

  /// The word of a `<<END` that starts at an offset, and where its opening ends; nil where none does.
  private func heredocWord(at start: Int) -> (word: Range<Int>, end: Int, computes: Bool)? {
    guard byte(start) == UInt8(ascii: "<"), byte(start + 1) == UInt8(ascii: "<") else { return nil }
    let isRaw = byte(start + 2) == UInt8(ascii: "'")
    let wordStart = start + (isRaw ? 3 : 2)
    let wordEnd = endOfName(at: wordStart)
    guard wordEnd > wordStart else { return nil }
    let isClosed = isRaw && byte(wordEnd) == UInt8(ascii: "'")
    return (wordStart..<wordEnd, isClosed ? wordEnd + 1 : wordEnd, !isRaw)
  }

  /// Takes a text literal, which starts at ``offset``.
  mutating func takeText(_ use: TextUse = .plain) {
    let start = offset
    switch bytes[offset] {
    case UInt8(ascii: "\"")
    where byte(start + 1) == UInt8(ascii: "\"") && byte(start + 2) == UInt8(ascii: "\""):
      takeTripleText()
    case UInt8(ascii: "\""):
      let lineEnd = endOfLine(from: start)
      mark(.text, start, start + 1)
      offset += 1
      takeTemplate(to: lineEnd, stop: .quote, hasEscapes: true)
      if offset < lineEnd {
        mark(.text, offset, offset + 1)
        offset += 1
      } else if offset == end {
        finishText(use, start)
      }
    case UInt8(ascii: "'"): takeRawText(use)
    default:
      guard let opening = heredocWord(at: start) else { return offset += 1 }
      mark(.text, start, opening.end)
      offset = opening.end
      if heredoc == nil { heredoc = (opening.word, opening.computes) }
      if offset == end { finish(.nothing) }
    }
  }

  /// Ends the reading in a text that is not closed.
  private mutating func finishText(_ use: TextUse, _ start: Int) {
    switch use {
    case .plain: finish(.nothing)
    case .argument(let owner):
      finish(.argument(of: owner, word: start + 1, quote: bytes[start]))
    case .path(let owner): finish(.path(for: owner, word: start + 1, quote: bytes[start]))
    }
  }

  private mutating func takeRawText(_ use: TextUse) {
    let start = offset
    let lineEnd = endOfLine(from: start)
    offset += 1
    while offset < lineEnd {
      if bytes[offset] == UInt8(ascii: "'") {
        guard byte(offset + 1) == UInt8(ascii: "'") else { break }
        offset += 1
      }
      offset += 1
    }
    let isClosed = offset < lineEnd
    offset = isClosed ? offset + 1 : lineEnd
    mark(.text, start, offset)
    if !isClosed, offset == end { finishText(use, start) }
  }

  private mutating func takeTripleText() {
    let start = offset
    var close = start + 3
    while close < end, !isTripleQuote(close) {
      close += bytes[close] == UInt8(ascii: "\\") ? 2 : 1
    }
    let isClosed = close < end
    mark(.text, start, start + 3)
    offset = start + 3
    takeTemplate(to: isClosed ? close : end, hasEscapes: true)
    guard isClosed else { return finish(.nothing) }
    mark(.text, close, close + 3)
    offset = close + 3
  }

  private func isTripleQuote(_ offset: Int) -> Bool {
    (offset..<offset + 3).allSatisfy { byte($0) == UInt8(ascii: "\"") }
  }

  /// Takes the lines of a `<<END` text with the line that closes it.
  mutating func takeHeredocLines(_ word: Range<Int>, computes: Bool) {
    var line = offset
    var lineEnd = endOfLine(from: line)
    while line < end, !isClosing(line..<lineEnd, word) {
      line = min(lineEnd + 1, end)
      lineEnd = endOfLine(from: line)
    }
    let isClosed = line < end
    let textEnd = isClosed ? line : end
    if computes {
      takeTemplate(to: textEnd)
    } else {
      mark(.text, offset, textEnd)
      offset = textEnd
    }
    guard isClosed, place == nil else { return finish(.nothing) }
    mark(.text, line, lineEnd)
    offset = lineEnd
    if offset == end { finish(.nothing) }
  }

  private func isClosing(_ line: Range<Int>, _ word: Range<Int>) -> Bool {
    var line = bytes[line]
    while let last = line.last, Self.isBlank(last) { line.removeLast() }
    return line.drop(while: Self.isBlank).elementsEqual(bytes[word])
  }

  /// Takes characters of a text, computed parts included.
  ///
  /// - Parameters:
  ///   - limit: The offset that the text does not pass.
  ///   - stop: Where it may end earlier.
  ///   - hasEscapes: Whether a backslash takes the next character with it.
  mutating func takeTemplate(to limit: Int, stop: TextStop = .limit, hasEscapes: Bool = false) {
    var textStart = offset
    // After one `{{` that nothing closes the others are text, as for the parser.
    var computes = true
    while offset < limit {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\\") {
        let isEscaped = isDoubleBrace(offset + 1, limit)
        offset = min(limit, offset + (isEscaped ? 3 : hasEscapes ? 2 : 1))
      } else if computes, isDoubleBrace(offset, limit) {
        mark(.text, textStart, offset)
        if let close = InterpolationEnd.find(in: bytes, from: offset + 2, to: limit) {
          mark(.interpolation, offset, close + 2)
          offset = close + 2
        } else if isCut, limit == end {
          offset += 2
          return enterInterpolation()
        } else {
          computes = false
          mark(.text, offset, offset + 2)
          offset += 2
        }
        textStart = offset
      } else if Self.stops(at: byte, stop) {
        break
      } else {
        offset += 1
      }
    }
    mark(.text, textStart, offset)
  }

  private func isDoubleBrace(_ offset: Int, _ limit: Int) -> Bool {
    offset + 1 < limit && bytes[offset] == UInt8(ascii: "{")
      && bytes[offset + 1] == UInt8(ascii: "{")
  }

  private static func stops(at byte: UInt8, _ stop: TextStop) -> Bool {
    switch stop {
    case .limit: false
    case .quote: byte == UInt8(ascii: "\"")
    case .word: isBlank(byte) || ",\"'{}\n".utf8.contains(byte)
    }
  }
}
