import ParleyRuntime
import Testing

/// The built-ins on texts.
struct TextBuiltinTests {
  @Test(arguments: [
    Call(.len, ["abc"], 3),
    Call(.len, ["é🎉"], 2),
    Call(.len, ["e\u{301}"], 2),
    Call(.len, ["\r\n"], 2),
    Call(.len, [""], 0),
    Call(.len, [[1, 2]], 2),
    Call(.len, [["a": 1]], 1),
    Call(.len, [reply("four")], 4),
    Call(.lower, ["ÄBC İ"], "äbc i\u{307}"),
    Call(.upper, ["straße é"], "STRASSE É"),
    Call(.lower, [reply("Hi")], "hi"),
    Call(.trim, ["  a b\t\r\n"], "a b"),
    Call(.trim, ["\u{A0}\u{2003}x\u{3000}"], "x"),
    Call(.trim, [" \n "], ""),
    Call(.lines, ["a\nb\r\nc"], ["a", "b", "c"]),
    Call(.lines, ["a\n\nb\n"], ["a", "", "b"]),
    Call(.lines, ["\r\n\r\n"], ["", ""]),
    Call(.lines, [""], []),
    Call(.lines, ["\n"], [""]),
    Call(.lines, ["a\rb"], ["a\rb"]),
    Call(.lines, ["é\r\nü"], ["é", "ü"]),
    Call(.words, [" one\ttwo\u{A0}three\n"], ["one", "two", "three"]),
    Call(.words, ["  "], []),
    Call(.split, ["a,b,,c", ","], ["a", "b", "", "c"]),
    Call(.split, ["", ","], [""]),
    Call(.split, [",", ","], ["", ""]),
    Call(.split, ["a--b---c", "--"], ["a", "b", "-c"]),
    Call(.split, ["é·ü", "·"], ["é", "ü"]),
    Call(.split, ["é,a,ünd,abcdefghijklmnop", ","], ["é", "a", "ünd", "abcdefghijklmnop"]),
    Call(.lines, ["é\nabcdefgh\r\nabcdefghü\r"], ["é", "abcdefgh", "abcdefghü"]),
    Call(.join, [["a", "é"], "·"], "a·é"),
    Call(.join, [["a"], "·"], "a"),
    Call(.join, [["a", "b", "c"], "·"], "a·b·c"),
    Call(.replace, ["a·b·c", "·", "-"], "a-b-c"),
    Call(.replace, ["a-b-c", "-", "·"], "a·b·c"),
    Call(.replace, ["-ab-", "-", ""], "ab"),
    Call(.join, [["a", "b", "c"], ", "], "a, b, c"),
    Call(.join, [["a", reply("b")], ""], "ab"),
    Call(.join, [[], ","], ""),
    Call(.join, [["x"], ","], "x"),
    Call(.replace, ["banana", "an", "AN"], "bANANa"),
    Call(.replace, ["aaa", "aa", "b"], "ba"),
    Call(.replace, ["abc", "x", "y"], "abc"),
    Call(.replace, ["é.é", "é", ""], "."),
    Call(.startsWith, ["caf\u{E9}", "caf"], true),
    Call(.startsWith, ["abc", ""], true),
    Call(.startsWith, ["abc", "bc"], false),
    Call(.startsWith, ["\u{E9}", "e"], false),
    Call(.endsWith, ["abc", "bc"], true),
    Call(.endsWith, ["e\u{301}", "\u{301}"], true),
    Call(.endsWith, ["c", "abc"], false),
    Call(.find, ["banana", "na"], 2),
    Call(.find, ["éé🎉x", "x"], 3),
    Call(.find, ["abc", "z"], .null),
    Call(.find, ["abc", ""], 0),
    Call(.find, [[1, 2.0, "x"], 2], 1),
    Call(.find, [["a"], reply("a")], 0),
    Call(.find, [[], 1], .null),
    Call(.chars, ["aé🎉"], ["a", "é", "🎉"]),
    Call(.chars, ["e\u{301}\r\n"], ["e", "\u{301}", "\r", "\n"]),
    Call(.reverse, ["aé🎉"], "🎉éa"),
  ])
  func givesItsResult(_ row: Call) throws {
    let result = try call(row.builtin, row.arguments)
    #expect(result == row.result)
    #expect(result.typeName == row.result.typeName)
  }

  @Test(arguments: [
    Call(
      .regexFind,
      ["on 2026-11-22", "(\\d+)-(\\d+)"],
      ["text": "2026-11", "start": 3, "groups": ["2026", "11"]]
    ),
    Call(.regexFind, ["é🎉x1", "\\d"], ["text": "1", "start": 3, "groups": []]),
    Call(.regexFind, ["ab", "(x)?b"], ["text": "b", "start": 1, "groups": [.null]]),
    Call(
      .regexFind,
      ["k=v", "(?<key>\\w)=(\\w)"],
      ["text": "k=v", "start": 0, "groups": ["key": "k", "2": "v"]]
    ),
    Call(.regexFind, ["abc", "x"], .null),
    Call(.regexAll, ["abc", "x"], []),
    Call(
      .regexAll,
      ["é1ü22", "\\d+"],
      [
        ["text": "1", "start": 1, "groups": []], ["text": "22", "start": 3, "groups": []],
      ]
    ),
    Call(.regexFind, [reply("yes!"), "y.s"], ["text": "yes", "start": 0, "groups": []]),
  ])
  func findsPatterns(_ row: Call) throws {
    #expect(try call(row.builtin, row.arguments) == row.result)
  }

  @Test func matchesSearches() throws {
    var workspace = Workspace()
    #expect(try workspace.matches("abc1", "\\d$") == true)
    #expect(try workspace.matches(reply("abc"), "^b") == false)
    #expect(try workspace.matches(.unknown, "^b").isUnknown)
    #expect { try workspace.matches(1, "1") } throws: {
      ($0 as? EffectError)?.message == "the left side of matches must be a string, not an int"
    }
    #expect { try workspace.matches("a", "é(") } throws: {
      let error = $0 as? EffectError
      return error?.kind == .value
        && error?.message == "this '(' is never closed (at character 2 of the pattern)"
    }
  }

  @Test func patternsAreCompiledAnewAfterManyOthers() throws {
    var workspace = Workspace()
    for round in 0..<3 {
      for number in 0..<40 {
        let text = Value.text("x\(number)y")
        #expect(try workspace.matches(text, .text("x\(number)y")) == true, "\(round)")
        #expect(try workspace.matches(text, .text("x\(number + 100)y")) == false)
      }
    }
  }
}
