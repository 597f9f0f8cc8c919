import ParleyDiagnostics
import ParleyRuntime
import Testing

/// Experiments: what they are given, what they leave, and what is measured in a trial.
struct ExperimentTests {
  /// A program with an experiment of two factors, the first a setting, and a data set.
  private static func assembler() -> (Assembler, ExperimentID) {
    var assembler = Assembler()
    let trial = assembler.function(parameters: 2) { _ in }
    let span = Assembler.span(line: 1)
    let id = assembler.program.add(
      ExperimentDefinition(
        name: "capitals",
        span: span,
        factors: [
          ExperimentDefinition.Factor(name: "model", isSetting: true, span: span),
          ExperimentDefinition.Factor(name: "style", isSetting: false, span: span),
        ],
        dataSets: [ExperimentDefinition.DataSet(name: "row", span: span, fields: [])],
        axes: [.factor(0), .dataSet(0), .factor(1)],
        trial: trial,
        scores: ["correct"],
        records: [],
        text: "",
        globals: []
      )
    )
    return (assembler, id)
  }

  /// Runs an experiment with the operands, and then some instructions.
  private static func run(
    _ operands: [Value],
    on host: ScriptedHost,
    then body: (inout CodeBuilder) -> Void = { $0.emit(.return) }
  ) async throws(RuntimeError) -> Value {
    var (assembler, id) = assembler()
    let chunk = assembler.chunk(slots: 1) { code in
      for operand in operands { code.push(operand) }
      let site = code.add(ExperimentSite(id: id, factorCount: 2, dataSetCount: 1))
      code.emit(.experiment(site), line: 5)
      body(&code)
    }
    var machine = Machine(assembler.program, chunk: chunk)
    return try await machine.run(on: host)
  }

  private static let factors: [Value] = [["haiku", "sonnet"], ["terse"]]

  private static let results: Value = [
    "summary": "two trials",
    "trials": [
      ["trial": 1, "status": "pass", "model": "haiku", "correct": true, "length": 4, "note": "a"],
      [
        "trial": 2, "status": "fail", "model": "sonnet", "correct": false, "length": 5, "note": "b",
      ],
      [
        "trial": 3, "status": "error", "model": "haiku", "correct": true, "length": .null,
        "note": .null,
      ],
      [
        "trial": 4, "status": "pass", "model": "haiku", "correct": .null, "length": 6.5,
        "note": "c",
      ],
    ],
  ]

  private static func call(_ host: ScriptedHost) -> ExperimentCall? {
    for case .experiment(let call) in host.effects { return call }
    return nil
  }

  @Test func anExperimentIsAskedForWithWhatItWasGiven() async throws {
    let host = ScriptedHost()
    _ = try await Self.run(Self.factors + ["a.csv", 3, 16, 2.5], on: host)
    let call = try #require(Self.call(host))
    #expect(call.factorValues == [["haiku", "sonnet"], ["terse"]])
    #expect(call.dataPaths == ["a.csv"])
    #expect(call.repeats == 3)
    #expect(call.concurrency == 16)
    #expect(call.timeout == 2.5)
  }

  @Test func limitsThatAreNotGivenAreNone() async throws {
    let host = ScriptedHost()
    _ = try await Self.run(Self.factors + ["a.csv", 1, .null, .null], on: host)
    let call = try #require(Self.call(host))
    #expect(call.repeats == 1)
    #expect(call.concurrency == nil)
    #expect(call.timeout == nil)
  }

  @Test func unknownValuesGoThrough() async throws {
    let host = ScriptedHost { _, _ throws(EffectError) in .unknown }
    let result = try await Self.run(
      [.unknown, ["x"], .unknown, .unknown, .unknown, .unknown],
      on: host
    )
    let call = try #require(Self.call(host))
    #expect(call.factorValues == [[.unknown], ["x"]])
    #expect(call.dataPaths == ["⟨unknown⟩"])
    #expect(call.repeats == 1)
    #expect(result.isUnknown)
  }

  @Test(
    arguments: [
      (ExperimentPart.values, [], "a factor has no values: the list is empty"),
      (
        .values, [.function(FunctionValue(.builtin(.len)))],
        "a function cannot be the value of a factor, which is a column of the results"
      ),
      (.values, "ab", "the values of a factor come from a list, not from a string"),
      (.path, 3, "the path of a data set is a text, not an int"),
      (.repeats, 0, "repeat takes an int from 1, not 0"),
      (.repeats, .null, "repeat takes an int from 1, not null"),
      (.repeats, 2.5, "repeat takes an int from 1, not 2.5"),
      (.concurrency, -1, "concurrency takes an int from 1, not -1"),
      (.concurrency, "a", "concurrency takes an int from 1, not a string"),
      (.timeout, 0, "timeout takes a number of seconds above 0, not 0"),
      (.timeout, -0.5, "timeout takes a number of seconds above 0, not -0.5"),
    ] as [(ExperimentPart, Value, String)]
  )
  func aWrongPartIsAnErrorAtItsPlace(part: ExperimentPart, value: Value, message: String) {
    let error = failure { code in
      code.push(value)
      code.emit(.requirePart(part), line: 7)
      code.emit(.return)
    }
    #expect(error?.kind == .value)
    #expect(error?.message == message)
    #expect(error?.span == Assembler.span(line: 7))
  }

  @Test func aRightPartStays() throws {
    let parts: [(ExperimentPart, Value)] = [
      (.values, [1]), (.path, "a"), (.repeats, 1), (.concurrency, .null), (.concurrency, 2),
      (.timeout, .null), (.timeout, 1), (.timeout, 0.25),
    ]
    for (part, value) in parts {
      let result = try evaluate { code in
        code.push(value)
        code.emit(.requirePart(part), .return)
      }
      #expect(result == value)
    }
  }

  // MARK: Results

  /// What a call of a function of the results gives.
  private static func ask(
    _ function: String,
    _ arguments: Value...
  ) async throws(RuntimeError) -> Value {
    let host = ScriptedHost { _, _ throws(EffectError) in results }
    return try await run(factors + ["a.csv", 1, .null, .null], on: host) { code in
      code.emit(.field(code.constant(name: function)))
      for argument in arguments { code.push(argument) }
      code.emit(.callValue(UInt16(arguments.count)), .return, line: 8)
    }
  }

  @Test func theResultsHaveSummaryTrialsMeanAndCount() async throws {
    let host = ScriptedHost { _, _ throws(EffectError) in Self.results }
    let value = try await Self.run(Self.factors + ["a.csv", 1, .null, .null], on: host)
    guard case .map(let map) = value else {
      Issue.record("the results are a map")
      return
    }
    #expect(map.keys == ["summary", "trials", "mean", "count"])
    // The functions share the trials, so that these count once against the limit of a value.
    #expect(value.weight < 2 * Self.results.weight)
  }

  @Test func meanLeavesOutWhatErredAndWhatWasNotReached() async throws {
    #expect(try await Self.ask("mean", "correct") == 0.5)
    #expect(try await Self.ask("mean", "length") == .float((4 + 5 + 6.5) / 3))
    #expect(try await Self.ask("mean", "correct", ["model": "haiku"]) == 1.0)
    #expect(try await Self.ask("mean", "length", ["model": "haiku", "note": "c"]) == 6.5)
  }

  @Test func countCountsOneStatus() async throws {
    #expect(try await Self.ask("count", "pass") == 2)
    #expect(try await Self.ask("count", "error") == 1)
    #expect(try await Self.ask("count", "pass", ["model": "sonnet"]) == 0)
    #expect(try await Self.ask("count", "fail", [:]) == 1)
  }

  @Test func wrongQuestionsAreErrorsAtTheCall() async {
    let cases: [(String, [Value], String, String?)] = [
      ("mean", ["corect"], "the trials have no column \"corect\"", "did you mean \"correct\"?"),
      (
        "mean", ["correct", ["modle": "haiku"]], "the trials have no column \"modle\"",
        "did you mean \"model\"?"
      ),
      ("mean", ["note"], "mean takes numbers and bools, but note of trial 1 is a string", nil),
      ("mean", [3], "mean takes a score's name, not an int", nil),
      ("mean", ["correct", 3], "mean takes a map of columns and their values, not an int", nil),
      (
        "mean", ["correct", ["trial": 3]], "no trial is left to take the mean of correct over",
        "1 of 4 fit the map, 1 erred"
      ),
      (
        "count", ["passed"],
        "there is no status \"passed\": a trial ends with \"pass\", \"fail\" or \"error\"",
        "did you mean \"pass\"?"
      ),
      ("count", [], "count takes 1 to 2 arguments, not 0", nil),
    ]
    for (function, arguments, message, help) in cases {
      var error: RuntimeError?
      do throws(RuntimeError) {
        let host = ScriptedHost { _, _ throws(EffectError) in Self.results }
        _ = try await Self.run(Self.factors + ["a.csv", 1, .null, .null], on: host) { code in
          code.emit(.field(code.constant(name: function)))
          for argument in arguments { code.push(argument) }
          code.emit(.callValue(UInt16(arguments.count)), .return, line: 8)
        }
      } catch let failure { error = failure }
      #expect(error?.message == message)
      if let help { #expect(error?.help == help) }
      #expect(error?.span == Assembler.span(line: 8), "\(message)")
    }
  }

  @Test func moreTrialsThanAScriptMayMakeAreLetIn() async throws {
    let trial: Value = [
      "trial": 1, "status": "pass", "note": .text(String(repeating: "x", count: 1 << 20)),
    ]
    let host = ScriptedHost { _, _ throws(EffectError) in
      ["summary": "", "trials": .list(Array(repeating: trial, count: 70))]
    }
    let value = try await Self.run(Self.factors + ["a.csv", 1, .null, .null], on: host) { code in
      code.emit(.field(code.constant(name: "count")))
      code.push("pass")
      code.emit(.callValue(1), .return)
    }
    #expect(value == 70)
  }

  // MARK: Measures

  /// `score NAME = value` or `record NAME = value`.
  private static func measure(
    _ code: inout CodeBuilder,
    isScore: Bool,
    _ value: (inout CodeBuilder) -> Void
  ) {
    let failed = code.newLabel()
    let end = code.newLabel()
    let site = code.add(MeasureSite(isScore: isScore, name: "m", span: Assembler.span(line: 4)))
    code.emit(.enterMessage(failed.operand))
    value(&code)
    code.emit(isScore ? .requireScore : .requireRecord)
    code.emit(.leave(1), .measure(site), .jump(end.operand))
    code.bind(failed)
    code.emit(.measureError(site))
    code.bind(end)
  }

  private static func measured(
    isScore: Bool,
    _ value: (inout CodeBuilder) -> Void
  ) async throws -> Measure {
    let host = ScriptedHost()
    var machine = Assembler.machine(slots: 4) { Self.measure(&$0, isScore: isScore, value) }
    _ = try await machine.run(on: host)
    for case .measure(let measure) in host.effects {
      #expect(measure.isScore == isScore)
      #expect(measure.name == "m")
      #expect(measure.span == Assembler.span(line: 4))
      return measure
    }
    throw RuntimeError(EffectError(.fail, "nothing was measured"), at: SourceSpan(0, 0))
  }

  @Test(arguments: [true, false, 1, 0.5, .unknown] as [Value])
  func boolsAndNumbersAreScores(_ value: Value) async throws {
    let measure = try await Self.measured(isScore: true) { $0.push(value) }
    #expect(measure.value == value)
    #expect(measure.error == nil)
  }

  @Test func anyOtherScoreIsFalseWithAnError() async throws {
    let measure = try await Self.measured(isScore: true) { $0.push("yes") }
    #expect(measure.value == false)
    #expect(measure.error == "a score is true, false or a number, not a string")
  }

  @Test func anErrorOfValueMakesAScoreFalseAndARecordNull() async throws {
    for isScore in [true, false] {
      let measure = try await Self.measured(isScore: isScore) { code in
        code.push(1, "a")
        code.emit(.less)
      }
      #expect(measure.value == (isScore ? false : .null))
      #expect(measure.error == "< does not compare an int with a string")
    }
  }

  @Test func aRecordIsAnyValueButAFunction() async throws {
    let kept = try await Self.measured(isScore: false) { $0.push(["a", ["b": .null]]) }
    #expect(kept.value == ["a", ["b": .null]])
    let refused = try await Self.measured(isScore: false) { code in
      code.push([.function(FunctionValue(.builtin(.len)))])
    }
    #expect(refused.value == .null)
    #expect(refused.error == "a function cannot be recorded")
  }

  @Test func anErrorOfTheWorldInAMeasureStaysAnError() async {
    let host = ScriptedHost { effect, _ throws(EffectError) in
      if case .call = effect { throw EffectError(.file, "cannot be read") }
      return .null
    }
    var machine = Assembler.machine { code in
      Self.measure(&code, isScore: true) { code in
        code.push("a.txt")
        code.emit(.callBuiltin(1, .read))
      }
    }
    var kind: EffectError.Kind?
    do throws(RuntimeError) { _ = try await machine.run(on: host) } catch { kind = error.kind }
    #expect(kind == .file)
    #expect(host.effects.count == 1)
  }
}
