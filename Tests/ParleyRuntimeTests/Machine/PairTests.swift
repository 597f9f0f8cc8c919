import Testing

@testable import ParleyRuntime

/// Pairs of instructions that the builder makes one do what the two would do.
struct PairTests {
  /// An expression over the slots 0 to 3 and the globals 0 and 1.
  private indirect enum Tree {
    case leaf(Instruction)
    case operation(Instruction, [Tree])

    init(depth: Int, using random: inout SplitMix) {
      let leaves: [Instruction] = [
        .local(0), .local(1), .local(2), .local(3), .global(0), .global(1), .int(2), .int(-1),
      ]
      let operations: [Instruction] = [
        .add, .subtract, .multiply, .remainder, .floorDivide, .index, .index, .index, .less, .equal,
      ]
      if depth == 0 {
        self = .leaf(leaves[random.next(below: leaves.count)])
      } else {
        let operation = operations[random.next(below: operations.count)]
        self = .operation(
          operation,
          [
            Tree(depth: random.next(below: depth), using: &random),
            Tree(depth: random.next(below: depth), using: &random),
          ]
        )
      }
    }

    func emit(_ code: inout CodeBuilder, apart: Bool) {
      switch self {
      case .leaf(let instruction): code.emit(instruction)
      case .operation(let instruction, let operands):
        for operand in operands { operand.emit(&code, apart: apart) }
        // A label keeps the instructions before and after it apart.
        if apart { code.bind(code.newLabel()) }
        code.emit(instruction)
      }
    }
  }

  /// Numbers that look random; the same for the same seed.
  private struct SplitMix {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
  }

  /// The result of an expression, or its error's message; then the branch that its truth takes.
  private func outcome(_ tree: Tree, apart: Bool) -> String {
    var assembler = Assembler()
    for name in ["g", "h"] { _ = assembler.program.addGlobal(name) }
    let chunk = assembler.chunk(slots: 4) { code in
      let values: [Value] = [3, [1, [2, 5], "x"], ["a": 1, "b": [7]], "b"]
      for (slot, value) in values.enumerated() {
        code.push(value)
        code.emit(.setLocal(UInt16(slot)))
      }
      code.push([[1, 2, 3], 4], 5)
      code.emit(.setGlobal(1), .setGlobal(0))
      tree.emit(&code, apart: apart)
      code.emit(.duplicate, .setLocal(0), .local(0))
      if apart { code.bind(code.newLabel()) }
      code.emit(.int(2), .equal)
      if apart { code.bind(code.newLabel()) }
      let other = code.newLabel()
      code.emit(.jumpIfFalse(other.operand), .true, .list(2), .return)
      code.bind(other)
      code.emit(.false, .list(2), .return)
    }
    var machine = Machine(assembler.program, chunk: chunk)
    do throws(RuntimeError) {
      return "\(try machine.finish())"
    } catch {
      return error.message
    }
  }

  @Test(arguments: 0..<20)
  func pairsDoWhatTheTwoWouldDo(_ seed: Int) {
    var random = SplitMix(state: UInt64(seed))
    for _ in 0..<50 {
      let tree = Tree(depth: 4, using: &random)
      #expect(outcome(tree, apart: false) == outcome(tree, apart: true), "\(tree)")
    }
  }

  @Test
  func frequentPairsAreOneInstruction() {
    let function = Assembler.function(
      FunctionSignature(span: Assembler.span(line: 1), slotCount: 2)
    ) { code in
      let end = code.newLabel()
      code.emit(.local(0), .local(1), .int(1), .add, .index, .pop)
      code.emit(.int(1), .addToLocal(0), .local(0), .int(3), .less, .jumpIfFalse(end.operand))
      code.emit(.int(7), .list(1), .addToLocal(1))
      code.bind(end)
    }
    #expect(
      function.code.listing == [
        .local(1), .int(1), .add, .localItem(0), .pop, .increaseLocal(1, 0), .local(0), .int(3),
        .jumpUnlessLess(11), .int(7), .appendToLocal(1), .null, .return,
      ]
    )
  }

  @Test
  func aKeyThatCallsIsReadAfterItsVariable() {
    let function = Assembler.function(
      FunctionSignature(span: Assembler.span(line: 1), slotCount: 1)
    ) { code in
      code.emit(.local(0), .int(1), .callBuiltin(1, .abs), .index, .pop)
    }
    #expect(function.code.listing.contains(.index))
  }

  @Test
  func valuesAndInstructionsStaySmall() {
    #expect(MemoryLayout<Value>.stride == 24)
    #expect(MemoryLayout<Instruction>.stride == 8)
  }
}
