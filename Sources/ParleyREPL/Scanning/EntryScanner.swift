import LineEditing
import ParleySyntax

/// Walks through an entry as it is typed, finished or not: finds the looks of each piece, or what stands at the cursor.
///
/// It is no parser: it builds no tree, reports nothing, and makes something of every text. Where code ends and text begins it decides
/// by the language's own tables, ``Verb`` and ``SettingSyntax``, and as the parser does, which a test compares it with.
///
/// One pass over the bytes; texts in `{{ }}` in texts are entered to a bounded depth.
struct EntryScanner {
  /// The entry in UTF-8.
  let bytes: [UInt8]
  /// The offset that is not passed: the cursor or the entry's end.
  let end: Int
  /// Whether ``end`` is the cursor, whose place is looked for.
  let isCut: Bool
  /// Names that are known from elsewhere, so that they are no mistakes at the start of a statement.
  let knownNames: Set<String>

  /// The offset after what was read.
  var offset: Int
  /// The looks of what was read, in order, without overlap.
  var highlights: [Highlight] = []
  /// What stands at the cursor; nil while it is not reached.
  var place: CursorPlace?
  /// The names that the entry makes, in order.
  var declaredNames: [DeclaredName] = []
  /// The blocks that are open, outermost first.
  var blocks: [BlockOwner] = []
  /// What the block belongs to that was closed last on this line.
  var closedBlock: BlockOwner?
  /// The `<<END` text whose lines start after this line.
  var heredoc: (word: Range<Int>, computes: Bool)?
  /// The number of `{{ }}` entered.
  var depth = 0

  /// The greatest number of `{{ }}` in each other that are entered.
  private static let maximumDepth = 32

  /// Makes a scanner.
  ///
  /// - Parameters:
  ///   - bytes: The entry in UTF-8.
  ///   - start: Where statements begin. Default: 0.
  ///   - cursor: The cursor, not beyond the end; nil to read all of it for its looks.
  ///   - knownNames: Names that are known from elsewhere.
  init(_ bytes: [UInt8], from start: Int = 0, cursor: Int? = nil, knownNames: Set<String> = []) {
    self.bytes = bytes
    end = min(cursor ?? bytes.count, bytes.count)
    isCut = cursor != nil
    offset = min(start, end)
    self.knownNames = knownNames
  }

  /// Reads statements up to the end.
  mutating func scan() {
    repeat {
      skipBlanks()
      guard offset < end else {
        return finish(.statement(word: end, block: innermostBlock, after: closedBlock))
      }
      let start = offset
      switch bytes[offset] {
      case UInt8(ascii: "\n"): takeNewline()
      case UInt8(ascii: ";"): offset += 1
      case UInt8(ascii: "#"): takeComment()
      case UInt8(ascii: "}"):
        closedBlock = blocks.popLast()
        offset += 1
      case UInt8(ascii: ">"):
        mark(.keyword, offset, offset + 1)
        offset += 1
        takeTextArgument(mayHaveSchema: true)
      default: takeStatement()
      }
      if offset == start { offset += 1 }
    } while place == nil && offset <= end
  }

  /// What the innermost block belongs to; any block in a trial counts as the trial.
  var innermostBlock: BlockOwner? {
    if blocks.last != .experiment, blocks.contains(.trial) { return .trial }
    return blocks.last
  }

  // MARK: Results

  /// Ends the reading; at the cursor this is the place of it.
  mutating func finish(_ place: CursorPlace) {
    if isCut, self.place == nil { self.place = place }
    offset = end
  }

  /// Gives a stretch its looks.
  mutating func mark(_ kind: Highlight.Kind, _ start: Int, _ end: Int) {
    guard end > start, !isCut else { return }
    if let last = highlights.last, last.kind == kind, last.range.upperBound == start {
      highlights[highlights.count - 1].range = last.range.lowerBound..<end
    } else {
      highlights.append(Highlight(start..<end, kind))
    }
  }

  /// Remembers a name that the entry makes.
  mutating func declare(_ range: Range<Int>, _ kind: DeclaredName.Kind) {
    guard !range.isEmpty else { return }
    declaredNames.append(DeclaredName(name: text(range), kind: kind))
  }

  // MARK: Bytes

  /// The byte at an offset; 0 at or after the end.
  func byte(_ offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0 }

  /// Some bytes as a text.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The first offset at or after one that holds no blank.
  func skippingBlanks(from start: Int) -> Int {
    var offset = start
    while offset < end, Self.isBlank(bytes[offset]) { offset += 1 }
    return offset
  }

  /// Passes blanks.
  mutating func skipBlanks() { offset = skippingBlanks(from: offset) }

  /// The offset of the newline that ends the line of an offset, or the end.
  func endOfLine(from start: Int) -> Int {
    var offset = start
    while offset < end, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
    return offset
  }

  /// The offset after the name that starts at an offset; the offset itself when none does.
  func endOfName(at start: Int) -> Int {
    var offset = start
    while offset < end {
      let byte = bytes[offset]
      if byte < 0x80 {
        guard Self.isLetter(byte) || (offset > start && Self.isDigit(byte)) else { break }
        offset += 1
      } else {
        let (scalar, length) = scalar(at: offset)
        let isPart =
          offset == start ? scalar.properties.isXIDStart : scalar.properties.isXIDContinue
        guard isPart, offset + length <= end else { break }
        offset += length
      }
    }
    return offset
  }

  /// The scalar at an offset and its length in bytes.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    var decoder = UTF8()
    var iterator = bytes[offset..<min(offset + 4, bytes.count)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return ("\u{FFFD}", 1) }
    return (scalar, String(scalar).utf8.count)
  }

  /// Whether a byte is a blank within a line.
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  /// Whether a byte is an ASCII letter or `_`.
  static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return (lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")) || byte == UInt8(ascii: "_")
  }

  /// Whether a byte is an ASCII digit.
  static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  // MARK: Lines

  /// Takes a newline, and the lines of a `<<END` text that start after it.
  mutating func takeNewline() {
    offset += 1
    closedBlock = nil
    if let heredoc {
      self.heredoc = nil
      takeHeredocLines(heredoc.word, computes: heredoc.computes)
    }
  }

  /// Takes a comment up to the end of its line.
  mutating func takeComment() {
    let lineEnd = endOfLine(from: offset)
    mark(.comment, offset, lineEnd)
    offset = lineEnd
    if lineEnd == end { finish(.nothing) }
  }

  /// Reads what is open in a `{{` that is not closed before the cursor, which starts at ``offset``.
  mutating func enterInterpolation() {
    guard depth < Self.maximumDepth else { return finish(.nothing) }
    depth += 1
    var code = CodeScan()
    code.isInterpolation = true
    takeCode(&code)
    finish(.nothing)
  }
}
