import ParleyRuntime
import Testing

/// Operators through the machine, so that its fast paths and the general ones are both seen.
struct OperatorTests {
  /// An operator with its operands and its result.
  struct Case: Sendable, CustomStringConvertible {
    let left: Value
    let instruction: Instruction
    let right: Value
    let result: Value

    init(_ left: Value, _ instruction: Instruction, _ right: Value, _ result: Value) {
      self.left = left
      self.instruction = instruction
      self.right = right
      self.result = result
    }

    var description: String { "\(left) \(instruction) \(right)" }
  }

  private func apply(
    _ left: Value,
    _ instruction: Instruction,
    _ right: Value
  ) throws(RuntimeError) -> Value {
    try evaluate { code in
      code.push(left, right)
      code.emit(instruction, .return)
    }
  }

  private func error(_ left: Value, _ instruction: Instruction, _ right: Value) -> RuntimeError? {
    failure { code in
      code.push(left, right)
      code.emit(instruction, .return)
    }
  }

  static let results: [Case] = [
    Case(2, .add, 3, 5), Case(2, .add, 0.5, 2.5), Case(0.5, .add, 2, 2.5),
    Case("a", .add, "é", "aé"), Case([1], .add, [2, 3], [1, 2, 3]),
    Case(["a": 1, "b": 2], .add, ["b": 3, "c": 4], ["a": 1, "b": 3, "c": 4]),
    Case(7, .subtract, 9, -2), Case(1.5, .subtract, 1, 0.5), Case(3, .multiply, -4, -12),
    Case(0.5, .multiply, 4, 2.0), Case(7, .divide, 2, 3.5), Case(6, .divide, 3, 2.0),
    Case(7, .floorDivide, 2, 3), Case(-7, .floorDivide, 2, -4), Case(7, .floorDivide, -2, -4),
    Case(-7, .remainder, 2, 1), Case(7, .remainder, -2, -1), Case(-6, .remainder, 3, 0),
    Case(.int(.min), .remainder, -1, 0), Case(7.5, .floorDivide, 2, 3.0),
    Case(-7.5, .remainder, 2, 0.5), Case(1.0, .floorDivide, 0.1, 9.0),
  ]

  @Test(arguments: results)
  func arithmeticGives(_ example: Case) throws {
    let result = try apply(example.left, example.instruction, example.right)
    #expect(result == example.result)
    #expect(result.typeName == example.result.typeName)
  }

  static let truths: [Case] = [
    Case(2, .equal, 2.0, true), Case(2, .equal, "2", false), Case("a", .equal, "a", true),
    Case("é", .equal, "e\u{301}", false), Case([1, 2], .equal, [1.0, 2], true),
    Case(["a": 1, "b": 2], .equal, ["b": 2, "a": 1], true), Case(1, .notEqual, 2, true),
    Case(9_007_199_254_740_993, .equal, 9_007_199_254_740_992.0, false),
    Case(9_007_199_254_740_993, .greater, 9_007_199_254_740_992.0, true),
    Case(9_007_199_254_740_992.0, .less, 9_007_199_254_740_993, true),
    Case(.int(.max), .less, 9_223_372_036_854_775_808.0, true),
    Case(.int(.min), .equal, -9_223_372_036_854_775_808.0, true),
    Case(1, .less, 1e300, true), Case(1, .greater, -1e300, true), Case(1, .less, 1.5, true),
    Case(-1, .greater, -1.5, true), Case(1, .lessOrEqual, 1, true),
    Case(1, .greaterOrEqual, 2, false), Case("a", .less, "b", true), Case("Z", .less, "a", true),
    Case("z", .less, "é", true), Case("\u{FFFF}", .less, "\u{10000}", true),
    Case(.null, .equal, .null, true), Case(true, .equal, 1, false),
    Case("abcd", .contains, "bc", true), Case("aé", .contains, "é", true),
    Case("abc", .contains, "", true), Case([1, 2], .contains, 2.0, true),
    Case(["a": 1], .contains, "a", true), Case("bc", .isIn, "abcd", true),
    Case("x", .isIn, ["a": 1], false), Case("ababac", .contains, "abac", true),
  ]

  @Test(arguments: truths)
  func comparisonsGive(_ example: Case) throws {
    #expect(try apply(example.left, example.instruction, example.right) == example.result)
  }

  static let mistakes: [(Value, Instruction, Value, String)] = [
    (.int(.max), .add, 1, "9223372036854775807 + 1 does not fit in an int"),
    (.int(.min), .subtract, 1, "does not fit in an int"),
    (.int(.max), .multiply, 2, "does not fit in an int"),
    (.int(.min), .floorDivide, -1, "does not fit in an int"),
    (1, .divide, 0, "/ divides by zero"), (1, .floorDivide, 0.0, "// divides by zero"),
    (1.5, .remainder, 0, "% divides by zero"),
    (1e308, .multiply, 10, "1e308 * 10.0 does not fit in a float"),
    (1e308, .add, 1e308, "does not fit in a float"),
    ("a", .add, 1, "+ does not work on a string and an int"),
    ([1], .add, 1, "+ does not work on a list and an int"),
    ("a", .less, 1, "< does not compare a string with an int"),
    ([1], .greater, [2], "> compares numbers or texts, not a list with a list"),
    (true, .less, false, "compares numbers or texts"), (5, .contains, 5, "not into an int"),
    ("a", .contains, 1, "a text contains texts, not an int"),
    (1, .isIn, ["a": 1], "a map has strings as keys"), (.null, .add, 1, "does not work on null"),
  ]

  @Test(arguments: mistakes)
  func mistakesAreErrorsOfValue(
    _ left: Value,
    _ instruction: Instruction,
    _ right: Value,
    _ message: String
  ) {
    let error = error(left, instruction, right)
    #expect(error?.kind == .value)
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "none")")
  }

  @Test
  func addingANumberToATextSuggestsInterpolation() {
    #expect(error("a", .add, 1)?.help == "insert it into the text: \"… {{x}} …\"")
  }

  @Test
  func anUnknownPartLeavesEqualityAndContainmentOpenWhereItCouldDecide() throws {
    #expect(try apply([1, .unknown], .equal, [1, 2]).isUnknown)
    #expect(try apply(["a": .unknown], .equal, ["a": .unknown]).isUnknown)
    #expect(try apply([.unknown, 1], .contains, 2).isUnknown)
    #expect(try apply([.unknown, 1], .contains, 1) == true)
    #expect(try apply([[1]], .contains, [.unknown]).isUnknown)
  }

  @Test(arguments: [Instruction.add, .subtract, .less, .equal, .contains, .index, .matches])
  func anUnknownOperandGivesAnUnknownResult(_ instruction: Instruction) throws {
    #expect(try apply(.unknown, instruction, "x").isUnknown)
    #expect(try apply("x", instruction, .unknown).isUnknown)
  }

  @Test
  func negationOfTheSmallestIntOverflows() {
    let error = failure { code in
      code.push(.int(.min))
      code.emit(.negate, .return)
    }
    #expect(error?.kind == .value)
  }

  @Test
  func aReplyStandsForItsText() throws {
    let reply = Value.reply(ReplyValue(text: "Paris", fields: [:]))
    #expect(try apply(reply, .equal, "Paris") == true)
    #expect(try apply(reply, .contains, "ari") == true)
    #expect(try apply(reply, .add, "!") == "Paris!")
    #expect(try apply("A", .less, reply) == true)
    #expect(try apply(reply, .index, -1) == "s")
  }
}
