/// What a line begins with, its open containers taken off.
///
/// - Source: CommonMark 0.31.2, sections 4 and 5, <https://spec.commonmark.org/0.31.2/#leaf-blocks>; tables:
///   <https://github.github.com/gfm/#tables-extension->.
enum BlockStart {
  /// It depends on what follows.
  case undecided
  /// An empty line.
  case blank
  /// A quote; the cursor stands at what is quoted.
  case quote(BlockCursor)
  /// A list's item.
  case item(Item)
  /// A heading; the cursor stands at its text.
  case heading(level: Int, BlockCursor)
  /// The first line of a fenced code block, whole.
  case fence(Fence)
  /// A rule.
  case rule
  /// A line that starts with `|`; the cursor stands there.
  case tableRow(BlockCursor)
  /// A line of indented code; the cursor stands at the code.
  case indentedCode(BlockCursor)
  /// Anything else; the cursor stands at the text or the blanks before it.
  case text(BlockCursor)

  /// A list's item at its marker.
  struct Item {
    /// Its marker: `-`, `12.`.
    var marker: String
    /// The marker's position, as ``BlockCursor/position`` counts.
    var markerPosition: Int
    /// The position of what the item holds.
    var contentPosition: Int
    /// Where what it holds begins.
    var content: BlockCursor
  }

  /// The opening of a fenced code block.
  struct Fence: Sendable {
    /// `` ` `` or `~`.
    var scalar: Unicode.Scalar
    /// How many of them.
    var count: Int
    /// The columns before them, which are taken off the code's lines too.
    var indentation: Int
    /// What stands after them.
    var label: String
  }

  /// Reads what a line begins with.
  ///
  /// - Parameters:
  ///   - cursor: Behind the containers that the line goes on with.
  ///   - continuesParagraph: Whether the line would go on with a paragraph if it began nothing.
  ///   - startsAnyItem: Whether any item may begin here, not only those that may interrupt a paragraph.
  /// - Returns: What it begins with; undecided if more of the line has to be known.
  static func read(
    _ cursor: BlockCursor,
    continuesParagraph: Bool,
    startsAnyItem: Bool
  ) -> BlockStart {
    let (columns, first) = cursor.indentation
    guard let scalar = first.next else { return cursor.isFinal ? .blank : .undecided }
    if scalar == "\n" { return .blank }
    if columns >= 4 {
      var code = cursor
      code.skipBlanks(4)
      return continuesParagraph ? .text(cursor) : .indentedCode(code)
    }
    let text = BlockStart.text(cursor)
    switch scalar {
    case ">": return readQuote(first)
    case "#": return readHeading(first) ?? text
    case "`", "~": return readFence(first, indentation: columns) ?? text
    case "|": return .tableRow(first)
    case "-", "*", "+", "_":
      return readRuleOrBullet(first, startsAnyItem: startsAnyItem) ?? text
    case "0"..."9":
      return readNumber(first, startsAnyItem: startsAnyItem) ?? text
    default: return text
    }
  }

  private static func readQuote(_ first: BlockCursor) -> BlockStart {
    var content = first.advanced(by: 1)
    if content.next == nil, !first.isFinal { return .undecided }
    content.skipBlanks(1)
    content.startQuote()
    return .quote(content)
  }

  private static func readHeading(_ first: BlockCursor) -> BlockStart? {
    let level = first.runLength
    guard level <= 6 else { return nil }
    let after = first.advanced(by: level)
    guard let next = after.next else {
      return first.isFinal ? .heading(level: level, after) : .undecided
    }
    guard next.isMarkdownBlank else { return nil }
    let text = after.indentation.end
    if text.next == nil, !first.isFinal { return .undecided }
    return .heading(level: level, text)
  }

  private static func readFence(_ first: BlockCursor, indentation: Int) -> BlockStart? {
    guard let scalar = first.next else { return nil }
    let count = first.runLength
    let after = first.advanced(by: count)
    guard count >= 3 else { return after.next == nil && !first.isFinal ? .undecided : nil }
    var label = after.rest
    if scalar == "`", label.contains("`") { return nil }
    guard label.last == "\n" || first.isFinal else { return .undecided }
    if label.last == "\n" { label.removeLast() }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: label.drop { $0.isMarkdownBlank })
    while let last = text.last, last.isMarkdownBlank { text.removeLast() }
    return .fence(
      Fence(scalar: scalar, count: count, indentation: indentation, label: String(text))
    )
  }

  private static func readRuleOrBullet(
    _ first: BlockCursor,
    startsAnyItem: Bool
  ) -> BlockStart? {
    guard let scalar = first.next else { return nil }
    if scalar != "+" {
      let line = first.rest
      let others = line.contains { $0 != scalar && !$0.isMarkdownBlank }
      if !others {
        guard line.last == "\n" || first.isFinal else { return .undecided }
        if line.count(where: { $0 == scalar }) >= 3 { return .rule }
      }
    }
    guard scalar != "_" else { return nil }
    return readItem(first, markerLength: 1, startsAnyItem: startsAnyItem)
  }

  private static func readNumber(
    _ first: BlockCursor,
    startsAnyItem: Bool
  ) -> BlockStart? {
    let digits = first.scalars[first.index...].prefix(while: \.isDecimalDigit)
    guard digits.count <= 9 else { return nil }
    guard let after = first.advanced(by: digits.count).next else {
      return first.isFinal ? nil : .undecided
    }
    guard after == "." || after == ")" else { return nil }
    guard startsAnyItem || digits.elementsEqual(["1"]) else { return nil }
    return readItem(
      first,
      markerLength: digits.count + 1,
      startsAnyItem: startsAnyItem
    )
  }

  private static func readItem(
    _ first: BlockCursor,
    markerLength: Int,
    startsAnyItem: Bool
  ) -> BlockStart? {
    var content = first.advanced(by: markerLength)
    guard let next = content.next else { return first.isFinal ? nil : .undecided }
    guard next.isMarkdownBlank else { return nil }
    let (blanks, end) = content.indentation
    guard let inner = end.next else { return first.isFinal ? nil : .undecided }
    if inner == "\n", !startsAnyItem { return nil }
    let width = inner == "\n" || blanks > 4 ? 1 : blanks
    content.skipBlanks(width)
    let marker = first.scalars[first.index..<first.index + markerLength]
    return .item(
      Item(
        marker: String(String.UnicodeScalarView(marker)),
        markerPosition: first.position,
        contentPosition: first.position + markerLength + width,
        content: content
      )
    )
  }
}
