import ParleySyntax
import Testing

/// What is typed line by line.
struct PromptTests {
  @Test(arguments: [
    "if x {", "if x {\n  say Hi\n", "for x in [1,", "print f(1,", "print f(", "let m = {",
    "let m = { a: [", "say \"\"\"", "say \"\"\"\n  one\n", "let x = <<END",
    "say <<END\nif you like\n",
    "print 1 +", "print 1,", "x and", "def f() {\n  if a {\n", "try { send } catch e {",
    "with model haiku {", "if a { } else {", "xs[", "xs[0:", "(", "say <<END\nprnt this\n",
    "if x {\n  let t = \"\"\"\n  else\n", "schema A {", "tool f(", "experiment e {\n  vary x: 1\n",
    "experiment e {", "experiment e {\n  vary model: haiku,",
    "experiment e {\n  vary model: haiku,\n",
    "experiment e {\n  vary x:", "experiment e {\n  data row: read(", "experiment e {\n  trial {\n",
    "experiment e {\n  trial {\n    say Hi\n  }\n", "experiment e {\n  vary system: \"\"\"\n",
    "experiment e { vary stop: a, <<END\n", "experiment e {\n  trial {\n    score a = 1 +",
    "let x = 1 if a else 2 +", "stop \"a\",",
  ])
  func sourceThatLacksAnEndIsIncomplete(_ text: String) throws {
    let source = try ParsedSource(text, mode: .prompt)
    #expect(source.result.isIncomplete, "\(source.rendered)")
    #expect(source.result.hasErrors)
  }

  @Test(arguments: [
    "", "print 1", "say Hello {", "say hello (", "if x { }", "let x =", "print \"abc", "print 'abc",
    "say {{ x", "prnt 1 +", "x = ", "}", "f(1]", "print 1 2 +", "say", "# comment {", "print )",
    "prnt 1\nif x {", "let y = * 2\nprint f(", "if x", "print {{",
    "experiment", "experiment e", "experiment e { }", "experiment e { trial { } }",
    "experiment e {\n  vary x: 1\n  trial {\n    score a = 1\n  }\n}\n", "score a =",
  ])
  func sourceThatIsCompleteOrWrongIsNotIncomplete(_ text: String) throws {
    let source = try ParsedSource(text, mode: .prompt)
    #expect(!source.result.isIncomplete, "\(source.rendered)")
  }

  @Test(arguments: ["1 + 2", "x", "\"a\"", "[1]", "{a: 1}", "not x", "-x", "x.y", "x if y else z"])
  func expressionMayStandAloneAtThePrompt(_ text: String) throws {
    #expect(try ParsedSource(text, mode: .prompt).ids.isEmpty)
    #expect(try !ParsedSource(text, mode: .file).ids.isEmpty)
  }
}
