import Testing

@testable import ParleyRuntime

/// Results and work that explode.
struct LibraryLimitTests {
  private static let text = Value.text(String(repeating: "a", count: 10_000))

  @Test(
    arguments: [
      (Builtin.range, [1_000_000_000_000]), (.range, [.int(.min), .int(.max)]),
      (.range, [.int(.max), .int(.min), -1]), (.replace, [text, "a", text]),
      (.join, [.list([Value](repeating: text, count: 100)), text]), (.split, [text, "a"]),
      (.chars, [text]), (.words, [.text(String(repeating: "a ", count: 5000))]),
      (.lines, [.text(String(repeating: "\n", count: 5000))]), (.regexAll, [text, "a"]),
    ] as [(Builtin, [Value])]
  )
  func aResultThatIsTooLargeIsNotMade(builtin: Builtin, arguments: [Value]) {
    let error = mistake(builtin, arguments, in: Workspace(maximumByteCount: 100_000))
    #expect(error?.kind == .limit)
  }

  @Test(
    arguments: [
      (Builtin.sort, [.list((0..<2000).map { .int($0) })]), (.lower, [text]), (.chars, [text]),
      (.regexFind, [text, "(a*)*b"]), (.unique, [.list((0..<2000).map { .int($0) })]),
      (.parseJSON, [.text("[" + String(repeating: "1,", count: 5000) + "1]")]),
    ] as [(Builtin, [Value])]
  )
  func aCallThatWorksTooLongEnds(builtin: Builtin, arguments: [Value]) {
    let error = mistake(builtin, arguments, in: Workspace(fuelPerCall: 1000))
    #expect(error?.kind == .limit)
    #expect(error?.message == "this takes more than 1000 steps of work")
  }

  @Test func eachCallHasTheWholeLimit() throws {
    var workspace = Workspace(fuel: 5000, fuelPerCall: 2000)
    for _ in 0..<10 { _ = try Builtin.lower.call([Self.text].span, in: &workspace) }
    #expect(workspace.fuel < 0)
  }

  @Test func whatNoCallBeginsHasTheWholeLimitToo() throws {
    var workspace = Workspace(fuelPerCall: 4000)
    let list: Value = [Self.text]
    for _ in 0..<10 {
      _ = try list.textForm(in: &workspace)
      _ = try JSONReading.reply("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]", in: &workspace)
      _ = try workspace.matches(Self.text, "b$")
      _ = try Builtin.sortedByKeys([1, 2], keys: [1, 2], in: &workspace)
    }
  }

  @Test func unknownArgumentsGiveUnknownResults() throws {
    #expect(try call(.upper, on: .unknown).isUnknown)
    #expect(try call(.join, [["a", .unknown], ","]).isUnknown)
    #expect(try call(.sum, on: [1, .unknown]).isUnknown)
    #expect(try call(.sort, on: [1, .unknown]).isUnknown)
    #expect(try call(.max, on: [1, .unknown]).isUnknown)
    #expect(try call(.all, on: [true, .unknown]).isUnknown)
    #expect(try call(.unique, on: [1, .unknown]).isUnknown)
    #expect(try call(.len, on: [1, .unknown]) == 2)
    #expect(try call(.string, on: [1, .unknown]) == "[1, ⟨unknown⟩]")
  }

  @Test func sortedByKeysIsStable() throws {
    var workspace = Workspace()
    let sorted = try Builtin.sortedByKeys(
      ["d", "a", "c", "b"],
      keys: [2, 1, 2, 1],
      in: &workspace
    )
    #expect(sorted == ["a", "b", "d", "c"])
    #expect { try Builtin.sortedByKeys(["a", "b"], keys: [1, "x"], in: &workspace) } throws: {
      ($0 as? EffectError)?.message
        == "sorted_by needs items of one type, but item 1 is a string after an int"
    }
  }
}
