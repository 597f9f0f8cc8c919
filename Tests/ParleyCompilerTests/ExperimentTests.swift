import ClaudeMessages
import ParleyCompiler
import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax
import Testing

/// Experiments: what the program knows of them, and how their trials see the script.
struct ExperimentTests {
  private static let rows = ["a.csv": "country,capital\nFrance,Paris\nChile,Santiago"]

  /// What is known of the only experiment of a script.
  private static func definition(
    _ source: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws -> ExperimentDefinition {
    var compiler = Compiler(catalogue: .builtIn, loader: FileTable(files: rows))
    let compilation = compiler.compile(path: "test.claude", bytes: Array(source.utf8))
    let shown = DiagnosticRenderer(map: compiler.sources).render(compilation.diagnostics)
    #expect(!compilation.hasErrors, Comment(rawValue: shown), sourceLocation: sourceLocation)
    return try #require(compiler.program.experiments.first, sourceLocation: sourceLocation)
  }

  /// An experiment of a trial with one factor.
  private static func experiment(_ trial: String) -> String {
    "experiment e {\n  vary x: 1, 2\n  trial {\n\(trial)\n  }\n}\n"
  }

  // MARK: What is known

  @Test func factorsAndDataSetsVaryInTheOrderOfTheirDeclaration() throws {
    let definition = try Self.definition(
      """
      experiment e {
        vary x: 1, 2
        data row: "a.csv"
        trial {
          score right = reply contains row.capital
          record words = words(reply)
          if x == 1 { score right = false }
        }
        vary model: haiku, sonnet
      }
      """
    )
    #expect(definition.name == "e")
    #expect(definition.factors.map(\.name) == ["x", "model"])
    #expect(definition.factors.map(\.isSetting) == [false, true])
    #expect(definition.dataSets.map(\.name) == ["row"])
    #expect(definition.axes == [.factor(0), .dataSet(0), .factor(1)])
    #expect(definition.scores == ["right"])
    #expect(definition.records == ["words"])
  }

  @Test func theColumnsThatATrialReadsAreKnown() throws {
    let source = """
      experiment e {
        data row: "{{"b"}}.csv"
        trial {
          say "{{row.country}} {{row["capital"]}} {{row.country}}"
          let all = map([1], x -> row.continent)
          let other = map([{ x: 1 }], row -> row.hidden)
        }
      }
      """
    let fields = try #require(Self.definition(source).dataSets.first).fields
    #expect(fields.map(\.name) == ["country", "capital", "continent"])
  }

  @Test func aRowThatIsChangedMayHaveOtherColumns() throws {
    let source = """
      experiment e {
        data row: "a.csv"
        trial {
          row.more = "x"
          say "{{row.more}}"
        }
      }
      """
    #expect(try #require(Self.definition(source).dataSets.first).fields.isEmpty)
  }

  @Test func theTextIsThatOfTheTrialAndOfAllThatItCanCall() throws {
    let definition = try Self.definition(
      """
      let tone = "kind"
      let unread = 1
      let form = x -> loose(x)
      def direct(x) { return nested(x) } # said
      def nested(x) {
        # a comment
        return "{{tone}} {{x}}"
      }
      def loose(x) { return x }
      def named(x) { return x }
      def unused(x) { return unread }
      experiment e {
        vary x: 1, 2
        trial {
          say "{{direct(x)}}"   # asked
          print map([1], named)
          print map([1], y -> form(y))
        }
      }
      """
    )
    #expect(
      definition.text == """
        {
        say " {{ direct ( x ) }} "
        print map ( [ 1 ] , named )
        print map ( [ 1 ] , y -> form ( y ) )
        }
        def direct ( x ) { return nested ( x ) }
        def loose ( x ) { return x }
        def named ( x ) { return x }
        def nested ( x ) {
        return " {{ tone }}   {{ x }} "
        }
        """
    )
    #expect(definition.globals == [0, 2])
  }

  @Test func layoutAndCommentsDoNotChangeTheText() throws {
    let plain = try Self.definition(Self.experiment("say \"a\"\nscore s = true"))
    let spaced = try Self.definition(
      Self.experiment("\n    say   \"a\"  # why\n\n  # more\n  score s =  true\n")
    )
    #expect(plain.text == spaced.text)
    let other = try Self.definition(Self.experiment("say \"a \"\nscore s = true"))
    #expect(plain.text != other.text)
  }

  @Test func functionsInVariablesAreToldApartByTheirSource() throws {
    func described(_ source: String) throws -> Value {
      var compiler = Compiler(catalogue: .builtIn, loader: NoSources())
      let chunk = compiler.compile(path: "test.claude", bytes: Array(source.utf8)).chunk
      var machine = Machine(compiler.program, chunk: try #require(chunk))
      _ = try machine.run(fuel: 1_000)
      let value = try #require(machine.context.globals.last ?? nil)
      return value.withSources(of: compiler.program)
    }
    let plain = try described("let n = 1\nlet f = [upper, { g: x -> x + n }]")
    #expect(
      plain == [["builtin": "upper"], ["g": ["function": "x -> x + n", "captures": [1]]]]
    )
    #expect(try described("let n = 2\nlet f = [upper, { g: x -> x + n }]") != plain)
    #expect(try described("let n = 1\nlet f = [upper, { g: x -> x - n }]") != plain)
    #expect(try described("\n\nlet n = 1\nlet f = [upper, { g: x -> x + n }]") == plain)
  }

  // MARK: Running

  @Test func valuesOfSettingsAreThoseThatTheyTake() async {
    let run = await ScriptRun(
      """
      let n = 9000
      let word = "high"
      experiment e {
        vary stop: "END", "###"
        vary max_tokens: n, 2 * n
        vary thinking: 4000
        vary system: terse
        vary effort: {{word}}
        trial { print settings.x if false else 1 }
      }
      """
    )
    let settings = #""max_tokens": 9000, "thinking": 4000, "system": "terse", "effort": "high""#
    #expect(run.diagnostics == "")
    #expect(run.lines.contains(#"trial 1 {"stop": "END", \#(settings)}"#))
    #expect(run.lines.filter { $0.hasPrefix("trial ") }.count == 4)
  }

  @Test func aTrialReadsOuterVariablesAndHasItsOwn() async {
    let run = await ScriptRun(
      """
      let outer = [1]
      let x = "hidden"
      \(Self.experiment("let own = outer + [x]\nown += [3]\nrecord r = own"))
      print e.trials[1].r, outer, x
      """
    )
    #expect(run.diagnostics == "")
    #expect(run.printed == ["[1, 2, 3] [1] hidden"])
  }

  @Test func aTrialThatErrsIsAnErrorAndTheOthersGoOn() async {
    let run = await ScriptRun(
      Self.experiment("say Hi\nif x == 1 { fail \"no\" }\nscore s = x == 2")
        + "print e.count(\"error\"), e.count(\"pass\"), e.mean(\"s\"), e.trials[0].s",
      [.text("a"), .text("b")]
    )
    #expect(run.printed == ["1 1 1.0 null"])
  }

  @Test(arguments: [
    ("vary n in parse_json(\"[]\")", "test.claude:2:13", "a factor has no values"),
    ("repeat parse_json(\"0\")", "test.claude:2:10", "repeat takes an int from 1, not 0"),
    ("timeout parse_json(\"0\")", "test.claude:2:11", "timeout takes a number of seconds above 0"),
    (
      "data row: parse_json(\"1\")", "test.claude:2:13",
      "the path of a data set is a text, not an int"
    ),
  ])
  func aWrongValueThatIsComputedIsShownWhereItStands(
    clause: String,
    place: String,
    message: String
  ) async {
    let run = await ScriptRun("experiment e {\n  \(clause)\n  trial { say \"Hi\" }\n}")
    #expect(run.diagnostics == "")
    #expect(run.renderedError.hasPrefix(place), Comment(rawValue: run.renderedError))
    #expect(run.renderedError.contains(message))
    #expect(run.lines == [])
  }

  @Test func resultsGoThroughFunctions() async {
    let run = await ScriptRun(
      "def best(results) { return results.mean(\"s\", { x: 2 }) }\n"
        + Self.experiment("score s = x") + "print best(e), map([e], r -> r.count(\"pass\"))"
    )
    #expect(run.diagnostics == "")
    #expect(run.printed == ["2.0 [2]"])
  }

  @Test func atThePromptAnExperimentReplacesAnOlderOne() async throws {
    var compiler = Compiler(catalogue: .builtIn, loader: NoSources(), mode: .prompt)
    let host = TranscriptHost()
    for line in [
      "def twice(n) { return 2 * n }", Self.experiment("score s = twice(x)"),
      "print e.mean(\"s\")", "def twice(n) { return 0 * n }",
      Self.experiment("score other = twice(x)"), "print e.mean(\"other\"), e.trials[0].other",
      "let e = 3", "e = 4", "print e",
    ] {
      let compilation = compiler.compile(path: "<line>", bytes: Array(line.utf8))
      #expect(compilation.diagnostics.map(\.message) == [])
      var machine = Machine(compiler.program, chunk: try #require(compilation.chunk))
      _ = try? await machine.run(on: host)
    }
    #expect(compiler.program.experiments.count == 2)
    let texts = compiler.program.experiments.map(\.text)
    #expect(texts[0].hasSuffix("def twice ( n ) { return 2 * n }"))
    #expect(texts[1].hasSuffix("def twice ( n ) { return 0 * n }"))
  }

  // MARK: Checks

  @Test(arguments: [
    CheckedScript(
      "model haiku-4.5\nexperiment e {\n vary model: haiku-4.5, opus\n trial {\n say Hi\n }\n}\ntemperature 0\nsay Hi"
    ),
    CheckedScript(
      "experiment e {\n vary model: opus\n vary temperature: 0\n trial {\n say Hi\n }\n}",
      "model.no-sampling"
    ),
    CheckedScript(
      "model opus\nexperiment e {\n vary n: 1\n trial {\n model haiku-4.5\n temperature 0\n say Hi\n }\n}\nsay Hi"
    ),
    CheckedScript(
      "model haiku-4.5\ntemperature 0\nexperiment e {\n vary model: haiku-4.5, opus\n trial {\n say Hi\n }\n}",
      "model.no-sampling"
    ),
    CheckedScript(
      "model opus\nexperiment e {\n trial {\n assistant Yes\n }\n}\nsay Hi"
    ),
    CheckedScript(
      "let m = \"opus\"\nexperiment e {\n vary model: {{m}}\n trial {\n temperature 0\n say Hi\n }\n}"
    ),
  ])
  func settingsAreFollowedIntoTrialsAndNoFurther(_ script: CheckedScript) async {
    let run = await ScriptRun(script.source, Array(repeating: .text("r"), count: 20))
    #expect(run.ids == script.ids, Comment(rawValue: run.diagnostics))
  }

  @Test func manyCombinationsOfSettingsAreNotAllWalked() async {
    let words = (1...40).map { "\"w\($0)\"" }.joined(separator: ", ")
    let run = await ScriptRun(
      "experiment e {\n vary stop: \(words)\n vary system: \(words)\n vary model: haiku-4.5, opus\n"
        + " trial {\n temperature 0\n }\n}"
    )
    #expect(run.ids == [])
  }

  @Test func aFunctionCalledInATrialNeedsItsVariables() async {
    let run = await ScriptRun(
      "def f() { return late }\n" + Self.experiment("print f()") + "let late = 1"
    )
    #expect(run.ids == ["name.too-early"])
  }

  @Test(arguments: [
    "break", "return 1", "for i in [1] { break }\nreturn 1",
  ])
  func jumpsDoNotLeaveATrial(_ statement: String) async {
    let run = await ScriptRun("for i in [1] { print i }\n" + Self.experiment(statement))
    #expect(run.ids.count == 1)
    #expect(run.ids[0].hasPrefix("flow."))
  }

  @Test func whatAFunctionMayDoOutsideOfTrialsIsNoMistake() async {
    let run = await ScriptRun(
      "let n = 0\ndef save(x) {\n  n += x\n  write \"out/a\", x\n}\n"
        + Self.experiment("score s = x") + "save(1)\nprint n"
    )
    #expect(run.diagnostics == "")
    #expect(run.printed == ["1"])
  }
}
