import TerminalText

/// Goes through the lines of a Markdown text scalar by scalar: which containers they stand in, what block they belong to.
///
/// The start of a line is gathered until it is known what it begins; from there on its scalars go straight to the block:
/// to the inline parser, the lexer for code, or the table.
struct BlockRenderer: Sendable {
  /// Something that holds blocks and stands at the start of their lines.
  enum Container: Sendable {
    /// A quote.
    case quote
    /// A list's item, with the positions of its marker and of what it holds.
    case item(marker: Int, content: Int)
  }

  /// The block that a line's text belongs to.
  enum Leaf: Sendable {
    /// None is open.
    case none
    /// A paragraph.
    case paragraph
    /// A heading.
    case heading
    /// A fenced code block.
    case fence(BlockStart.Fence)
    /// An indented code block.
    case indentedCode
    /// A table, or lines that may be one.
    case table
  }

  /// How many scalars of a line's start are gathered at most; then the line is text.
  static let lineStartLimit = 256
  /// How many containers may stand within each other; more are text.
  static let depthLimit = 16

  /// Where rows are written.
  var writer: RowWriter
  /// The inline parser of the open paragraph or heading.
  var inline = InlineParser()
  /// The lexer of the open code block.
  var lexer = CodeLexer(nil)
  /// The rows of the open table.
  var table = MarkdownTable()
  /// The containers that are open, outermost first.
  var containers: [Container] = []
  /// The block that is open.
  var leaf = Leaf.none
  /// The start of the line as far as it is gathered.
  var lineStart: [Unicode.Scalar] = []
  /// Whether the line's start is being gathered.
  var isInLineStart = true
  /// What may be the `#`s that close a heading.
  var headingTail: [Unicode.Scalar] = []
  /// The style that cells are written in.
  let style: TerminalStyle
  private var lineScannedCount = 0
  private var glyphs: [Glyph] = []
  private var stretches: [CodeLexer.Stretch] = []

  /// Makes a renderer at the start of a text.
  init(columns: Int, style: TerminalStyle) {
    self.style = style
    writer = RowWriter(columns: columns, style: style)
  }

  /// How many scalars are held, tables apart.
  var heldCount: Int {
    lineStart.count + headingTail.count + inline.heldCount + lexer.heldCount + writer.heldCount
  }

  /// How many scalars were looked at, each as often as it was.
  var scannedCount: Int { lineScannedCount + inline.scannedCount }

  /// Takes one scalar.
  mutating func append(_ scalar: Unicode.Scalar) {
    if isInLineStart {
      lineStart.append(scalar)
      startLine(isEnd: false)
    } else {
      continueLine(scalar)
    }
    writer.closeRun()
  }

  /// Ends the text.
  mutating func finish() {
    if isInLineStart, !lineStart.isEmpty { startLine(isEnd: true) }
    if case .table = leaf {
      if !table.line.isEmpty { endTableLine(hasNewline: false) }
      endTable()
    }
    closeLeaf()
    writer.flush()
    writer.closeRun()
  }

  /// Notes that the gathered start of a line is read once more.
  mutating func countLineScan() {
    lineScannedCount += lineStart.count
  }

  // MARK: Within a line

  /// Takes one scalar of a line whose start is known.
  mutating func continueLine(_ scalar: Unicode.Scalar) {
    if scalar == "\n" { isInLineStart = true }
    switch leaf {
    case .none, .paragraph: putInline(scalar)
    case .heading: continueHeading(scalar)
    case .fence, .indentedCode: continueCode(scalar)
    case .table: continueTable(scalar)
    }
  }

  /// Gives one scalar to the inline parser.
  mutating func putInline(_ scalar: Unicode.Scalar) {
    inline.append(scalar, to: &glyphs)
    writeGlyphs()
  }

  /// Ends the text of a paragraph or a heading.
  mutating func finishInline() {
    inline.finish(into: &glyphs)
    writeGlyphs()
  }

  private mutating func writeGlyphs() {
    for glyph in glyphs { writer.put(glyph) }
    glyphs.removeAll(keepingCapacity: true)
  }

  private mutating func continueCode(_ scalar: Unicode.Scalar) {
    if scalar == "\n" {
      lexer.endLine(into: &stretches)
    } else {
      lexer.append(scalar, to: &stretches)
    }
    writeStretches()
    if scalar == "\n" { writer.newline() }
  }

  private mutating func writeStretches() {
    for stretch in stretches { writer.putVerbatim(stretch.text, stretch.look) }
    stretches.removeAll(keepingCapacity: true)
  }

  private mutating func continueHeading(_ scalar: Unicode.Scalar) {
    if scalar == "\n" {
      endHeading()
      writer.newline()
      leaf = .none
      return
    }
    let isTail = scalar == " " || scalar == "\t" || (scalar == "#" && !headingTail.isEmpty)
    if isTail, headingTail.count < 64 {
      headingTail.append(scalar)
      return
    }
    for held in headingTail { putInline(held) }
    headingTail.removeAll(keepingCapacity: true)
    putInline(scalar)
  }

  private mutating func endHeading() {
    // `## text ##`: the `#`s at the end close the heading; without a blank before them they are text.
    var tail = headingTail[...]
    while tail.last?.isMarkdownBlank == true { tail.removeLast() }
    while tail.last == "#" { tail.removeLast() }
    if tail.last?.isMarkdownBlank == true { tail.removeAll() }
    for held in tail { putInline(held) }
    headingTail.removeAll(keepingCapacity: true)
    finishInline()
  }

  /// Ends the open block, whose last line has ended or will not go on.
  mutating func closeLeaf() {
    switch leaf {
    case .none, .table: break
    case .paragraph: finishInline()
    case .heading: endHeading()
    case .fence, .indentedCode:
      lexer.endLine(into: &stretches)
      writeStretches()
    }
    leaf = .none
  }
}
