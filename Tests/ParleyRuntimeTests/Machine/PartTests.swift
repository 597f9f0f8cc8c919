import ParleyRuntime
import Testing

/// Reading and changing parts of values.
struct PartTests {
  static let items: [(Value, Value, Value)] = [
    ([10, 20, 30], 0, 10), ([10, 20, 30], -1, 30), ("aéb", 1, "é"), ("abc", -3, "a"),
    (["k": 5], "k", 5),
  ]

  @Test(arguments: items)
  func itemsAreRead(_ value: Value, _ key: Value, _ item: Value) throws {
    let result = try evaluate { code in
      code.push(value, key)
      code.emit(.index, .return)
    }
    #expect(result == item)
  }

  static let missingItems: [(Value, Value, String)] = [
    ([1, 2, 3], 3, "there is no item 3: the list has the items 0 to 2"),
    ([], 0, "there is no item 0: the list is empty"),
    ([1], -2, "there is no item -2: the list has one item, 0"),
    ([1], 0.0, "an item of a list is read by an int, not by a float"),
    (["a": 1], 1, "a map has strings as keys, not an int"),
    (["city": 1], "town", "the map has no key \"town\""), (5, 0, "an int has no items"),
    (.null, 0, "null has no items"),
  ]

  @Test(arguments: missingItems)
  func missingItemsAreErrors(_ value: Value, _ key: Value, _ message: String) {
    let error = failure { code in
      code.push(value, key)
      code.emit(.index, .return)
    }
    #expect(error?.kind == .value)
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "none")")
  }

  @Test
  func aMissingKeyNamesTheNearest() {
    let error = failure { code in
      code.push(["country": 1, "capital": 2], "contry")
      code.emit(.index, .return)
    }
    #expect(error?.help == "did you mean \"country\"?")
  }

  @Test
  func aFieldThatIsABuiltinSuggestsTheCall() {
    let error = failure { code in
      code.push([1, 2])
      code.emit(.field(code.constant(name: "len")), .return)
    }
    #expect(error?.message == "a list has no field len")
    #expect(error?.help == "call the function: len(x)")
  }

  @Test(arguments: [
    ("append", "to add an item, write xs += [x]"), ("length", "call the function: len(x)"),
  ])
  func aMethodOfAnotherLanguageSuggestsWhatToWrite(name: String, help: String) {
    let error = failure { code in
      code.push([1, 2])
      code.emit(.field(code.constant(name: name)), .return)
    }
    #expect(error?.help == help)
  }

  static let ranges: [(Value, Int64?, Int64?, Value)] = [
    ([1, 2, 3, 4], 1, 3, [2, 3]), ([1, 2, 3], nil, -1, [1, 2]), ([1, 2, 3], -2, nil, [2, 3]),
    ([1, 2, 3], 2, 1, []), ([1, 2, 3], -9, 9, [1, 2, 3]), ("aéb", 1, nil, "éb"),
    ("abc", nil, 2, "ab"),
  ]

  @Test(arguments: ranges)
  func rangesAreCutAtTheEnds(_ value: Value, _ start: Int64?, _ end: Int64?, _ part: Value) throws {
    let result = try evaluate { code in
      code.push(value)
      if let start { code.push(.int(start)) }
      if let end { code.push(.int(end)) }
      code.emit(.slice(hasStart: start != nil, hasEnd: end != nil), .return)
    }
    #expect(result == part)
  }

  /// `x = root; x<steps> (=|+=) value`, then `x`.
  private func assign(
    _ root: Value,
    _ steps: [AssignmentPath.Step],
    keys: [Value],
    _ value: Value,
    adds: Bool = false
  ) throws(RuntimeError) -> Value {
    try evaluate(slots: 1) { code in
      code.push(root)
      code.emit(.setLocal(0))
      for key in keys { code.push(key) }
      code.push(value)
      let path = code.add(AssignmentPath(root: .local(0), steps: steps))
      code.emit(adds ? .addTo(path: path) : .assign(path: path), line: 2)
      code.emit(.local(0), .return)
    }
  }

  @Test
  func partsAreAssignedAtAnyDepth() throws {
    let nested = try assign(
      ["a": [1, ["b": 2]]],
      [.field("a"), .key, .field("b")],
      keys: [-1],
      9
    )
    #expect(nested == ["a": [1, ["b": 9]]])
    #expect(try assign([1, 2], [.key], keys: [0], "x") == ["x", 2])
    #expect(try assign([:], [.key], keys: ["new"], 1) == ["new": 1])
    #expect(try assign(["n": 1], [.field("n")], keys: [], 2, adds: true) == ["n": 3])
    #expect(try assign(["n": 1], [.field("n")], keys: [], [2]) == ["n": [2]])
    #expect(try assign(["n": 1], [.field("m")], keys: [], 2) == ["n": 1, "m": 2])
    #expect(try assign(["n": "a"], [.field("n")], keys: [], "b", adds: true) == ["n": "ab"])
    #expect(try assign([[1], [2]], [.key], keys: [1], [3], adds: true) == [[1], [2, 3]])
  }

  @Test
  func assignmentMistakesAreErrorsOfValue() {
    let cases: [(Value, [AssignmentPath.Step], [Value], Bool, String)] = [
      ([1], [.key], [1], false, "there is no item 1"), ("abc", [.key], [0], false, "a string"),
      (["a": 1], [.field("b"), .field("c")], [], false, "no key \"b\""),
      (["a": 1], [.field("b")], [], true, "no key \"b\""),
      ([1], [.field("a")], [], false, "a field"),
      (["a": 1], [.key], [5], false, "strings as keys"), (.null, [.field("a")], [], false, "null"),
    ]
    for (root, steps, keys, adds, message) in cases {
      #expect {
        try assign(root, steps, keys: keys, 1, adds: adds)
      } throws: { error in
        guard let error = error as? RuntimeError else { return false }
        return error.kind == .value && error.message.contains(message)
          && error.span == Assembler.span(line: 2)
      }
    }
  }

  @Test
  func aFailedAssignmentLeavesTheVariableAsItWas() throws {
    let result = try evaluate(slots: 1) { code in
      let handler = code.newLabel()
      code.push([[1], ["a": 2]])
      code.emit(.setLocal(0), .enterTry(handler.operand))
      code.push(1, "x")
      let path = code.add(AssignmentPath(root: .local(0), steps: [.key, .field("a")]))
      code.emit(.addTo(path: path), .leave(1), .null)
      code.bind(handler)
      code.emit(.pop, .local(0), .return)
    }
    #expect(result == [[1], ["a": 2]])
  }

  @Test
  func assignmentToACopyLeavesTheOriginal() throws {
    let result = try evaluate(slots: 2) { code in
      code.push([1, 2, 3])
      code.emit(.setLocal(0), .local(0), .setLocal(1))
      code.push(0, 9)
      code.emit(.assign(path: code.add(AssignmentPath(root: .local(1), steps: [.key]))))
      code.emit(.local(0), .local(1), .list(2), .return)
    }
    #expect(result == [[1, 2, 3], [9, 2, 3]])
  }

  @Test
  func appendingInALoopKeepsItsStorage() throws {
    // With a copy at each step this would move fifty billion bytes.
    let result = try evaluate(slots: 2) { code in
      let head = code.newLabel()
      let end = code.newLabel()
      code.emit(.list(0), .setLocal(0))
      code.push(50_000)
      code.emit(.startRepeat(1))
      code.bind(head)
      code.emit(.nextRepeat(end.operand, 1), .int(7), .list(1), .addToLocal(0), .int(-1), .int(8))
      code.emit(.assign(path: code.add(AssignmentPath(root: .local(0), steps: [.key]))))
      code.emit(.jump(head.operand))
      code.bind(end)
      code.emit(.local(0), .callBuiltin(1, .len), .return)
    }
    #expect(result == 50_000)
  }
}
