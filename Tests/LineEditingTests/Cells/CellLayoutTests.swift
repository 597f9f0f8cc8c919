import Testing

@testable import LineEditing

struct CellLayoutTests {
  private static func layout(
    _ text: String,
    cursor: Int? = nil,
    prompt: Int = 2,
    columns: Int = 10
  )
    -> CellLayout
  {
    var table = CellTable()
    let cells = table.encode(text)
    return CellLayout(
      cells,
      cursor: cursor ?? cells.count,
      promptWidth: prompt,
      columns: columns,
      table: table
    )
  }

  @Test(arguments: [
    ("", 0, 2), ("abc", 0, 5), ("안녕", 0, 6), ("abcdefgh", 1, 0), ("abcdefg안", 1, 2), ("a\nb", 1, 3),
    ("\t", 0, 8), ("\u{1}", 0, 4), ("abcdefgh\nx", 2, 3),
  ])
  func entryEndsWhereItIsDrawn(_ text: String, _ row: Int, _ column: Int) {
    #expect(Self.layout(text).end == .init(row: row, column: column))
    #expect(Self.layout(text).cursor == .init(row: row, column: column))
  }

  @Test
  func wideCharacterThatDoesNotFitBeginsTheNextRow() {
    let layout = Self.layout("abcdefg안", cursor: 7)
    #expect(layout.cursor == .init(row: 1, column: 0))
  }

  @Test
  func painterGoesToEachCellAndBack() {
    var painter = CellPainter(from: .init(row: 1, column: 0), columns: 10)
    painter.paint([0x61], at: .init(row: 0, column: 9), width: 1, style: "1")
    painter.paint([0x62], at: .init(row: 1, column: 0), width: 1, style: "")
    let bytes = painter.bytes(endingAt: .init(row: 1, column: 1))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(
      text == "\u{1B}[?25l\u{1B}[1A\u{1B}[10G\u{1B}[0;1ma\u{1B}[1B\u{1B}[1G\u{1B}[0mb\u{1B}[?25h"
    )
  }
}
