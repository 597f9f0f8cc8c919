import CLineEditing
import Glibc
import TerminalText
import Testing

@testable import LineEditing

struct CellTests {
  @Test(arguments: [
    "plain", "안녕 日本", "e\u{301}\u{323}", "👨‍👩‍👧👍🏽🇰🇷❤️1️⃣", "\u{1112}\u{1161}\u{11AB}", "a\nb\n\nc", "\ttab",
    "\u{301}alone", "\u{202E}over", "\u{12000}\u{100000}\u{30001}\u{1F0CF}", "क्षि", "\u{1FAE8}", "",
  ])
  func textComesBackFromItsCells(_ text: String) {
    var table = CellTable()
    let cells = table.encode(text)
    #expect(Array(table.decode(cells).unicodeScalars) == Array(text.unicodeScalars))
    #expect(cells.filter { $0 != CellTable.mark }.count == text.count)
    #expect(cells.reduce(0) { $0 + table.byteCount($1) } == text.utf8.count)
  }

  /// What libedit will ask the C library, asked for every kind of cell.
  @Test
  func cellsHaveTheWidthThatTheCLibraryGives() {
    var table = CellTable()
    let text = "a é 한 日 👍 e\u{301} 👨‍👩‍👧 🇰🇷 ❤️ \u{301} \u{202E} \u{1FAE8} क्षि ½ ① ─ \u{FFFD} …"
    for cell in table.encode(text) + [CellTable.mark, table.fold("folded")] {
      #expect(Int(parley_scalar_width(cell)) == table.width(cell), "U+\(String(cell, radix: 16))")
    }
  }

  @Test(arguments: [
    ("👨‍👩‍👧", "👨", 2), ("👍🏽", "👍", 2), ("🇰🇷", "🇰🇷", 2), ("❤️", "❤", 1), ("e\u{301}", "e\u{301}", 1),
    ("\u{301}", "\u{25CC}\u{301}", 1), ("\u{200B}", "\u{FFFD}", 1), ("\u{202E}", "\u{FFFD}", 1),
    ("\u{1112}\u{1161}\u{11AB}", "\u{1112}\u{1161}\u{11AB}", 2), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴", 2),
  ])
  func clusterIsShownWithWhatAllTerminalsAgreeOn(_ cluster: String, _ shown: String, _ width: Int) {
    let look = CellLook(of: Character(cluster))
    #expect(Array(look.text.unicodeScalars) == Array(shown.unicodeScalars))
    #expect(look.width == width)
  }

  @Test
  func lettersWithMarksBelongToWords() {
    _ = parley_use_utf8_on_this_thread()
    var table = CellTable()
    for cell in table.encode("e\u{301}") { #expect(iswalnum(cell) != 0) }
    #expect(iswalnum(CellTable.mark) == 0)
  }

  @Test
  func placeholdersAreShownAsWhatTheyStandFor() {
    var table = CellTable()
    table.setContinuation("… ", style: "")
    let cells = table.encode("é 👍🏽\ne\u{301}")
    var spelled = String.UnicodeScalarView()
    spelled.append(contentsOf: cells.compactMap(Unicode.Scalar.init))
    let bytes = Array(String(spelled).utf8)
    for cut in 0...bytes.count {
      var filter = PlaceholderFilter()
      let parts = [Array(bytes[..<cut]), Array(bytes[cut...])]
      let shown = parts.flatMap { part in
        part.withUnsafeBufferPointer { filter.filter($0, with: table) }
      }
      #expect(String(decoding: shown, as: UTF8.self) == "é 👍\n… e\u{301}")
    }
  }

  @Test(arguments: [("…", "… "), ("안", "안"), ("...", ".."), ("", "  ")])
  func continuationTakesTwoColumns(_ text: String, _ shown: String) {
    var table = CellTable()
    table.setContinuation(text, style: "")
    #expect(table.shown(CellTable.mark) == Array(shown.utf8))
  }
}

struct CellOrderTests {
  private static func restored(
    _ text: String,
    cursor: Int,
    came previous: Int
  ) -> CellOrder.Restoration? {
    // `|` stands for a mark, `/` for a newline.
    let cells = text.unicodeScalars.map { scalar in
      scalar == "|" ? CellTable.mark : scalar == "/" ? CellTable.newline : scalar.value
    }
    return cells.withUnsafeBufferPointer { CellOrder.restored($0, cursor: cursor, came: previous) }
  }

  private static func spelled(_ cells: [UInt32]?) -> String? {
    cells.map { cells in
      String(
        String.UnicodeScalarView(
          cells.compactMap {
            $0 == CellTable.mark ? "|" : $0 == CellTable.newline ? "/" : Unicode.Scalar($0)
          }
        )
      )
    }
  }

  @Test(arguments: ["", "abc", "a/|b", "/|", "a/|/|b"])
  func whatIsInOrderStays(_ text: String) {
    #expect(Self.restored(text, cursor: 0, came: 0) == nil)
  }

  @Test(arguments: [
    ("a/b", 2, "ab", 1), ("a|b", 1, "ab", 1), ("a/|b/c|d", 8, "a/|bcd", 6), ("a/", 2, "a", 1),
    ("|", 0, "", 0), ("//|", 3, "/|", 2),
  ])
  func halfALineEndGoes(_ text: String, _ cursor: Int, _ left: String, _ moved: Int) {
    let restoration = Self.restored(text, cursor: cursor, came: cursor)
    #expect(Self.spelled(restoration?.cells) == left)
    #expect(restoration?.cursor == moved)
  }

  @Test(arguments: [(1, 3), (3, 1), (5, 1)])
  func cursorGoesOnOverALineEnd(_ previous: Int, _ target: Int) {
    #expect(Self.restored("a/|bcd", cursor: 2, came: previous) == .init(cells: nil, cursor: target))
  }
}

struct HangulTests {
  @Test(arguments: [
    ("\u{1112}\u{1161}\u{11AB}", "한"), ("\u{1100}\u{1161}", "가"), ("\u{AC00}\u{11AB}", "간"),
    ("한", "한"),
    ("e\u{301}", "e\u{301}"),
    ("\u{1112}\u{1161}\u{11AB}\u{301}", "\u{1112}\u{1161}\u{11AB}\u{301}"),
  ])
  func partsJoinToASyllable(_ parts: String, _ syllable: String) {
    let composed = Hangul.composed(Character(parts))
    #expect(Array(composed.unicodeScalars) == Array(syllable.unicodeScalars))
  }
}
