import TerminalText

/// Renders Markdown for a terminal while it arrives, in pieces cut anywhere.
///
/// Nothing that was written is ever written again: a word appears when it ends, and what may be markup when it is known
/// to be or not to be. What is written does not depend on how the text was cut into pieces, and each piece that is
/// written ends in plain looks. Control sequences in the text are taken out first. In a plain style nothing else is
/// changed: rendering is off.
///
/// `Documentation.docc/Markdown.md` says what is held back, for how long, and where this differs from the
/// specification.
///
/// - Source: CommonMark 0.31.2, <https://spec.commonmark.org/0.31.2/>, and GitHub Flavored Markdown,
///   <https://github.github.com/gfm/>, for tables and strikethrough.
/// - Complexity: O(length) in all; each scalar is looked at a bounded number of times.
package struct MarkdownRenderer: Sendable {
  /// The width of the terminal in columns; it may change between two pieces.
  package var columns: Int {
    get { blocks.writer.columns }
    set { blocks.writer.columns = max(1, newValue) }
  }

  private let style: TerminalStyle
  private var stripper = ControlSequenceStripper()
  private var blocks: BlockRenderer
  private var plainEndsLine = true

  /// Makes a renderer for one text that begins at the start of a row.
  ///
  /// - Parameters:
  ///   - columns: The width of the terminal in columns, at least 1.
  ///   - style: With looks, or plain: then the text goes through as it is, but for control sequences.
  package init(columns: Int, style: TerminalStyle) {
    self.style = style
    blocks = BlockRenderer(columns: max(1, columns), style: style)
  }

  /// Whether what was written ended a line, or nothing was written.
  package var isAtLineStart: Bool {
    style.isColoured ? blocks.writer.isAtLineStart : plainEndsLine
  }

  /// How many scalars were taken in and are not written yet, tables apart.
  package var heldCount: Int { style.isColoured ? blocks.heldCount : 0 }

  /// How many scalars were looked at to tell what they are, each as often as it was.
  package var scannedCount: Int { blocks.scannedCount }

  /// Takes a piece of the text and returns what to write now.
  package mutating func append(_ piece: String) -> String {
    let text = stripper.strip(piece)
    guard style.isColoured else {
      if let last = text.unicodeScalars.last { plainEndsLine = last == "\n" }
      return text
    }
    for scalar in text.unicodeScalars { blocks.append(scalar) }
    return blocks.writer.take()
  }

  /// Ends the text and returns what is left to write, without a line break that the text does not have.
  ///
  /// Call it also when the text broke off: what was held back then stands for itself.
  package mutating func finish() -> String {
    guard style.isColoured else { return "" }
    blocks.finish()
    return blocks.writer.take()
  }
}
