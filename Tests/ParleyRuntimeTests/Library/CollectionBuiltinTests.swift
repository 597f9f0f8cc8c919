import ParleyRuntime
import Testing

/// The built-ins on lists and maps.
struct CollectionBuiltinTests {
  @Test(arguments: [
    Call(.get, [["a": 1], "a"], 1),
    Call(.get, [["a": 1], "b"], .null),
    Call(.get, [["a": 1], "b", "none"], "none"),
    Call(.get, [["a": .null], "a", 5], .null),
    Call(.get, [[10, 20], 1], 20),
    Call(.get, [[10, 20], -1], 20),
    Call(.get, [[10, 20], 2, 0], 0),
    Call(.get, [[10, 20], -3, 0], 0),
    Call(.get, [[10], .int(.min), 0], 0),
    Call(.get, ["aé", 1], "é"),
    Call(.get, ["aé", 2, "?"], "?"),
    Call(.get, [.null, "a", 7], 7),
    Call(.get, [reply("hi", ["model": "m"]), "model"], "m"),
    Call(.get, [reply("hi"), "text"], "hi"),
    Call(.get, [reply("{\"a\": 1}"), "json"], ["a": 1]),
    Call(.get, [reply("hi"), "nothing", 0], 0),
    Call(.keys, [["b": 1, "a": 2]], ["b", "a"]),
    Call(.values, [["b": 1, "a": 2]], [1, 2]),
    Call(.items, [["b": 1, "a": 2]], [["b", 1], ["a", 2]]),
    Call(.sort, [[3, 1, 2]], [1, 2, 3]),
    Call(.sort, [[2.5, 1, -1]], [-1, 1, 2.5]),
    Call(.sort, [["b", "a", "é", "Z"]], ["Z", "a", "b", "é"]),
    Call(.sort, [["\u{FFFF}", "🎉", "\u{E000}"]], ["\u{E000}", "\u{FFFF}", "🎉"]),
    Call(.sort, [[9007199254740993, 9007199254740992.0]], [9007199254740992.0, 9007199254740993]),
    Call(.sort, [[]], []),
    Call(.reverse, [[1, 2, 3]], [3, 2, 1]),
    Call(.unique, [[1, 2.0, 1.0, 2, "1"]], [1, 2.0, "1"]),
    Call(.unique, [["a", reply("a"), "b"]], ["a", "b"]),
    Call(
      .unique,
      [[["a": 1, "b": 2], ["b": 2, "a": 1.0], ["a": 1]]],
      [["a": 1, "b": 2], ["a": 1]]
    ),
    Call(
      .unique,
      [[.null, false, 0, .null, false, [], [], [:], [:]]],
      [.null, false, 0, [], [:]]
    ),
    Call(.range, [3], [0, 1, 2]),
    Call(.range, [0], []),
    Call(.range, [-3], []),
    Call(.range, [2, 5], [2, 3, 4]),
    Call(.range, [5, 2], []),
    Call(.range, [5, 0, -2], [5, 3, 1]),
    Call(.range, [0, 10, 4], [0, 4, 8]),
    Call(.range, [.int(.max - 1), .int(.max)], [.int(.max - 1)]),
    Call(.range, [.int(.min), .int(.max), .int(.max)], [.int(.min), -1, .int(.max - 1)]),
    Call(.range, [.int(.max), .int(.min), .int(.min)], [.int(.max), -1]),
    Call(.any, [[false, true]], true),
    Call(.any, [[false]], false),
    Call(.any, [[]], false),
    Call(.all, [[true, true]], true),
    Call(.all, [[true, false]], false),
    Call(.all, [[]], true),
  ])
  func givesItsResult(_ row: Call) throws {
    let result = try call(row.builtin, row.arguments)
    #expect(result == row.result)
    #expect(result.typeName == row.result.typeName)
  }

  @Test func sortKeepsEqualItemsInPlace() throws {
    guard case .list(let list) = try call(.sort, on: [2, 1.0, 1, 1.0]) else {
      Issue.record("no list")
      return
    }
    #expect(list.items.map(\.typeName) == ["float", "int", "float", "int"])
  }

  @Test(
    arguments: [
      (
        Builtin.sort, [[1, "a"]],
        "sort needs items of one type, but item 1 is a string after an int"
      ),
      (.sort, [[true, false]], "sort needs numbers or texts, but item 0 of the list is a bool"),
      (.sort, [[1, .null]], "sort needs numbers or texts, but item 1 of the list is null"),
      (.sort, ["ab"], "argument 'list' of sort(list) must be a list, not a string"),
      (.keys, [[1]], "argument 'map' of keys(map) must be a map, not a list"),
      (
        .get, [5, 1],
        "argument 'x' of get(x, key, default?) must be a map, a list, a string or a reply, not an int"
      ),
      (.get, [[1], "a"], "argument 'key' of get(x, key, default?) must be an int, not a string"),
      (.range, [1, 5, 0], "argument 'step' of range(start, end?, step?) must not be 0"),
      (.range, [1.0], "argument 'start' of range(start, end?, step?) must be an int, not a float"),
      (.any, [[true, 1]], "any needs bools, but item 1 of the list is an int"),
      (.split, ["a", ""], "argument 'separator' of split(text, separator) must not be empty"),
      (.replace, ["a", "", "b"], "argument 'old' of replace(text, old, new) must not be empty"),
      (.join, [["a", 1], ","], "join needs texts, but item 1 of the list is an int"),
      (.upper, [5], "argument 'text' of upper(text) must be a string, not an int"),
      (.len, [5], "argument 'x' of len(x) must be a string, a list or a map, not an int"),
      (.len, [.null], "argument 'x' of len(x) must be a string, a list or a map, not null"),
      (.find, [5, 1], "argument 'x' of find(x, item) must be a string or a list, not an int"),
      (.find, ["a1", 1], "argument 'item' of find(x, item) must be a string, not an int"),
      (.reverse, [5], "argument 'x' of reverse(x) must be a list or a string, not an int"),
    ] as [(Builtin, [Value], String)]
  )
  func mistakeIsTold(builtin: Builtin, arguments: [Value], message: String) {
    let error = mistake(builtin, arguments)
    #expect(error?.message == message)
    #expect(error?.kind == .value)
  }
}
