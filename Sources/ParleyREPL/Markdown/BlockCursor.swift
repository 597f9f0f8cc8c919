/// A place in the start of a line, counted in scalars and in columns, tabs reaching to the next multiple of 4.
///
/// - Source: CommonMark 0.31.2, section 2.2, <https://spec.commonmark.org/0.31.2/#tabs>.
struct BlockCursor: Sendable {
  /// The line as far as it is known, with its newline if it is known to end.
  let scalars: [Unicode.Scalar]
  /// Whether nothing more of the line can come.
  let isFinal: Bool
  /// The next scalar.
  private(set) var index = 0
  /// The columns before ``index``.
  private(set) var column = 0
  /// The columns of a tab before ``index`` that are not taken yet.
  private(set) var spareColumns = 0

  /// Makes a cursor at the start of a line.
  init(_ scalars: [Unicode.Scalar], isFinal: Bool) {
    self.scalars = scalars
    self.isFinal = isFinal
  }

  /// Where the innermost quote's text begins, in columns.
  private var base = 0

  /// The columns between the innermost quote's start, or the line's, and here.
  var position: Int { column - spareColumns - base }

  /// Takes this place for the start of a quote's text.
  mutating func startQuote() {
    base = column - spareColumns
  }

  /// The next scalar; nil at the end of what is known.
  var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  /// The blanks ahead: their columns, and a cursor behind them.
  var indentation: (columns: Int, end: BlockCursor) {
    var end = self
    end.spareColumns = 0
    while let scalar = end.next, scalar == " " || scalar == "\t" { end.advance() }
    return (end.position - position, end)
  }

  /// What is left, the columns of a tab that was taken in part as spaces.
  var rest: [Unicode.Scalar] {
    Array(repeating: " ", count: spareColumns) + scalars[index...]
  }

  /// Goes behind the next scalar.
  mutating func advance() {
    guard let scalar = next else { return }
    column += scalar == "\t" ? 4 - column % 4 : 1
    index += 1
  }

  /// Goes behind blanks of some columns, or behind all of them if there are fewer.
  mutating func skipBlanks(_ columns: Int) {
    guard columns > 0 else { return }
    var left = columns - spareColumns
    spareColumns = max(0, -left)
    while left > 0, let scalar = next, scalar == " " || scalar == "\t" {
      let before = column
      advance()
      left -= column - before
      if left < 0 { spareColumns = -left }
    }
  }

  /// How often the next scalar stands there in a row.
  var runLength: Int {
    guard let next else { return 0 }
    return scalars[index...].prefix { $0 == next }.count
  }

  /// Returns the cursor so many scalars further on.
  func advanced(by count: Int) -> BlockCursor {
    var cursor = self
    for _ in 0..<count { cursor.advance() }
    return cursor
  }
}
