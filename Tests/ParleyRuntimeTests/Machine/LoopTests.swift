import ParleyRuntime
import Testing

/// Loops, conditions and texts.
struct LoopTests {
  /// The items, or pairs, that a loop goes through.
  private func items(of value: Value, pairs: Bool = false) throws(RuntimeError) -> Value {
    try evaluate(slots: 5) { code in
      code.emit(.list(0), .setLocal(4))
      code.push(value)
      code.forEach(slot: 0, pairs: pairs) { code in
        code.emit(.local(2))
        if pairs { code.emit(.local(3), .list(2)) }
        code.emit(.list(1), .addToLocal(4))
      }
      code.emit(.local(4), .return)
    }
  }

  @Test
  func loopsGoThroughItemsKeysAndPairs() throws {
    #expect(try items(of: [5, 6]) == [5, 6])
    #expect(try items(of: []) == [])
    #expect(try items(of: ["b": 1, "a": 2]) == ["b", "a"])
    #expect(try items(of: ["b": 1, "a": 2], pairs: true) == [["b", 1], ["a", 2]])
    #expect(try items(of: [7, 8], pairs: true) == [[0, 7], [1, 8]])
  }

  @Test
  func loopsOverOtherTypesAreErrorsWithHelp() {
    let cases: [(Value, String?)] = [
      ("abc", "go through chars(x), words(x) or lines(x)"),
      (3, "go through range(n), or write repeat n { … }"), (.null, nil),
    ]
    for (value, help) in cases {
      let error = failure(slots: 3) { code in
        code.push(value)
        code.forEach(slot: 0) { _ in }
      }
      #expect(error?.kind == .value)
      #expect(error?.help == help)
    }
  }

  @Test
  func aLoopSeesTheListAsItWas() throws {
    let result = try evaluate(slots: 4) { code in
      code.push([1, 2])
      code.emit(.setLocal(3), .local(3))
      code.forEach(slot: 0) { $0.emit(.local(2), .list(1), .addToLocal(3)) }
      code.emit(.local(3), .return)
    }
    #expect(result == [1, 2, 1, 2])
  }

  @Test(arguments: [Value.int(-1), .float(2), "3"])
  func repeatTakesAnIntFromZero(_ count: Value) {
    let error = failure(slots: 1) { code in
      code.push(count)
      code.emit(.startRepeat(0))
    }
    #expect(error?.message.hasPrefix("repeat takes an int from 0") == true)
  }

  @Test(arguments: [Value.int(1), "true", .null, []])
  func conditionsAreBools(_ condition: Value) {
    for jump in [
      Instruction.jumpIfFalse, Instruction.jumpIfTrue, Instruction.jumpIfFalseElsePop,
      Instruction.jumpIfTrueElsePop,
    ] {
      let error = failure { code in
        let other = code.newLabel()
        code.push(condition)
        code.emit(jump(other.operand))
        code.emit(.null, .return)
        code.bind(other)
        code.emit(.null, .return)
      }
      #expect(error?.message.hasPrefix("a condition is true or false, not") == true)
    }
    let error = failure { code in
      code.push(condition)
      code.emit(.requireBool, .return)
    }
    #expect(error?.kind == .value)
  }

  @Test
  func textsJoinTheTextFormsOfTheirParts() throws {
    let text = try evaluate { code in
      code.push("n = ", 5, ", ", 0.5, " ", [1, "a"], true)
      code.emit(.text(7), .return)
    }
    #expect(text == "n = 5, 0.5 [1, \"a\"]true")
  }

  @Test(arguments: [0, 7, -7, 10, 1_234_567_890_123, .max, .min] as [Int64])
  func intsInTextsHaveTheirDigits(_ number: Int64) throws {
    let text = try evaluate { code in
      code.push(.int(number))
      code.emit(.text(1), .return)
    }
    #expect(text == .text("\(number)"))
  }

  @Test
  func nullAndFunctionsHaveNoPlaceInATextNorInItsPart() {
    for value in [Value.null, .function(FunctionValue(.builtin(.len)))] {
      for instruction in [Instruction.text(1), .prompt(1), .requireText] {
        let error = failure { code in
          code.push(value)
          code.emit(instruction, .return)
        }
        #expect(error?.kind == .value)
      }
    }
  }
}
