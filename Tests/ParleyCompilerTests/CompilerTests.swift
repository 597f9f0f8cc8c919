import ClaudeMessages
import ParleyCompiler
import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax
import Testing

struct CompilerTests {
  @Test func aFailedLineAtThePromptChangesNothing() async throws {
    var prompt = Prompt()
    #expect(await prompt.enter("let x = 2\ndef twice(n) { return n * x }") == [])
    #expect(await prompt.enter("let y = 5\nlet x = missing\ndef twice(n) { return 0 }") == nil)
    #expect(await prompt.enter("print twice(4)\nx") == ["print 8", "show 2"])
    #expect(await prompt.enter("y") == nil)
  }

  @Test func aVariableMadeAnewAtThePromptTakesTheOldOnesPlace() async {
    var prompt = Prompt()
    _ = await prompt.enter("let n = 1\ndef get() { return n }")
    _ = await prompt.enter("let n = \"new\"")
    #expect(await prompt.enter("get()") == ["show \"new\""])
  }

  @Test func aFunctionMadeAnewAtThePromptReplacesTheOldOne() async {
    var prompt = Prompt()
    _ = await prompt.enter("def f() { return 1 }")
    _ = await prompt.enter("def f(a) { return a }")
    #expect(await prompt.enter("f(7)") == ["show 7"])
  }

  @Test func functionsCallWhatWasDefinedLastAtThePrompt() async {
    var prompt = Prompt()
    _ = await prompt.enter("def f() { return 1 }\ndef g() { return f() }")
    #expect(await prompt.enter("def f() { return missing }") == nil)
    #expect(await prompt.enter("g()") == ["show 1"])
    _ = await prompt.enter("def f() { return 2 }")
    #expect(await prompt.enter("g()") == ["show 2"])
    _ = await prompt.enter("def f(a) { return a }")
    #expect(await prompt.enter("g()") == ["error value"])
  }

  @Test func anErrorAtRunTimeLeavesWhatCameBefore() async {
    var prompt = Prompt()
    #expect(await prompt.enter("let a = 1\nlet b = [1][9]") == ["error value"])
    #expect(await prompt.enter("a") == ["show 1"])
    #expect(await prompt.enter("b") == ["error value"])
  }

  @Test func anUnfinishedLineAsksForMore() {
    var compiler = Compiler(catalogue: .builtIn, loader: NoSources(), mode: .prompt)
    #expect(compiler.compile(path: "<line 1>", bytes: Array("if true {".utf8)).isIncomplete)
    #expect(!compiler.compile(path: "<line 2>", bytes: Array("print 1".utf8)).isIncomplete)
  }

  @Test func everyMistakeOfAFileIsToldInTheOrderOfTheSource() async {
    let run = await ScriptRun(
      """
      let count = 1
      print cuont
      model hiaku
      print "{{nobody}}"
      break
      let count = 2
      print len(1, 2)
      frobnicate the thing
      effort extreme
      print "a" + 1
      """
    )
    #expect(
      run.ids == [
        "name.undefined", "model.unknown", "name.undefined", "flow.jump-outside-loop",
        "name.already-defined", "call.argument-count", "syntax.unknown-verb", "setting.word",
        "type.operands",
      ]
    )
    #expect(run.lines == [])
  }

  @Test func aNameOfALineThatCannotBeReadIsNotMissing() async {
    let run = await ScriptRun("let broken = = 1\nprint broken, absent")
    #expect(run.ids.filter { $0 == "name.undefined" }.count == 1)
    #expect(run.diagnostics.contains("absent is not defined"))
  }

  @Test func anUndefinedNameIsReportedOnce() async {
    let run = await ScriptRun("print nope\nprint nope")
    #expect(run.ids == ["name.undefined"])
  }

  @Test func judgeIsAskedOfTheHost() async {
    let run = await ScriptRun("print judge(\"a\", \"is short\")")
    #expect(run.lines == ["call judge(\"a\", \"is short\")", "print <judge>"])
    #expect(
      await ScriptRun("print judge(\"a\") + 1").ids == ["call.argument-count", "type.operands"]
    )
  }

  @Test(arguments: ["print 1 < 2 < 3", "print 1 == 2 == 3"])
  func aChainOfComparisonsIsReportedOnce(_ source: String) async {
    #expect(await ScriptRun(source).ids == ["syntax.chained-comparison"])
  }

  @Test func keysAreTheSameByTheirScalars() async {
    let run = await ScriptRun("print len({\"\u{E9}\": 1, \"e\u{301}\": 2})")
    #expect(run.ids == [])
    let doubled = await ScriptRun("print {\"e\u{301}\": 1, e\u{301}: 2}")
    #expect(doubled.ids == ["name.doubled-key"])
  }

  @Test func parametersAreListedWithKindDefaultAndDescription() {
    var compiler = Compiler(catalogue: .builtIn, loader: NoSources())
    let source =
      "param who \"whom to greet\"\nparam n = -2\nparam f = 0.5 \"x\"\nparam l = [1]\nparam b = true"
    let compilation = compiler.compile(path: "a.claude", bytes: Array(source.utf8))
    #expect(compilation.diagnostics.isEmpty)
    let parameters = compiler.program.parameters
    #expect(parameters.map(\.name) == ["who", "n", "f", "l", "b"])
    #expect(parameters.map(\.kind) == [.string, .int, .float, .list, .bool])
    #expect(parameters.map(\.description) == ["whom to greet", nil, "x", nil, nil])
    #expect(parameters[0].defaultValue == nil)
    #expect(parameters[1].defaultValue == .int(-2))
  }

  @Test(
    arguments: [
      String(repeating: "(", count: 190) + "1" + String(repeating: ")", count: 190),
      "1" + String(repeating: " + 1", count: 450),
      String(repeating: "not ", count: 450) + "true",
      String(repeating: "[", count: 190) + String(repeating: "]", count: 190),
      String(repeating: "x -> ", count: 150) + "x",
      "f" + String(repeating: "(1)", count: 450),
      "1" + String(repeating: " if true else 1", count: 400),
    ]
  )
  func highTreesAreCompiledInDeepBlocks(_ expression: String) {
    let depth = 150
    let source =
      String(repeating: "if true {\n", count: depth) + "print \(expression)\n"
      + String(repeating: "}\n", count: depth)
    var compiler = Compiler(catalogue: .builtIn, loader: NoSources())
    let compilation = compiler.compile(path: "deep", bytes: Array(source.utf8))
    #expect(
      Set(compilation.diagnostics.map(\.id.rawValue)).isSubset(of: [
        "name.undefined", "syntax.too-deep",
      ])
    )
  }

  @Test(arguments: [0, 1, 7, 40])
  func sourcesOfAnyBytesAreCompiledWithoutATrap(_ seed: Int) {
    var compiler = Compiler(catalogue: .builtIn, loader: NoSources())
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    let words = [
      "let ", "x", " = ", "def f(", ") {", "}", "say ", "{{", "}}", "\n", "1", "\"", "with ",
      "model ", "haiku", "try {", "catch e {", "for x in ", "[", "]", "->", "return ", "break",
      "expect ", " == ", "reply.", "usage", " if ", " else ", "x[0] -= 1", "param ",
      "include \"a\"",
    ]
    for _ in 0..<60 {
      var source = ""
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        source += words[Int(state >> 33) % words.count]
      }
      _ = compiler.compile(path: "fuzz", bytes: Array(source.utf8))
    }
    #expect(compiler.sources.files.count >= 60)
  }
}

/// A prompt whose lines run one after another on one machine.
private struct Prompt: ~Copyable {
  private var compiler = Compiler(catalogue: .builtIn, loader: NoSources(), mode: .prompt)
  private var machine: Machine?
  private var lineCount = 0

  /// Runs a line and returns what happened; nil when it does not compile.
  mutating func enter(_ line: String) async -> [String]? {
    lineCount += 1
    let compilation = compiler.compile(path: "<line \(lineCount)>", bytes: Array(line.utf8))
    guard let chunk = compilation.chunk else { return nil }
    var machine: Machine
    if let earlier = self.machine.take() {
      machine = earlier
      machine.load(compiler.program, chunk: chunk)
    } else {
      machine = Machine(compiler.program, chunk: chunk)
    }
    let host = TranscriptHost()
    var failure: [String] = []
    do throws(RuntimeError) {
      _ = try await machine.run(on: host)
    } catch {
      failure = ["error \(error.kind.rawValue)"]
    }
    self.machine = consume machine
    return host.lines + failure
  }
}
