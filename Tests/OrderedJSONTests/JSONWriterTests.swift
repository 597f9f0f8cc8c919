import OrderedJSON
import Testing

struct JSONWriterTests {
  @Test(
    arguments: [
      ("/</>", "\"/</>\""), ("é😀\u{2028}\u{7F}", "\"é😀\u{2028}\u{7F}\""),
      ("\"\\\n\r\t\u{8}\u{C}", #""\"\\\n\r\t\b\f""#), ("\0\u{1F}", "\"\\u0000\\u001f\""),
      ("", "\"\""),
      (
        String(repeating: "a", count: 33) + "\"",
        "\"" + String(repeating: "a", count: 33) + "\\\"\""
      ),
    ])
  func stringsAreWrittenWithNoEscapeTooMany(string: String, text: String) {
    #expect(JSONValue.string(string).description == text)
  }

  @Test func layoutsDifferInWhiteSpaceOnly() {
    let value: JSONValue = ["a": [1, [:], []], "b": ["c": .null]]
    func text(_ layout: JSONWriter.Layout) -> String {
      String(decoding: JSONWriter.bytes(of: value, layout: layout), as: UTF8.self)
    }
    #expect(text(.compact) == #"{"a":[1,{},[]],"b":{"c":null}}"#)
    #expect(text(.spaced) == #"{"a": [1, {}, []], "b": {"c": null}}"#)
    #expect(
      text(.indented) == """
        {
          "a": [
            1,
            {},
            []
          ],
          "b": {
            "c": null
          }
        }
        """
    )
  }

  @Test func partsCanBeWrittenOneByOne() throws {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("list")
    writer.beginArray()
    writer.write(1)
    writer.write("two")
    writer.write(try RawJSON(parsing: Array("{ }".utf8)))
    writer.beginObject()
    writer.endObject()
    writer.endArray()
    writer.key("yes")
    writer.write(true)
    writer.endObject()
    #expect(
      String(decoding: writer.bytes, as: UTF8.self) == #"{"list":[1,"two",{ },{}],"yes":true}"#
    )
  }
}
