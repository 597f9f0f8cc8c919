import ParleyRuntime
import Testing

struct ConversationLoweringTests {
  @Test func sayShowsItsReplyAndLetDoesNot() async {
    let run = await ScriptRun(
      "say Hi, {{1 + 1}}.\nlet x = say Again\nprint x, reply, usage.output_tokens",
      [.text("Hello"), .text("Yes")]
    )
    #expect(run.lines == ["say Hi, 2.", "say (not shown) Again", "print Yes Yes 3"])
  }

  @Test func everyConversationVerbBecomesItsEffect() async {
    let run = await ScriptRun(
      """
      model haiku-4.5
      system You are {{"kind"}}.
      user One
      assistant Two
      let r = send
      r = retry
      image "a.png"
      document notes.txt
      undo
      redo
      reset
      chat other
      fork "a {{"b"}}"
      user Three
      """,
      [.text("a"), .text("b")]
    )
    #expect(run.diagnostics == "")
    #expect(
      run.lines == [
        "set model = \"haiku-4.5\"", "set system = \"You are kind.\"", "user One", "assistant Two",
        "send (not shown)",
        "retry (not shown)", "image a.png", "document notes.txt", "undo", "redo", "reset",
        "chat other", "fork a b", "user Three",
      ]
    )
  }

  @Test func settingsBecomeChangesOfTheirTypes() async {
    let run = await ScriptRun(
      """
      let n = 100
      model haiku-4.5
      max_tokens 2 * n
      temperature 0
      stop "END", "###"
      thinking off
      set speed "fast"
      beta "one", "two"
      unset temperature
      budget 0.50
      """
    )
    #expect(
      run.lines == [
        "set model = \"haiku-4.5\"", "set max_tokens = 200", "set temperature = 0",
        "set stop = [\"END\", \"###\"]", "set thinking = \"off\"", "set field speed = \"fast\"",
        "set beta = [\"one\", \"two\"]", "unset temperature", "set budget = 0.5",
      ]
    )
  }

  @Test func aBudgetOfThinkingIsAnInt() async {
    let run = await ScriptRun("model haiku-4.5\nmax_tokens 9000\nthinking 4000")
    #expect(run.lines.last == "set thinking = 4000")
  }

  @Test func functionsThatSayCanBeMapped() async {
    let run = await ScriptRun(
      "def ask(q) { return say Q: {{q}}\n}\nprint map([\"a\", \"b\"], ask)",
      [.text("1"), .text("2")]
    )
    #expect(
      run.lines == ["say (not shown) Q: a", "say (not shown) Q: b", "print [\"1\", \"2\"]"]
    )
  }

  @Test(
    arguments: [
      ("with temperature 1, max_tokens 500 { say a\n}\nprint 1", "print 1"),
      ("def f() {\n  with max_tokens 500 { return 7 }\n}\nprint f()", "print 7"),
      ("for x in [1, 2] {\n  with max_tokens 500 { break }\n}\nprint 2", "print 2"),
      ("try {\n  with max_tokens 500 { fail \"x\" }\n} catch e { print e.message }", "print x"),
    ]
  )
  func withComesOffHoweverItsBlockIsLeft(_ source: String, _ last: String) async {
    let run = await ScriptRun("model haiku-4.5\n" + source, [.text("r")])
    #expect(run.diagnostics == "")
    #expect(run.lines.filter { $0 == "end of with" }.count == 1)
    #expect(run.lines.suffix(2) == ["end of with", last])
  }

  @Test func withComesOffWhenAnErrorEndsTheRun() async {
    let run = await ScriptRun("with max_tokens 500 {\n  fail \"over\"\n}")
    #expect(run.lines == ["with max_tokens = 500", "end of with"])
    #expect(run.error?.kind == .fail)
  }

  @Test func aFailedRequestCanBeCaughtAndLeavesNoReply() async {
    let run = await ScriptRun(
      """
      try { say a
      } catch e { print e.kind, e.status }
      print reply == null
      print reply.text
      """,
      [.failure(EffectError(.api, "overloaded", status: 529))]
    )
    #expect(run.printed == ["api 529", "true"])
    #expect(run.error?.kind == .value)
    #expect(run.renderedError.contains("line 1"))
  }

  @Test(arguments: [EffectError.Kind.budget, .permission, .interrupt])
  func tryCatchesNoBudgetPermissionOrInterrupt(_ kind: EffectError.Kind) async {
    let run = await ScriptRun(
      "try { say a\n} catch e { print \"caught\" }",
      [.failure(EffectError(kind, "stop"))]
    )
    #expect(run.printed == [])
    #expect(run.error?.kind == kind)
  }

  @Test func errorsCarryTheirLineAndTheCallsThatLedToThem() async {
    let run = await ScriptRun(
      "def inner(x) {\n  return x.missing\n}\ndef outer(x) { return inner(x) }\nprint outer({ a: 1 })"
    )
    #expect(run.error?.frames.map(\.function) == ["inner", "outer"])
    #expect(run.renderedError.hasPrefix("test.claude:2:"))
    #expect(run.renderedError.contains("test.claude:4:23: note: in inner, called here"))
    #expect(run.renderedError.contains("test.claude:5:7: note: in outer, called here"))
  }

  @Test func aNullInATextNamesItsExpression() async {
    let run = await ScriptRun("let x = null\nsay Hello {{x}}!")
    #expect(run.lines == [])
    #expect(run.renderedError.hasPrefix("test.claude:2:13: error:"))
  }

  @Test func expectShowsTheValuesOfItsOperands() async {
    let run = await ScriptRun(
      """
      let n = 3
      expect n == 3
      expect n * 2 < 5, "too large: {{n}}"
      expect n > 5 or not (len("ab") == 2)
      expect { a: 1 }.b == 2
      expect reply contains "x"
      expect (n == 3)
      """
    )
    #expect(run.lines.count == 6)
    #expect(run.lines.first == "passed [n: 3]")
    #expect(run.lines[1] == "failed [n * 2: 6] message: too large: 3")
    #expect(run.lines[2] == "failed [n: 3] [len(\"ab\"): 2]")
    #expect(run.lines[3].hasPrefix("failed") && run.lines[3].contains("error: "))
    #expect(run.lines[4].hasPrefix("failed"))
    #expect(run.lines[5] == "passed [n: 3]")
    #expect(run.error == nil)
  }

  @Test func expectLeavesErrorsOfTheWorldAlone() async {
    let run = await ScriptRun(
      "def ask() { return say a\n}\nexpect ask() == \"x\"",
      [.failure(EffectError(.network, "gone"))]
    )
    #expect(run.error?.kind == .network)
  }

  @Test func valuesFromOutsideAreAskedFor() async {
    let run = await ScriptRun(
      "print stdin, args\nprint read(\"a.txt\"), settings, turns\nwrite \"out/a\", [1]\nappend \"out/a\", \"b\"",
      standardInput: "piped"
    )
    #expect(run.printed.first == "piped [\"one\", \"two\"]")
    #expect(run.printed.last == "<read> {} <turns>")
    #expect(run.lines.suffix(2) == ["write out/a: [1]", "append out/a: b"])
  }
}
