import Testing

@testable import ParleyHost

struct CSVTests {
  @Test(arguments: [
    ("a,b\n1,2\n", [["1", "2"]]),
    ("a,b\n1,2", [["1", "2"]]),
    ("a,b\r\n1,2\r\n", [["1", "2"]]),
    ("\u{FEFF}a,b\n1,2\n", [["1", "2"]]),
    ("a,b\n", []),
    ("a,b\n\n1,2\n\r\n\n3,4\n\n", [["1", "2"], ["3", "4"]]),
    ("a,b\n,\n", [["", ""]]),
    ("a,b\n 1 , 2\n", [[" 1 ", " 2"]]),
    ("a,b\n\"1,5\",\"say \"\"hi\"\"\"\n", [["1,5", "say \"hi\""]]),
    ("a,b\n\"one\ntwo\r\nthree\",x\n", [["one\ntwo\r\nthree", "x"]]),
    ("a,b\n\"\",\"\"\n", [["", ""]]),
    ("\"a\",\"b\"\n서울,대한민국\n", [["서울", "대한민국"]]),
    ("a,b\nx\ry,2\n", [["x\ry", "2"]]),
    ("a,b\n1,\"2\"", [["1", "2"]]),
  ])
  func tableIsRead(_ text: String, rows: [[String]]) throws {
    let table = try CSVParser.parse(text)
    #expect(table.header == ["a", "b"])
    #expect(table.rows == rows)
  }

  @Test(arguments: [
    ("", "row 1: there is no header row"),
    ("\n\n", "row 1: there is no header row"),
    ("a,b,a\n", "row 1, column 3: the name a is that of column 1 already"),
    ("a,,c\n", "row 1, column 2: the column has no name"),
    ("a,b\n1\n", "row 2: 1 cell where the header has 2"),
    ("a,b\n1,2\n1,2,3\n", "row 3: 3 cells where the header has 2"),
    ("a,b\n\n1,2,3\n", "row 2 (line 3): 3 cells where the header has 2"),
    ("a,b\n\"x\ny\",1\n1\n", "row 3 (line 4): 1 cell where the header has 2"),
    ("a,b\n1,x\"y\n", "row 2, column 2: a quote in a cell that does not start with one"),
    ("a,b\n\"1\"x,2\n", "row 2, column 1: something follows the closing quote"),
    ("a,b\n\"1\" ,2\n", "row 2, column 1: something follows the closing quote"),
    ("a,b\n1,\"2\n3,4\n", "row 2, column 2: the quote that opens the cell is not closed"),
  ])
  func mistakeIsNamedAtItsRowAndColumn(_ text: String, message: String) throws {
    let error = try #require(throws: CSVError.self) { _ = try CSVParser.parse(text) }
    #expect("\(error.place): \(error.message)" == message)
    #expect(!error.help.isEmpty)
  }

  @Test func spellingsOfOneNameAreTwoColumns() throws {
    let table = try CSVParser.parse("\u{E9},e\u{301}\n1,2\n")
    #expect(table.header.count == 2)
  }

  @Test func everyPrefixIsReadOrRefused() {
    let text = "a,b\r\n\"x\"\"\n\",é\r\n1,2\r\n"
    for end in text.unicodeScalars.indices {
      let prefix = String(text.unicodeScalars[..<end])
      let table = try? CSVParser.parse(prefix)
      #expect(table == nil || table?.rows.allSatisfy { $0.count == table?.header.count } == true)
    }
  }
}
