import ParleyRuntime
import Testing

/// The limits of values: nothing a script builds can crash the process.
struct LimitTests {
  /// The error of `x = start; repeat 100_000 { x = step(x) }`; nil for none.
  private func repeated(
    _ start: Value,
    _ step: (inout CodeBuilder) -> Void
  ) -> RuntimeError? {
    failure(slots: 2) { code in
      let head = code.newLabel()
      let end = code.newLabel()
      code.push(start)
      code.emit(.setLocal(0))
      code.push(100_000)
      code.emit(.startRepeat(1))
      code.bind(head)
      code.emit(.nextRepeat(end.operand, 1))
      step(&code)
      code.emit(.jump(head.operand))
      code.bind(end)
    }
  }

  @Test
  func listsNestedTooDeepAreAnError() {
    let error = repeated([]) { $0.emit(.local(0), .list(1), .setLocal(0)) }
    #expect(error?.kind == .limit)
    #expect(error?.message == "lists and maps nested more than 1000 deep")
  }

  @Test
  func mapsNestedTooDeepAreAnError() {
    let error = repeated([:]) { code in
      code.push("a")
      code.emit(.local(0), .map(1), .setLocal(0))
    }
    #expect(error?.kind == .limit)
  }

  @Test
  func functionValuesNestedTooDeepAreAnError() throws {
    var assembler = Assembler()
    let keep = assembler.function(captures: 1) { $0.emit(.local(0), .return) }
    let chunk = assembler.chunk(slots: 1) { code in
      let head = code.newLabel()
      code.bind(head)
      code.emit(.local(0), .closure(keep, 1), .setLocal(0), .jump(head.operand))
    }
    var machine = Machine(assembler.program, chunk: chunk)
    #expect {
      try machine.finish()
    } throws: { error in
      (error as? RuntimeError)?.kind == .limit
    }
  }

  @Test
  func assigningAValueIntoItselfTooDeepIsAnError() {
    let error = repeated([0]) { code in
      code.push(0)
      code.emit(.local(0))
      code.emit(.assign(path: code.add(AssignmentPath(root: .local(0), steps: [.key]))))
    }
    #expect(error?.kind == .limit)
  }

  @Test
  func catchingTheErrorDoesNotGetDeeper() throws {
    let depth = try evaluate(slots: 2) { code in
      let head = code.newLabel()
      let end = code.newLabel()
      let handler = code.newLabel()
      code.push([0])
      code.emit(.setLocal(0))
      code.push(5000)
      code.emit(.startRepeat(1))
      code.bind(head)
      code.emit(.nextRepeat(end.operand, 1), .enterTry(handler.operand), .int(0), .local(0))
      code.emit(.assign(path: code.add(AssignmentPath(root: .local(0), steps: [.key]))))
      code.emit(.leave(1), .jump(head.operand))
      code.bind(handler)
      code.emit(.pop, .jump(head.operand))
      code.bind(end)
      code.emit(.local(0), .return)
    }.depth
    #expect(depth <= 1000)
  }

  @Test
  func aDepthThatWasReplacedDoesNotCount() {
    // Each step nests the list once more and takes the deep part out again.
    let error = repeated([0]) { code in
      code.emit(.local(0), .int(0), .list(2), .setLocal(0))
      code.emit(.int(0), .int(0))
      code.emit(.assign(path: code.add(AssignmentPath(root: .local(0), steps: [.key]))))
    }
    #expect(error == nil)
  }

  @Test
  func aValueThatContainsItselfTwiceIsSoonTooLarge() {
    let error = repeated([0]) { $0.emit(.local(0), .local(0), .list(2), .setLocal(0)) }
    #expect(error?.message == "a value of more than 64 MiB")
  }

  @Test
  func textsThatDoubleAreSoonTooLarge() {
    let error = repeated("0123456789") { $0.emit(.local(0), .addToLocal(0)) }
    #expect(error?.kind == .limit)
  }

  @Test
  func aHostsValueBeyondTheLimitsIsAnErrorAtItsEffect() throws {
    var deep: Value = []
    for _ in 0..<1500 { deep = .list([deep]) }
    var machine = Assembler.machine { $0.emit(.input(.args), .return, line: 6) }
    _ = try machine.run(fuel: 10)
    machine.resume(returning: deep)
    #expect {
      try machine.finish()
    } throws: { error in
      guard let error = error as? RuntimeError else { return false }
      return error.kind == .limit && error.span == Assembler.span(line: 6)
    }
  }
}
