import ParleyDiagnostics
import ParleyRuntime
import Testing

/// Calls of functions, function values and built-ins.
struct CallTests {
  private func run(_ assembler: Assembler, _ chunk: ChunkID) throws(RuntimeError) -> Value {
    var machine = Machine(assembler.program, chunk: chunk)
    return try machine.finish()
  }

  /// The function `def fib(n) { if n < 2 { return n } return fib(n - 1) + fib(n - 2) }`.
  static func fibonacci(_ assembler: inout Assembler) -> FunctionID {
    let id = assembler.program.declareFunction()
    let signature = FunctionSignature(
      name: "fib",
      span: Assembler.span(line: 1),
      parameterCount: 1,
      slotCount: 1
    )
    assembler.program.define(
      id,
      as: Assembler.function(signature) { code in
        let recurse = code.newLabel()
        code.emit(.local(0), .int(2), .less, .jumpIfFalse(recurse.operand), .local(0), .return)
        code.bind(recurse)
        code.emit(.local(0), .int(1), .subtract, .callFunction(id, 1))
        code.emit(.local(0), .int(2), .subtract, .callFunction(id, 1), .add, .return)
      }
    )
    return id
  }

  @Test
  func functionsCallThemselves() throws {
    var assembler = Assembler()
    let fibonacci = Self.fibonacci(&assembler)
    let chunk = assembler.chunk { code in
      code.emit(.int(20), .callFunction(fibonacci, 1), .return)
    }
    #expect(try run(assembler, chunk) == 6765)
  }

  @Test
  func leftOutArgumentsAreSetAtTheirEntryPoints() throws {
    var assembler = Assembler()
    var code = CodeBuilder()
    let entries = [code.newLabel(), code.newLabel()]
    code.bind(entries[0])
    code.push("default")
    code.emit(.setLocal(1))
    code.bind(entries[1])
    code.emit(.local(0), .local(1), .list(2), .return)
    let signature = FunctionSignature(
      name: "f",
      span: Assembler.span(line: 1),
      parameterCount: 2,
      requiredCount: 1,
      slotCount: 2
    )
    let function = assembler.program.add(code.finish(signature, entryPoints: entries))
    let value = Value.function(FunctionValue(.function(function)))
    let chunk = assembler.chunk { code in
      code.emit(.int(1), .callFunction(function, 1), .int(1), .int(2), .callFunction(function, 2))
      code.push(value)
      code.emit(.int(3), .callValue(1), .list(3), .return)
    }
    #expect(try run(assembler, chunk) == [[1, "default"], [1, 2], [3, "default"]])
    let wrong = assembler.chunk { code in
      code.push(value, 1, 2, 3)
      code.emit(.callValue(3), .return)
    }
    #expect {
      try run(assembler, wrong)
    } throws: { error in
      (error as? RuntimeError)?.message == "f takes 1 to 2 arguments, not 3"
    }
  }

  /// The function value `x -> x + captured`.
  private func adder(_ assembler: inout Assembler) -> FunctionID {
    assembler.function(parameters: 1, captures: 1) { code in
      code.emit(.local(0), .local(1), .add, .return)
    }
  }

  @Test
  func functionValuesKeepTheirSurroundings() throws {
    var assembler = Assembler()
    let adder = adder(&assembler)
    let chunk = assembler.chunk(slots: 1) { code in
      code.emit(.int(10), .setLocal(0), .local(0), .closure(adder, 1))
      code.emit(.int(99), .setLocal(0), .int(5), .callValue(1), .return)
    }
    #expect(try run(assembler, chunk) == 15)
  }

  @Test
  func functionsOfListsCallTheirFunction() throws {
    var assembler = Assembler()
    let negate = assembler.function(parameters: 1) { $0.emit(.local(0), .negate, .return) }
    let isSmall = assembler.function(parameters: 1) { code in
      code.emit(.local(0), .int(3), .less, .return)
    }
    let negation = Value.function(FunctionValue(.function(negate)))
    let smallness = Value.function(FunctionValue(.function(isSmall)))
    let calls: [(Builtin, Value, Value)] = [
      (.map, negation, [-3, -1, -2]),
      (.map, .function(FunctionValue(.builtin(.string))), ["3", "1", "2"]),
      (.filter, smallness, [1, 2]), (.sortedBy, negation, [3, 2, 1]), (.any, smallness, true),
      (.all, smallness, false),
    ]
    for (builtin, function, result) in calls {
      for isValue in [false, true] {
        let chunk = assembler.chunk { code in
          if isValue { code.push(.function(FunctionValue(.builtin(builtin)))) }
          code.push([3, 1, 2], function)
          code.emit(isValue ? .callValue(2) : .callBuiltin(2, builtin), .return)
        }
        #expect(try run(assembler, chunk) == result, "\(builtin)")
      }
    }
  }

  @Test
  func aFunctionThatSaysCanBeMapped() async throws {
    var assembler = Assembler()
    let ask = assembler.function(parameters: 1) { code in
      code.emit(.local(0), .say(isShown: false), .return)
    }
    let chunk = assembler.chunk { code in
      code.push(["a", "b"], .function(FunctionValue(.function(ask))))
      code.emit(.callBuiltin(2, .map), .return)
    }
    let host = ScriptedHost { effect, _ throws(EffectError) in
      guard case .say(let text, _, _) = effect else { return .null }
      return .reply(ReplyValue(text: text + "!", fields: [:]))
    }
    var machine = Machine(assembler.program, chunk: chunk)
    #expect(try await machine.run(on: host) == ["a!", "b!"])
    #expect(host.log == ["say a", "say b"])
  }

  @Test
  func mistakesInFunctionsOfListsAreShownAtTheCall() {
    let cases: [(Value, Value, String)] = [
      (
        "ab", .function(FunctionValue(.builtin(.len))),
        "map(list, function) takes a list first, not a string"
      ),
      ([1], 5, "map(list, function) takes a function second, not an int"),
      (
        [1], .function(FunctionValue(.builtin(.join))),
        "join(list, separator) takes 2 arguments, not 1"
      ),
      ([1], .function(FunctionValue(.builtin(.upper))), "upper"),
    ]
    for (list, function, message) in cases {
      let error = failure { code in
        code.push(list, function)
        code.emit(.callBuiltin(2, .map), .return, line: 8)
      }
      #expect(error?.span == Assembler.span(line: 8))
      #expect(error?.message.contains(message) == true, "\(error?.message ?? "none")")
    }
  }

  @Test
  func anErrorTellsTheCallsThatLedToIt() throws {
    var assembler = Assembler()
    let inner = assembler.function("inner", parameters: 1) { code in
      code.emit(.local(0), .null, .add, .return, line: 2)
    }
    let chunk = assembler.chunk { code in
      code.push([1], .function(FunctionValue(.function(inner))))
      code.emit(.callBuiltin(2, .map), .return, line: 9)
    }
    var machine = Machine(assembler.program, chunk: chunk)
    do throws(RuntimeError) {
      _ = try machine.finish()
      Issue.record("null cannot be added")
    } catch {
      let frame = RuntimeError.CallFrame(function: "inner", call: Assembler.span(line: 9))
      #expect(error.frames == [frame])
      #expect(error.span == Assembler.span(line: 2))
      #expect(error.diagnostic.id.rawValue == "runtime.value")
      #expect(error.diagnostic.notes.map(\.message) == ["in inner, called here"])
    }
  }

  @Test
  func endlessRecursionIsAnErrorWithFewFrames() throws {
    var assembler = Assembler()
    let id = assembler.program.declareFunction()
    let signature = FunctionSignature(name: "f", span: Assembler.span(line: 1), slotCount: 0)
    assembler.program.define(
      id,
      as: Assembler.function(signature) { $0.emit(.callFunction(id, 0), .return) }
    )
    let chunk = assembler.chunk { $0.emit(.callFunction(id, 0), .return) }
    var machine = Machine(assembler.program, chunk: chunk)
    do throws(RuntimeError) {
      _ = try machine.finish()
      Issue.record("the recursion has no end")
    } catch {
      #expect(error.kind == .limit)
      #expect(error.frames.count == 4)
      #expect(error.hidden == RuntimeError.HiddenCalls(count: 9_995, function: "f"))
      #expect(
        error.diagnostic.notes.map(\.message) == [
          "in f, called here", "in f, called here", "in f, called here",
          "… and 9995 more calls of f", "in f, called here",
        ]
      )
    }
  }

  @Test
  func whatIsNoFunctionCannotBeCalled() {
    let error = failure { code in
      code.push(5, 1)
      code.emit(.callValue(1), .return)
    }
    #expect(error?.message == "an int cannot be called")
  }

  @Test
  func aGlobalIsReadWhenItHasAValue() throws {
    var assembler = Assembler()
    let total = assembler.program.addGlobal("total")
    let add = assembler.function("add", parameters: 1) { code in
      code.emit(.local(0), .addToGlobal(total), .global(total), .return)
    }
    let early = assembler.chunk { $0.emit(.int(1), .callFunction(add, 1), .return) }
    #expect {
      try run(assembler, early)
    } throws: { error in
      (error as? RuntimeError)?.message == "total has no value yet"
    }
    let chunk = assembler.chunk { code in
      code.emit(.int(5), .setGlobal(total), .int(1), .callFunction(add, 1), .return)
    }
    #expect(try run(assembler, chunk) == 6)
  }
}
