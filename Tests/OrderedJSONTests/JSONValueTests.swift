import OrderedJSON
import Testing

struct JSONValueTests {
  @Test func membersAreFoundChangedAndRemoved() {
    var object: JSONObject = ["a": 1, "b": 2]
    object["a"] = 3
    object["c"] = nil
    object["d"] = 4
    object["b"] = nil
    #expect(object == ["a": 3, "d": 4])
    #expect(object.count == 2 && !object.isEmpty)
    let value = JSONValue.object(object)
    #expect(value["a"]?.intValue == 3)
    #expect(value["x"] == nil && value[0] == nil)
    #expect(JSONValue.array([1, "b"])[1]?.stringValue == "b")
    #expect(JSONValue.array([])[0] == nil && JSONValue.array([1])[-1] == nil)
  }

  @Test func orderAndSpellingCountForEqualityAndNotForEquivalence() throws {
    let parser = JSONParser()
    let left = try parser.parse(#"{"a":1.0,"b":[true]}"#)
    let right = try parser.parse(#"{"b":[true],"a":1}"#)
    #expect(left != right)
    #expect(left.isEquivalent(to: right))
    #expect(!left.isEquivalent(to: ["a": 1]))
    #expect(!left.isEquivalent(to: ["a": 2, "b": [true]]))
    #expect(Set([left, left, right]).count == 2)
  }

  @Test(
    arguments: [
      ("7", 7, 7), ("-7", -7, -7), ("7.0", nil, 7), ("7e2", nil, 700), ("7.5", nil, nil),
      ("9223372036854775807", Int64.max, Int.max), ("9223372036854775808", nil, nil),
      ("1e300", nil, nil), ("1e999", nil, nil),
    ] as [(String, Int64?, Int?)]
  )
  func wholeNumbersAreReadExactly(spelling: String, int64: Int64?, whole: Int?) throws {
    let number = try #require(JSONNumber(spelling: spelling))
    #expect(number.int64 == int64)
    #expect(number.wholeNumber == whole)
  }

  @Test func numbersOutOfRangeHaveNoDouble() throws {
    #expect(JSONNumber(spelling: "1e999")?.double == nil)
    #expect(JSONNumber(spelling: "-2.5")?.double == -2.5)
    #expect(JSONNumber(Double.infinity) == nil && JSONNumber(Double.nan) == nil)
    let tenth = 0.1
    #expect(JSONNumber(tenth)?.spelling == "0.1")
  }

  @Test(arguments: ["", "x", " 1", "1 ", "01", "[1]", "0x10", "1_000", "Infinity"])
  func whatIsNoNumberMakesNone(spelling: String) {
    #expect(JSONNumber(spelling: spelling) == nil)
  }

  @Test func kindsHaveNamesForMessages() {
    let values: [JSONValue] = [.null, true, 1, "a", [], [:]]
    #expect(
      values.map(\.kindDescription) == [
        "null", "a Boolean", "a number", "a string", "an array", "an object",
      ]
    )
  }

  @Test func rawTextIsKeptWithoutTheWhiteSpaceAround() throws {
    let raw = try RawJSON(parsing: Array(" \n{ \"a\" : 1.00 }\n".utf8))
    #expect(raw.text == "{ \"a\" : 1.00 }")
    #expect(raw.value["a"]?.numberValue?.spelling == "1.00")
    #expect(throws: JSONError.self) { try RawJSON(parsing: Array("{".utf8)) }
    #expect(RawJSON(["a": [1, .null]]).text == "{\"a\":[1,null]}")
  }
}
