import ParleyRuntime
import TestSupport
import Testing

@testable import ParleyHost

struct DataSetTests {
  @Test(arguments: [
    ("rows.csv", "city,land\nSeoul,Korea\n\"Oslo, city\",\"Nor\nway\"\n"),
    ("ROWS.CSV", "\u{FEFF}city,land\r\nSeoul,Korea\r\n\r\n\"Oslo, city\",\"Nor\nway\""),
    ("a.b/rows.tsv", "city\tland\nSeoul\tKorea\n\"Oslo, city\"\t\"Nor\nway\"\n"),
    (
      "rows.json",
      "\u{FEFF}[{\"city\": \"Seoul\", \"land\": \"Korea\"},\n {\"city\":\"Oslo, city\",\"land\":\"Nor\\nway\"}]\n"
    ),
    (
      "rows.jsonl",
      "\u{FEFF}{\"city\": \"Seoul\", \"land\": \"Korea\"}\r\n\n {\"city\":\"Oslo, city\",\"land\":\"Nor\\nway\"}"
    ),
    (
      "rows.ndjson",
      "\n{\"city\":\"Seoul\",\"land\":\"Korea\"}\n{\"city\":\"Oslo, city\",\"land\":\"Nor\\nway\"}\n\n"
    ),
  ])
  func theSameRowsAreReadFromEachFormat(_ path: String, text: String) throws {
    let data = try DataSet(Array(text.utf8), at: path)
    #expect(data.columns == ["city", "land"])
    #expect(
      data.rows.map { Value.map($0) } == [
        .map(MapValue([("city", "Seoul"), ("land", "Korea")])),
        .map(MapValue([("city", "Oslo, city"), ("land", "Nor\nway")])),
      ]
    )
  }

  @Test func cellsOfTablesAreStringsAndValuesOfJSONKeepTheirTypes() throws {
    let table = try DataSet(Array("n,b\n1,true\n".utf8), at: "a.csv")
    #expect(table.rows[0]["n"] == .text("1"))
    #expect(table.rows[0]["b"] == .text("true"))
    let text = "{\"n\":1,\"x\":1.0,\"b\":true,\"l\":[1,null],\"m\":{\"a\":\"\\u00e9\"}}"
    let row = try DataSet(Array(text.utf8), at: "a.jsonl").rows[0]
    #expect(row["n"] == .int(1))
    #expect(row["x"] == .float(1))
    #expect(row["b"] == .bool(true))
    #expect(row["l"] == .list([.int(1), .null]))
    #expect(row["m"] == .map(MapValue([("a", "\u{E9}")])))
  }

  @Test func objectsMayLackColumnsThatOthersHave() throws {
    let text = "[{\"b\": 1}, {\"a\": 2, \"b\": 3}, {}, {\"c\": null}]"
    let data = try DataSet(Array(text.utf8), at: "a.json")
    #expect(data.columns == ["b", "a", "c"])
    #expect(data.rows.map(\.count) == [1, 2, 0, 1])
    #expect(data.rows[0]["a"] == nil)
    #expect(data.rows[3]["c"] == .null)
  }

  @Test func quotesWithinCellsBetweenTabsAreCharacters() throws {
    let data = try DataSet(Array("size\tname\n5\"\tpipe, \"short\"\n".utf8), at: "a.tsv")
    #expect(data.rows[0]["size"] == .text("5\""))
    #expect(data.rows[0]["name"] == .text("pipe, \"short\""))
  }

  @Test func spellingsOfOneNameAreTwoColumns() throws {
    let text = "{\"\u{E9}\": 1, \"e\u{301}\": 2}"
    #expect(try DataSet(Array(text.utf8), at: "a.jsonl").rows[0].count == 2)
  }

  @Test func theHashIsThatOfTheBytes() throws {
    // printf 'a,b\n1,2\n' | sha256sum
    let data = try DataSet(Array("a,b\n1,2\n".utf8), at: "a.csv")
    #expect(data.hash == "492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470")
    let other = try DataSet(Array("a,b\r\n1,2\r\n".utf8), at: "a.csv")
    #expect(other.hash != data.hash)
  }

  static let mistakes: [(path: String, text: String, message: String)] = [
    ("a.csv", "", "a.csv: the file is empty"),
    ("a.json", "", "a.json: the file is empty"),
    ("a.csv", "\n\n", "a.csv, row 1: there is no header row"),
    ("a.csv", "a,b\n", "a.csv: there are no rows under the header"),
    ("a.csv", "a,b\r1,2\r3,4\r", "a.csv: its lines end with carriage returns alone"),
    ("a.csv", "a,b,a\n1,2,3\n", "a.csv, row 1, column 3: the name a is that of column 1 already"),
    ("a.csv", "a,,c\n1,2,3\n", "a.csv, row 1, column 2: the column has no name"),
    ("a.csv", "a,b\n1,2\n1\n", "a.csv, row 3: 1 cell where the header has 2"),
    (
      "a.csv", "a,b\n\"1\n\",2\n\n1,2,3\n",
      "a.csv, row 3 (line 5): 3 cells where the header has 2"
    ),
    (
      "a.csv", "a,b\n1,\"2\n",
      "a.csv, row 2, column 2: the quote that opens the cell is not closed"
    ),
    (
      "a.csv", "a,b\n1,x\"y\n",
      "a.csv, row 2, column 2: a quote in a cell that does not start with one"
    ),
    ("a.tsv", "a\tb\n1,2\n", "a.tsv, row 2: 1 cell where the header has 2"),
    ("a.json", "[]", "a.json: there are no objects in it"),
    ("a.json", "  \n", "a.json: there are no objects in it"),
    ("a.jsonl", "\n\n", "a.jsonl: there are no objects in it"),
    ("a.json", "[{}, {}]", "a.json: no object has a key"),
    ("a.json", "{\"a\": 1}", "a.json, line 1, character 1: an array of objects is due here"),
    ("a.json", "\n 3", "a.json, line 2, character 2: an array of objects is due here"),
    (
      "a.json", "[{\"a\": 1},\n  {\"é\": x}]",
      "a.json, row 2 (line 2, character 9): unexpected character"
    ),
    (
      "a.json", "[{\"a\": 1}, 3]",
      "a.json, row 2 (line 1, character 12): a number stands where an object is due"
    ),
    ("a.json", "[{\"a\": 1}", "a.json, row 2 (line 1, character 10): the text ends inside a value"),
    ("a.json", "[{\"a\": 1}] 2", "a.json, line 1, character 12: something follows the value"),
    (
      "a.json", "[{\"a\": 1, \"b\": 2, \"a\": 3}]",
      "a.json, row 1 (line 1, character 2): the key `a` stands twice"
    ),
    ("a.json", "[{\"\": 1}]", "a.json, row 1 (line 1, character 2): a key has no name"),
    (
      "a.jsonl", "{\"a\": 1}\n\n{\"a\": }\n",
      "a.jsonl, row 2 (line 3, character 7): unexpected character"
    ),
    (
      "a.jsonl", "{\"a\": 1}\n[1]\n",
      "a.jsonl, row 2 (line 2, character 1): an array stands where an object is due"
    ),
    (
      "a.jsonl", "{\n\"a\": 1\n}\n",
      "a.jsonl, row 1 (line 1, character 2): the text ends inside a value"
    ),
    (
      "a.jsonl", "{\"a\": 1} {\"a\": 2}\n",
      "a.jsonl, row 1 (line 1, character 10): something follows the value"
    ),
    (
      "a.jsonl", "{\"n\": 99999999999999999999}\n",
      "a.jsonl, row 1 (line 1, character 1): the number \"99999999999999999999\" in `n` does not fit in an int, which has 64 bits"
    ),
    ("rows", "a\n1\n", "rows: the name has no end that tells what it holds"),
    ("rows.xlsx", "a\n1\n", "rows.xlsx: `.xlsx` files are not read"),
    ("rows.csv/rows", "a\n1\n", "rows.csv/rows: the name has no end that tells what it holds"),
  ]

  @Test(arguments: mistakes)
  func mistakeIsNamedAtItsPlace(_ path: String, text: String, message: String) throws {
    let error = try #require(throws: DataSetError.self) {
      _ = try DataSet(Array(text.utf8), at: path)
    }
    #expect(error.effectError(of: path).message == message)
    #expect(error.effectError(of: path).kind == .value)
  }

  @Test(arguments: [
    ("a.csv", [0x61, 0x2C, 0x62, 0x0A, 0xE9, 0x2C, 0x62] as [UInt8], "line 2", "0xE9", "LATIN1"),
    ("a.json", [0x5B, 0x22, 0xC3, 0x22, 0x5D], "line 1", "0xC3", "LATIN1"),
    ("a.csv", [0xFF, 0xFE, 0x61, 0x00], "line 1", "0xFF", "UTF-16"),
  ])
  func bytesThatAreNotUTF8AreNamedWithTheWayToConvertThem(
    _ path: String,
    bytes: [UInt8],
    place: String,
    byte: String,
    encoding: String
  ) throws {
    let error = try #require(throws: DataSetError.self) { _ = try DataSet(bytes, at: path) }
    #expect(error.place == place)
    #expect(error.message == "the byte \(byte) is not UTF-8")
    #expect(error.help == "convert it: iconv -f \(encoding) -t UTF-8")
  }

  @Test func rowsThatNestTooDeepAreRefused() throws {
    func text(_ depth: Int) -> [UInt8] {
      Array(
        ("{\"a\":" + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
          + "}").utf8
      )
    }
    #expect(try DataSet(text(99), at: "a.jsonl").rows.count == 1)
    let error = try #require(throws: DataSetError.self) {
      _ = try DataSet(text(100), at: "a.jsonl")
    }
    #expect(error.message == "arrays and objects are nested too deeply")
    #expect(throws: DataSetError.self) { _ = try DataSet(text(100_000), at: "a.jsonl") }
  }

  @Test func damagedFilesAreReadOrRefused() throws {
    let files = Self.mistakes.map { ($0.path, Array($0.text.utf8)) }
    let alphabet = Array("\"',\t\n\r{}[]:\\e1 \u{E9}".utf8) + [0xFF, 0x00]
    try Fuzz.check(rounds: 5_000) { generator in
      let (path, bytes) = try #require(files.randomElement(using: &generator))
      var damaged = generator.mutated(bytes, alphabet: alphabet)
      if let (_, more) = files.randomElement(using: &generator) { damaged += more }
      do throws(DataSetError) {
        let data = try DataSet(damaged, at: path)
        #expect(!data.rows.isEmpty && !data.columns.isEmpty)
        let names = Set(data.columns.map { Text($0) })
        #expect(names.count == data.columns.count, "seed \(generator.seed)")
        #expect(
          data.rows.allSatisfy { $0.keys.allSatisfy(names.contains) },
          "seed \(generator.seed)"
        )
      } catch {
        #expect(!error.message.isEmpty)
        #expect(error.line.map { $0 >= 1 } ?? true, "seed \(generator.seed)")
      }
    }
  }
}
