import ParleyRuntime
import Testing

/// The built-ins that turn one type into another.
struct ConversionBuiltinTests {
  @Test(arguments: [
    Call(.int, [5], 5),
    Call(.int, [2.9], 2),
    Call(.int, [-2.9], -2),
    Call(.int, [true], 1),
    Call(.int, [" -12\n"], -12),
    Call(.int, ["+7"], 7),
    Call(.int, [reply("42")], 42),
    Call(.int, ["9223372036854775807"], .int(.max)),
    Call(.int, ["-9223372036854775808"], .int(.min)),
    Call(.float, [3], 3.0),
    Call(.float, ["1e3"], 1000.0),
    Call(.float, [" .5 "], 0.5),
    Call(.float, ["-12"], -12.0),
    Call(.float, ["1e-400"], 0.0),
    Call(.string, [1.0], "1.0"),
    Call(.string, ["a\"b"], "a\"b"),
    Call(.string, [.null], "null"),
    Call(.string, [["a", .null, 1.5, true]], "[\"a\", null, 1.5, true]"),
    Call(.bool, ["true"], true),
    Call(.bool, [" false "], false),
    Call(.bool, [1], true),
    Call(.bool, [0], false),
    Call(.bool, [false], false),
    Call(.type, [.null], "null"),
    Call(.type, [1], "int"),
    Call(.type, [1.0], "float"),
    Call(.type, ["a"], "string"),
    Call(.type, [[]], "list"),
    Call(.type, [[:]], "map"),
    Call(.type, [true], "bool"),
    Call(.type, [reply("a")], "reply"),
    Call(.type, [.function(FunctionValue(.builtin(.len)))], "function"),
    Call(.json, ["a\"b\n"], "\"a\\\"b\\n\""),
    Call(.json, [reply("é")], "\"é\""),
    Call(.json, [["k": [1, 2.5], "ü": .null]], "{\"k\": [1, 2.5], \"ü\": null}"),
    Call(.json, [[]], "[]"),
    Call(.json, [[:]], "{}"),
    Call(
      .parseJSON,
      ["{\"a\": [1, 1.0, 1e2, -0, null, true, \"x\"]}"],
      ["a": [1, 1.0, 100.0, 0, .null, true, "x"]]
    ),
    Call(.parseJSON, [" 5 "], 5),
    Call(.parseJSON, ["{\"a\": 1, \"b\": 2, \"a\": 3}"], ["a": 3, "b": 2]),
    Call(.parseJSON, [reply("[1]")], [1]),
  ])
  func givesItsResult(_ row: Call) throws {
    let result = try call(row.builtin, row.arguments)
    #expect(result == row.result)
    #expect(result.typeName == row.result.typeName)
  }

  @Test func parsedNumbersKeepTheirType() throws {
    guard case .list(let list) = try call(.parseJSON, on: "[1, 1.0, 1e2]") else {
      Issue.record("no list")
      return
    }
    #expect(list.items.map(\.typeName) == ["int", "float", "float"])
  }

  @Test(
    arguments: [
      (Builtin.int, ["3.0"], "\"3.0\" is not a whole number"),
      (.int, ["12 apples"], "\"12 apples\" is not a whole number"),
      (.int, [""], "\"\" is not a whole number"),
      (.int, ["1_000"], "\"1_000\" is not a whole number"),
      (.int, ["0x10"], "\"0x10\" is not a whole number"),
      (.int, ["٣"], "\"٣\" is not a whole number"),
      (
        .int, ["9223372036854775808"],
        "\"9223372036854775808\" does not fit in an int, which has 64 bits"
      ),
      (.int, [1e19], "1e19 does not fit in an int, which has 64 bits"),
      (.int, [.null], "null cannot be turned into an int"),
      (.int, [[1]], "a list cannot be turned into an int"),
      (.float, ["nan"], "\"nan\" is not a number"),
      (.float, ["inf"], "\"inf\" is not a number"),
      (.float, ["0x1p3"], "\"0x1p3\" is not a number"),
      (.float, ["."], "\".\" is not a number"),
      (.float, ["1e"], "\"1e\" is not a number"),
      (.float, ["1e999"], "\"1e999\" does not fit in a float"),
      (.bool, ["yes"], "\"yes\" is neither true nor false"),
      (.bool, [2], "2 is neither true nor false"),
      (.bool, [1.0], "a float cannot be turned into a bool"),
      (.string, [.function(FunctionValue(.builtin(.len)))], "a function has no text form"),
      (.json, [[.function(FunctionValue(.builtin(.len)))]], "a function has no text form"),
      (.parseJSON, ["{"], "the text is not JSON: the text ends inside a value (character 2)"),
      (
        .parseJSON, ["[1,\n  é]"],
        "the text is not JSON: unexpected character (line 2, character 3)"
      ),
      (.parseJSON, [""], "the text is not JSON: the text ends inside a value (character 1)"),
      (
        .parseJSON, ["[12345678901234567890]"],
        "the number \"12345678901234567890\" in the text does not fit in an int, which has 64 bits"
      ),
      (.parseJSON, ["1e999"], "the number \"1e999\" in the text does not fit in a float"),
      (.parseJSON, [5], "argument 'text' of parse_json(text) must be a string, not an int"),
    ] as [(Builtin, [Value], String)]
  )
  func mistakeIsTold(builtin: Builtin, arguments: [Value], message: String) {
    let error = mistake(builtin, arguments)
    #expect(error?.message == message)
    #expect(error?.kind == .value)
  }
}
