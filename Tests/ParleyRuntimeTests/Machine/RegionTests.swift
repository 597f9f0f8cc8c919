import ParleyDiagnostics
import ParleyRuntime
import Testing

/// `try`, `with` and `expect`: how parts of the code are left.
struct RegionTests {
  /// `with model = "opus" { body }`, then the text on the stack is printed.
  private static func with(_ code: inout CodeBuilder, _ body: (inout CodeBuilder) -> Void) {
    code.push("opus")
    code.emit(.enterWith(code.add([SettingName("model")])))
    body(&code)
    code.emit(.leave(1))
  }

  private static func print(_ code: inout CodeBuilder, _ text: String) {
    code.push(.text(text))
    code.emit(.print(1))
  }

  private static func run(
    _ host: ScriptedHost,
    slots: Int = 4,
    _ build: (inout CodeBuilder) -> Void
  ) async -> RuntimeError? {
    var machine = Assembler.machine(slots: slots, build)
    do throws(RuntimeError) {
      _ = try await machine.run(on: host)
      return nil
    } catch {
      return error
    }
  }

  @Test
  func settingsComeOffAtTheEndOfTheBlock() async {
    let host = ScriptedHost()
    _ = await Self.run(host) { code in
      Self.with(&code) { Self.print(&$0, "in") }
      Self.print(&code, "after")
    }
    #expect(host.log == ["push model=opus", "print in", "pop", "print after"])
  }

  @Test
  func settingsComeOffInOrderWhenALoopIsLeft() async {
    let host = ScriptedHost()
    _ = await Self.run(host) { code in
      let end = code.newLabel()
      code.push([1, 2])
      code.forEach(slot: 0) { code in
        Self.with(&code) { code in
          code.push("low")
          code.emit(.enterWith(code.add([SettingName("effort")])))
          code.emit(.leave(2), .jump(end.operand))
          code.emit(.enterWith(code.add([SettingName]())))
        }
      }
      code.bind(end)
      Self.print(&code, "after")
    }
    #expect(host.log == ["push model=opus", "push effort=low", "pop", "pop", "print after"])
  }

  @Test
  func settingsComeOffWhenAFunctionReturns() async throws {
    var assembler = Assembler()
    let function = assembler.function("f") { code in
      Self.with(&code) { code in
        code.push("result")
        code.emit(.return)
      }
    }
    let chunk = assembler.chunk { code in
      code.emit(.callFunction(function, 0), .print(1))
    }
    let host = ScriptedHost()
    var machine = Machine(assembler.program, chunk: chunk)
    _ = try await machine.run(on: host)
    #expect(host.log == ["push model=opus", "pop", "print result"])
  }

  @Test
  func anUncaughtErrorTakesSettingsOffBeforeItIsThrown() async {
    let host = ScriptedHost()
    let error = await Self.run(host) { code in
      Self.with(&code) { code in
        Self.with(&code) { code in
          code.push("no")
          code.emit(.fail, line: 3)
          code.emit(.null, .pop)
        }
      }
    }
    #expect(host.log == ["push model=opus", "push model=opus", "pop", "pop"])
    #expect(error?.kind == .fail)
    #expect(error?.span == Assembler.span(line: 3))
  }

  @Test
  func anEmptyMessageOfFailIsFilledIn() async {
    let error = await Self.run(ScriptedHost()) { code in
      code.push("")
      code.emit(.fail, line: 1)
    }
    #expect(error?.kind == .fail)
    #expect(error?.message == "fail without a message")
  }

  @Test
  func aCaughtErrorIsAMapWithItsLine() async {
    let host = ScriptedHost { effect, _ throws(EffectError) in
      if case .say = effect {
        throw EffectError(.api, "overloaded", status: 529, requestID: "req_1")
      }
      return .null
    }
    _ = await Self.run(host) { code in
      let handler = code.newLabel()
      let end = code.newLabel()
      code.emit(.enterTry(handler.operand))
      Self.with(&code) { code in
        code.push("Hi")
        code.emit(.say(isShown: true), .pop, line: 7)
      }
      code.emit(.leave(1), .jump(end.operand))
      code.bind(handler)
      code.emit(.print(1))
      code.bind(end)
    }
    #expect(
      host.log == [
        "push model=opus", "say Hi", "pop",
        "print {\"kind\": \"api\", \"message\": \"overloaded\", \"status\": 529, "
          + "\"request_id\": \"req_1\", \"line\": 7}",
      ]
    )
  }

  @Test(arguments: [EffectError.Kind.budget, .permission, .interrupt])
  func whatEndsTheRunIsNotCaught(_ kind: EffectError.Kind) async {
    let host = ScriptedHost { effect, _ throws(EffectError) in
      if case .say = effect { throw EffectError(kind, "stop") }
      return .null
    }
    let error = await Self.run(host) { code in
      let handler = code.newLabel()
      code.emit(.enterTry(handler.operand))
      Self.with(&code) { code in
        code.push("Hi")
        code.emit(.say(isShown: true), .pop)
      }
      code.emit(.leave(1), .null)
      code.bind(handler)
      code.emit(.print(1))
    }
    #expect(error?.kind == kind)
    #expect(host.log == ["push model=opus", "say Hi", "pop"])
  }

  @Test
  func settingsThatWereRefusedDoNotComeOff() async {
    let host = ScriptedHost { effect, _ throws(EffectError) in
      if case .pushSettings = effect { throw EffectError(.value, "no such model") }
      return .null
    }
    let error = await Self.run(host) { code in Self.with(&code) { Self.print(&$0, "in") } }
    #expect(error?.message == "no such model")
    #expect(host.log == ["push model=opus"])
  }

  /// `expect left == right, message`, the message only when it fails.
  private static func expect(
    _ code: inout CodeBuilder,
    _ left: Value,
    _ right: Value,
    message: Value? = nil,
    _ comparison: Instruction = .equal
  ) {
    let decided = code.newLabel()
    let passed = code.newLabel()
    let end = code.newLabel()
    let spans = [Assembler.span(line: 5), Assembler.span(line: 6)]
    let site = code.add(ExpectationSite(span: Assembler.span(line: 4), operands: spans))
    code.emit(.enterExpect(decided.operand))
    code.push(left)
    code.emit(.captureOperand(0))
    code.push(right)
    code.emit(.captureOperand(1), comparison, .finishExpect)
    code.bind(decided)
    code.emit(.jumpIfTrue(passed.operand))
    code.push(message ?? .null)
    code.emit(.jump(end.operand))
    code.bind(passed)
    code.emit(.null)
    code.bind(end)
    code.emit(.expectation(site))
  }

  private static func expectation(_ host: ScriptedHost) -> ParleyRuntime.Expectation? {
    for case .expectation(let expectation) in host.effects { return expectation }
    return nil
  }

  @Test
  func anExpectationTellsItsOperands() async throws {
    let host = ScriptedHost()
    _ = await Self.run(host) { Self.expect(&$0, 1, 2, message: "differ") }
    let expectation = try #require(Self.expectation(host))
    #expect(!expectation.passed)
    #expect(expectation.span == Assembler.span(line: 4))
    #expect(expectation.operands.map(\.value) == [1, 2])
    #expect(expectation.operands.map(\.span) == [5, 6].map(Assembler.span))
    #expect(expectation.message == "differ")
    #expect(expectation.error == nil)
  }

  @Test
  func anErrorOfValueMakesAnExpectationFalse() async throws {
    let host = ScriptedHost()
    let error = await Self.run(host) { code in
      Self.expect(&code, 1, "a", .less)
      Self.print(&code, "after")
    }
    #expect(error == nil)
    let expectation = try #require(Self.expectation(host))
    #expect(!expectation.passed)
    #expect(expectation.error == "< does not compare an int with a string")
    #expect(expectation.operands.map(\.value) == [1, "a"])
    #expect(host.log.last == "print after")
  }

  @Test
  func anErrorOfTheWorldInAnExpectationStaysAnError() async {
    let host = ScriptedHost { effect, _ throws(EffectError) in
      if case .call = effect { throw EffectError(.file, "cannot be read") }
      return .null
    }
    let error = await Self.run(host) { code in
      let decided = code.newLabel()
      code.emit(.enterExpect(decided.operand))
      code.push("a.txt")
      code.emit(.callBuiltin(1, .read), .finishExpect)
      code.bind(decided)
      code.emit(.pop)
    }
    #expect(error?.kind == .file)
  }

  @Test
  func anExpectationInsideAnotherKeepsItsOwnOperands() async throws {
    var assembler = Assembler()
    let inner = assembler.function("inner") { code in
      Self.expect(&code, "i", "i")
      code.emit(.int(3), .return)
    }
    let chunk = assembler.chunk { code in
      let decided = code.newLabel()
      let site = code.add(
        ExpectationSite(span: Assembler.span(line: 9), operands: [Assembler.span(line: 9)])
      )
      code.emit(.enterExpect(decided.operand), .callFunction(inner, 0), .captureOperand(0))
      code.emit(.int(4), .equal, .finishExpect)
      code.bind(decided)
      code.emit(.pop, .null, .expectation(site))
    }
    let host = ScriptedHost()
    var machine = Machine(assembler.program, chunk: chunk)
    _ = try await machine.run(on: host)
    let expectations = host.effects.compactMap { effect in
      if case .expectation(let expectation) = effect { expectation } else { nil }
    }
    #expect(expectations.map(\.passed) == [true, false])
    #expect(expectations.map { $0.operands.map(\.value) } == [["i", "i"], [3]])
  }
}
