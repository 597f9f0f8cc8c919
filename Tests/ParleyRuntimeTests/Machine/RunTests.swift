import ParleyDiagnostics
import ParleyRuntime
import Testing

/// Running, stopping and going on.
struct RunTests {
  @Test
  func anEndlessLoopUsesUpItsFuel() throws {
    var machine = Assembler.machine { code in
      let head = code.newLabel()
      code.bind(head)
      code.emit(.jump(head.operand))
    }
    for _ in 1...3 {
      guard case .outOfFuel = try machine.run(fuel: 1000) else {
        Issue.record("the loop has no end")
        return
      }
    }
  }

  @Test
  func anEndlessLoopIsInterruptedAndSettingsComeOff() async {
    let host = ScriptedHost(interruptedAt: 5)
    var machine = Assembler.machine { code in
      let head = code.newLabel()
      code.push("opus")
      code.emit(.enterWith(code.add([SettingName("model")])))
      code.bind(head)
      code.emit(.true, .jumpIfTrue(head.operand), .leave(1))
    }
    await #expect {
      try await machine.run(on: host, slice: 1000)
    } throws: { error in
      (error as? RuntimeError)?.kind == .interrupt
    }
    #expect(host.log == ["push model=opus", "pop"])
  }

  /// The script `with model opus { try { say a; say b } catch { print } } print`.
  private static func conversation() -> Machine {
    Assembler.machine { code in
      let handler = code.newLabel()
      let end = code.newLabel()
      code.push("opus")
      code.emit(.enterWith(code.add([SettingName("model")])), .enterTry(handler.operand))
      for text in ["a", "b"] {
        code.push(.text(text))
        code.emit(.say(isShown: true), .pop)
      }
      code.emit(.leave(1), .jump(end.operand))
      code.bind(handler)
      code.emit(.print(1))
      code.bind(end)
      code.emit(.leave(1))
      code.push("end")
      code.emit(.print(1))
    }
  }

  @Test(arguments: 1...5)
  func anInterruptAtEachCheckpointTakesSettingsOffOnce(_ checkpoint: Int) async {
    let host = ScriptedHost(interruptedAt: checkpoint) { effect, _ throws(EffectError) in
      if case .say = effect { return .reply(ReplyValue(text: "ok", fields: [:])) }
      return .null
    }
    var machine = Self.conversation()
    await #expect {
      try await machine.run(on: host)
    } throws: { error in
      (error as? RuntimeError)?.kind == .interrupt
    }
    let all = ["push model=opus", "say a", "say b", "pop", "print end"]
    let expected = checkpoint >= 4 ? Array(all[..<checkpoint]) : all[..<checkpoint] + ["pop"]
    #expect(host.log == expected)
  }

  @Test
  func aMachineRunsTheNextChunkWithItsGlobalsAndReply() async throws {
    var assembler = Assembler()
    let x = assembler.program.addGlobal("x")
    let first = assembler.chunk { code in
      code.push("Hi")
      code.emit(.say(isShown: true), .pop, .int(1), .setGlobal(x))
    }
    let host = ScriptedHost { _, _ throws(EffectError) in
      .reply(ReplyValue(text: "Hello", fields: ["id": "msg_1"]))
    }
    var machine = Machine(assembler.program, chunk: first)
    _ = try await machine.run(on: host)
    let y = assembler.program.addGlobal("y")
    let second = assembler.chunk { code in
      code.emit(.global(x), .setGlobal(y), .global(y))
      code.emit(.replyField(code.constant(name: "text")), .list(2), .return)
    }
    machine.load(assembler.program, chunk: second)
    #expect(try machine.finish() == [1, "Hello"])
  }

  @Test
  func aFailedRunLeavesAMachineThatRunsTheNextChunk() throws {
    var assembler = Assembler()
    let bad = assembler.chunk { $0.emit(.null, .negate, .return) }
    var machine = Machine(assembler.program, chunk: bad)
    #expect(throws: RuntimeError.self) { try machine.finish() }
    let good = assembler.chunk { $0.emit(.int(1), .return) }
    machine.load(assembler.program, chunk: good)
    #expect(try machine.finish() == 1)
  }

  @Test
  func aCopyGoesItsOwnWay() throws {
    var machine = Assembler.machine(slots: 1) { code in
      code.push([1])
      code.emit(.setLocal(0))
      code.push("a")
      code.emit(.print(1), .int(2), .list(1), .addToLocal(0), .input(.args), .list(1))
      code.emit(.addToLocal(0), .local(0), .return)
    }
    guard case .suspended(.print) = try machine.run(fuel: 100) else {
      Issue.record("it prints first")
      return
    }
    var other = machine.copy()
    machine.resume(returning: .null)
    other.resume(returning: .null)
    _ = try machine.run(fuel: 100)
    _ = try other.run(fuel: 100)
    machine.resume(returning: "one")
    other.resume(returning: "other")
    #expect(try machine.finish() == [1, 2, "one"])
    #expect(try other.finish() == [1, 2, "other"])
  }

  @Test
  func parametersHaveTheirDefaultsUntilTheyAreBound() throws {
    var assembler = Assembler()
    let season = assembler.program.addGlobal("season")
    let parameter = Parameter(
      name: "season",
      kind: .string,
      defaultValue: "autumn",
      description: nil,
      span: Assembler.span(line: 1),
      global: season
    )
    assembler.program.add(parameter)
    let chunk = assembler.chunk { $0.emit(.global(season), .return) }
    var machine = Machine(assembler.program, chunk: chunk)
    #expect(try machine.finish() == "autumn")
    machine = Machine(assembler.program, chunk: chunk)
    machine.bind(parameter, to: "spring")
    #expect(try machine.finish() == "spring")
  }

  @Test
  func aContextCallsFunctionsWithTheGlobalsAsTheyWere() throws {
    var assembler = Assembler()
    let x = assembler.program.addGlobal("x")
    let function = assembler.function("f", parameters: 1) { code in
      code.emit(.local(0), .addToGlobal(x), .global(x), .return)
    }
    let chunk = assembler.chunk { code in
      code.emit(.int(10), .setGlobal(x), .input(.args), .pop, .global(x), .return, line: 4)
    }
    var machine = Machine(assembler.program, chunk: chunk)
    _ = try machine.run(fuel: 100)
    let context = machine.context
    #expect(context.span == Assembler.span(line: 4))
    #expect(context.globals == [10])
    var tool = context.machine(calling: function, with: [5])
    #expect(try tool.finish() == 15)
    machine.resume(returning: .null)
    #expect(try machine.finish() == 10)
    var wrong = context.machine(calling: function, with: [])
    #expect {
      try wrong.finish()
    } throws: { error in
      (error as? RuntimeError)?.message == "f takes 1 argument, not 0"
    }
  }
}
