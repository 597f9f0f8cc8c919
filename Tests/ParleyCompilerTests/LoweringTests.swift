import Testing

/// A script with what it prints.
struct PrintingScript: Sendable, CustomTestStringConvertible {
  let name: String
  let source: String
  let printed: [String]

  init(_ name: String, _ source: String, _ printed: String...) {
    self.name = name
    self.source = source
    self.printed = printed
  }

  var testDescription: String { name }
}

struct LoweringTests {
  @Test(arguments: PrintingScript.expressions + PrintingScript.variables + PrintingScript.flow)
  func scriptsPrintWhatTheyCompute(_ script: PrintingScript) async {
    #expect(await ScriptRun.printed(by: script.source) == script.printed)
  }
}

extension PrintingScript {
  fileprivate static let expressions = [
    PrintingScript(
      "arithmetic keeps its precedence",
      "print 2 + 3 * 4, (2 + 3) * 4, 7 // 2, -7 // 2, -7 % 3",
      "14 20 3 -4 2"
    ),
    PrintingScript("division gives a float", "print 6 / 2", "3.0"),
    PrintingScript(
      "an int of 64 bits is kept whole",
      "print 9223372036854775807, -9223372036854775807",
      "9223372036854775807 -9223372036854775807"
    ),
    PrintingScript(
      "conditional",
      "print \"a\" if 1 < 2 else \"b\", \"a\" if 1 > 2 else \"b\"",
      "a b"
    ),
    PrintingScript(
      "and or not",
      "print true and false or not false, not true or false",
      "true false"
    ),
    PrintingScript(
      "and does not compute its right side in vain",
      "let xs = []\nprint len(xs) > 0 and xs[0] == 1, len(xs) == 0 or xs[0] == 1",
      "false true"
    ),
    PrintingScript(
      "interpolation",
      "let n = 2\nprint \"{{n}} and {{n * 2}}, \\{{n}}\"",
      "2 and 4, {{n}}"
    ),
    PrintingScript(
      "lists and maps",
      "print [1, \"a\", null], { a: 1, \"b c\": [2] }",
      "[1, \"a\", null] {\"a\": 1, \"b c\": [2]}"
    ),
    PrintingScript("a computed key", "let k = \"x\"\nprint { \"{{k}}y\": 1 }", "{\"xy\": 1}"),
    PrintingScript(
      "parts",
      "let m = { a: [1, 2, 3] }\nprint m.a[0], m[\"a\"][-1], m.a[1:], m.a[:1], m.a[:]",
      "1 3 [2, 3] [1] [1, 2, 3]"
    ),
    PrintingScript(
      "contains, in and matches",
      "print \"abc\" contains \"b\", 2 in [1, 2], \"a1\" matches '^[a-z]\\d$'",
      "true true true"
    ),
    PrintingScript(
      "a function value keeps what is around it",
      "let n = 1\nlet add = x -> x + n\nn = 10\nprint add(1), n",
      "2 10"
    ),
    PrintingScript(
      "function values inside each other",
      "let a = 1\nlet f = x -> (y -> a + x + y)\nprint f(10)(100)",
      "111"
    ),
    PrintingScript(
      "higher-order built-ins",
      "print map([1, 2, 3], x -> x * x), filter([1, 2, 3], x -> x > 1), sorted_by([\"bb\", \"a\"], len)",
      "[1, 4, 9] [2, 3] [\"a\", \"bb\"]"
    ),
    PrintingScript(
      "built-ins and functions are values",
      "def twice(x) { return x * 2 }\nlet f = twice\nprint f(4), map([\"a\"], upper)",
      "8 [\"A\"]"
    ),
  ]

  fileprivate static let variables = [
    PrintingScript("assignments", "let x = 1\nx += 2\nx *= 5\nx -= 1\nx //= 2\nprint x", "7"),
    PrintingScript("a sum with itself", "let s = \"a\"\ns = s + \"b\"\nprint s", "ab"),
    PrintingScript(
      "assignment into a value",
      "let m = { a: [1, 2] }\nm.a[1] = 5\nm.b = 1\nm.b += 1\nm.a[0] -= 3\nprint m",
      "{\"a\": [-2, 5], \"b\": 2}"
    ),
    PrintingScript(
      "values are copied",
      "let a = [1]\nlet b = a\nb += [2]\nprint a, b",
      "[1] [1, 2]"
    ),
    PrintingScript(
      "a key is computed once",
      "let n = [0]\nlet xs = [10, 20]\ndef next() {\n  n[0] += 1\n  return 0\n}\nxs[next()] -= 1\nxs[next()] += 5\nprint xs, n",
      "[14, 20] [2]"
    ),
    PrintingScript(
      "verbs are names elsewhere",
      "let user = \"u\"\nlet stop = { model: 1 }\nprint user, stop.model",
      "u 1"
    ),
    PrintingScript(
      "parameters have their defaults",
      "param style = \"terse\" \"how\"\nparam n = 2\nprint style, n + 1",
      "terse 3"
    ),
    PrintingScript("built-ins may be hidden", "let len = 3\nprint len", "3"),
    PrintingScript(
      "a local hides nothing afterwards",
      "if true {\n  let x = 1\n  print x\n}\nlet x = 2\nprint x",
      "1",
      "2"
    ),
  ]

  fileprivate static let flow = [
    PrintingScript(
      "if, else if, else",
      "for n in [1, 2, 3] {\n  if n == 1 { print \"a\" } else if n == 2 { print \"b\" } else { print \"c\" }\n}",
      "a",
      "b",
      "c"
    ),
    PrintingScript(
      "for over a map",
      "for k, v in { a: 1, b: 2 } { print k, v }\nfor k in { a: 1 } { print k }",
      "a 1",
      "b 2",
      "a"
    ),
    PrintingScript("for with an index", "for i, x in [\"p\", \"q\"] { print i, x }", "0 p", "1 q"),
    PrintingScript(
      "break and continue",
      "for n in range(10) {\n  if n == 1 { continue }\n  if n == 4 { break }\n  print n\n}",
      "0",
      "2",
      "3"
    ),
    PrintingScript(
      "loops in loops",
      "for a in [1, 2] {\n  for b in [1, 2, 3] {\n    if b == 2 { break }\n    print a, b\n  }\n}",
      "1 1",
      "2 1"
    ),
    PrintingScript(
      "while",
      "let n = 3\nwhile n > 0 {\n  n -= 1\n  if n == 1 { continue }\n  print n\n}",
      "2",
      "0"
    ),
    PrintingScript("repeat", "let n = 0\nrepeat 3 { n += 1 }\nrepeat 0 { n = 100 }\nprint n", "3"),
    PrintingScript(
      "a function before its definition",
      "print double(4)\ndef double(n) { return n * 2 }",
      "8"
    ),
    PrintingScript(
      "a function value calls what is complete by then",
      "let f = x -> helper(x)\nlet tone = \"kind\"\ndef helper(x) { return \"{{x}} {{tone}}\" }\nprint f(1)",
      "1 kind"
    ),
    PrintingScript(
      "functions call each other",
      "def even(n) { return true if n == 0 else odd(n - 1) }\ndef odd(n) { return false if n == 0 else even(n - 1) }\nprint even(10)",
      "true"
    ),
    PrintingScript(
      "defaults",
      "def f(a, b = a + 1, c = b * 2) { return [a, b, c] }\nprint f(1), f(1, 5), f(1, 5, 0)",
      "[1, 2, 4] [1, 5, 10] [1, 5, 0]"
    ),
    PrintingScript(
      "a function without return gives null",
      "def f() { let x = 1 }\nprint f()",
      "null"
    ),
    PrintingScript(
      "functions see top-level variables as they are",
      "let n = 1\ndef f() { return n }\nn = 2\nprint f()",
      "2"
    ),
    PrintingScript(
      "functions change top-level variables",
      "let n = 1\ndef f() { n += 1 }\nf()\nf()\nprint n",
      "3"
    ),
    PrintingScript(
      "return out of loops and try",
      "def f() {\n  for x in [1, 2, 3] {\n    try {\n      if x == 2 { return x }\n    } catch e { return \"never\" }\n  }\n}\nprint f()",
      "2"
    ),
    PrintingScript(
      "try catches",
      "try { print [1][5] } catch e { print e.kind, e.line }",
      "value 1"
    ),
    PrintingScript(
      "fail is caught with its message",
      "try { fail \"no luck\" } catch e { print e.kind, e.message }",
      "fail no luck"
    ),
    PrintingScript(
      "catch without a name",
      "try { fail \"x\" } catch { print \"caught\" }",
      "caught"
    ),
    PrintingScript(
      "break out of try",
      "for x in [1, 2] {\n  try { break } catch e { print \"never\" }\n}\nfor x in [1] { try { fail \"a\" } catch e { print e.message } }",
      "a"
    ),
  ]
}
