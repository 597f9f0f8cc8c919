import ParleyDiagnostics
import ParleySyntax
import Testing

@testable import ParleyFormat

/// The proof that a layout means the same: it has to see every difference.
struct TreeShapeTests {
  private func shape(_ text: String) throws -> [UInt8] {
    var map = SourceMap()
    let added = map.add(path: "test.claude", text: Array(text.utf8))
    return TreeShape(of: Parser.parse(try #require(added), mode: .prompt).tree).bytes
  }

  @Test(arguments: [
    ["say a b", "say a  b"], ["say \"a\"", "say a"], ["say <<A\n x\nA\n", "say <<A\n  x\n y\nA\n"],
    ["print \"\u{E9}\"", "print \"e\u{301}\""], ["print 1", "print 1.0"],
    ["print a", "print \"a\""],
    ["print a, b", "print [a, b]"], ["print (a)", "print a"], ["print -a", "print not a"],
    ["print a - b - c", "print a - (b - c)"], ["print a[1:]", "print a[:1]"],
    ["print a(b)", "print a[b]"], ["if a { send }", "if a { }\nsend"],
    ["if a { } else { send }", "if a { send } else { }"], ["x = 1", "x += 1"],
    ["x.y = 1", "x[\"y\"] = 1"], ["model a", "model \"a\""], ["stop \"a\"", "stop \"a\", \"b\""],
    ["set a 1", "set b 1"], ["user a", "assistant a"], ["undo", "redo"], ["chat a", "fork a"],
    ["image a", "document a"], ["let a = send", "let a = retry"], ["return", "return null"],
    ["def f(a, b) { }", "def f(a, b = 1) { }"], ["try { } catch { }", "try { } catch e { }"],
    ["for a in b { }", "for a, c in b { }"], ["param a = 1", "param a = 1 \"b\""],
    ["print { a: 1 }", "print { \"a\": 1 }"], ["print a -> b", "print () -> b"],
    ["write a, b", "append a, b"], ["break", "continue"], ["expect a", "expect a, \"b\""],
    ["with effort low { }", "with effort high { }"], ["repeat 1 { }", "repeat 2 { }"],
    ["say <<A\n{{b}}\nA\n", "say <<'A'\n{{b}}\nA\n"],
    ["experiment a { trial { } }", "experiment b { trial { } }"],
    ["experiment a { trial { } }", "experiment a { trial { send } }"],
    ["experiment a { trial { }\nrepeat 1 }", "experiment a { repeat 1\ntrial { } }"],
    ["experiment a { trial { }\nrepeat 1 }", "experiment a { trial { }\nrepeat 2 }"],
    ["experiment a { trial { }\nrepeat 1 }", "experiment a { trial { }\ntimeout 1 }"],
    ["experiment a { vary x: 1\ntrial { } }", "experiment a { vary x: 1, 1\ntrial { } }"],
    ["experiment a { vary x: 1\ntrial { } }", "experiment a { vary x in 1\ntrial { } }"],
    ["experiment a { vary x: 1\ntrial { } }", "experiment a { vary y: 1\ntrial { } }"],
    ["experiment a { vary stop: x\ntrial { } }", "experiment a { vary stop: \"x\"\ntrial { } }"],
    ["experiment a { data x: \"a\"\ntrial { } }", "experiment a { vary x: \"a\"\ntrial { } }"],
    ["experiment a { data x: \"a\"\ntrial { } }", "experiment a { data x: \"b\"\ntrial { } }"],
    ["experiment a { trial { score b = 1 } }", "experiment a { trial { record b = 1 } }"],
    ["experiment a { trial { score b = 1 } }", "experiment a { trial { score c = 1 } }"],
  ])
  func otherScriptsHaveOtherShapes(_ pair: [String]) throws {
    #expect(try shape(pair[0]) != shape(pair[1]))
  }

  @Test(arguments: [
    ["say a", "say   a\n\n"], ["print [1,2]", "print [\n1, # one\n2]"],
    ["say <<A\n  x\n   y\nA\n", "say <<A\nx\n y\n  A\n"],
    ["print 1_000", "print 1000"],
  ])
  func otherLayoutsHaveTheSameShape(_ pair: [String]) throws {
    #expect(try shape(pair[0]) == shape(pair[1]))
  }
}
