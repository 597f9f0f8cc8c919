import ParleyRuntime
import Testing

/// Values that are not known, as a planner meets them.
struct PlanningTests {
  /// The results of both ways of the first decision.
  private func bothWays(
    slots: Int = 4,
    _ build: (inout CodeBuilder) -> Void
  ) throws -> [Value] {
    var machine = Assembler.machine(slots: slots, build)
    guard case .suspended(.decide(let span)) = try machine.run(fuel: 1000) else {
      Issue.record("it asks which way to go")
      return []
    }
    #expect(span == Assembler.span(line: 2))
    return try [true, false].map { way in
      var copy = machine.copy()
      copy.resume(returning: .bool(way))
      return try copy.finish()
    }
  }

  @Test(arguments: [false, true])
  func aConditionIsAskedFor(_ jumpsIfTrue: Bool) throws {
    let results = try bothWays { code in
      let other = code.newLabel()
      code.push(.unknown)
      code.emit(
        jumpsIfTrue ? .jumpIfTrue(other.operand) : .jumpIfFalse(other.operand),
        line: 2
      )
      code.push("goes on")
      code.emit(.return)
      code.bind(other)
      code.push("jumps")
      code.emit(.return)
    }
    #expect(results == (jumpsIfTrue ? ["jumps", "goes on"] : ["goes on", "jumps"]))
  }

  @Test
  func andAndOrAreAskedFor() throws {
    let both = try bothWays { code in
      let end = code.newLabel()
      code.push(.unknown)
      code.emit(.jumpIfFalseElsePop(end.operand), line: 2)
      code.push("right")
      code.bind(end)
      code.emit(.return)
    }
    #expect(both == ["right", false])
    let either = try bothWays { code in
      let end = code.newLabel()
      code.push(.unknown)
      code.emit(.jumpIfTrueElsePop(end.operand), line: 2)
      code.push("right")
      code.bind(end)
      code.emit(.return)
    }
    #expect(either == [true, "right"])
  }

  @Test
  func aLoopOverAnUnknownListIsAskedForEachTime() throws {
    let results = try bothWays { code in
      let end = code.newLabel()
      code.push(.unknown)
      code.emit(.startIteration(0), line: 2)
      code.emit(.nextPair(end.operand, 0), line: 2)
      code.emit(.local(2), .local(3), .list(2), .return)
      code.bind(end)
      code.push("end")
      code.emit(.return)
    }
    #expect(results == [[.unknown, .unknown], "end"])
  }

  @Test
  func textsWithUnknownPartsAreUnknownButPromptsShowThem() throws {
    let text = try evaluate { code in
      code.push("a", .unknown)
      code.emit(.text(2), .return)
    }
    #expect(text.isUnknown)
    let prompt = try evaluate { code in
      code.push("a ", .unknown)
      code.emit(.prompt(2), .return)
    }
    #expect(prompt == "a ⟨unknown⟩")
  }

  @Test
  func whatIsMadeOfUnknownValuesIsUnknown() throws {
    let result = try evaluate(slots: 1) { code in
      code.push(.unknown)
      code.emit(.field(code.constant(name: "x")), .int(0), .index, .negate, .not)
      code.emit(.int(1), .callValue(1), .setLocal(0))
      code.emit(.int(0), .int(1))
      code.emit(.assign(path: code.add(AssignmentPath(root: .local(0), steps: [.key]))))
      code.emit(.local(0), .return)
    }
    #expect(result.isUnknown)
  }
}
