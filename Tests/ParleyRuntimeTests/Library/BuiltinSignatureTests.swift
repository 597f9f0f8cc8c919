import ParleyRuntime
import Testing

/// What each built-in is called and takes.
struct BuiltinSignatureTests {
  @Test func everyPromisedNameIsKnown() {
    let names = """
      len lower upper trim lines words split join replace starts_with ends_with find chars int float string bool type json
      parse_json get keys values items map filter sort sorted_by reverse unique sum min max mean median stdev round floor abs
      range any all regex_find regex_all hash format read read_json read_csv glob env exec count_tokens cost models judge
      """.split { $0 == " " || $0 == "\n" }.map(String.init)
    for name in names { #expect(Builtin(rawValue: name)?.name == name, "\(name)") }
    #expect(Builtin.allCases.count == names.count)
  }

  @Test func everyWorldFunctionHasItsBuiltin() {
    let performed = Builtin.allCases.compactMap { builtin -> WorldFunction? in
      if case .world(let function) = builtin.signature.kind { function } else { nil }
    }
    #expect(Set(performed) == Set(WorldFunction.allCases))
    for builtin in Builtin.allCases {
      guard case .world(let function) = builtin.signature.kind else { continue }
      #expect(function.rawValue == builtin.name)
    }
  }

  @Test(arguments: [
    (Builtin.len, 0, "len(x) takes 1 argument, not 0"),
    (.replace, 2, "replace(text, old, new) takes 3 arguments, not 2"),
    (.get, 4, "get(x, key, default?) takes 2 or 3 arguments, not 4"),
    (.range, 0, "range(start, end?, step?) takes 1 to 3 arguments, not 0"),
    (.min, 0, "min(x, …) takes at least 1 argument, not 0"),
    (.models, 1, "models() takes no arguments, not 1"),
  ])
  func wrongNumberOfArgumentsIsTold(builtin: Builtin, count: Int, message: String) {
    #expect(builtin.mistake(argumentCount: count) == message)
    if builtin.isPure(argumentCount: count) {
      let arguments = [Value](repeating: .null, count: count)
      #expect(mistake(builtin, arguments)?.message == message)
    }
  }

  @Test func anyAndAllAreOfTwoKinds() {
    #expect(Builtin.any.isPure(argumentCount: 1))
    #expect(!Builtin.any.isPure(argumentCount: 2))
    #expect(Builtin.len.isPure(argumentCount: 1))
    #expect(!Builtin.map.isPure(argumentCount: 2))
    #expect(!Builtin.hash.isPure(argumentCount: 1))
  }

  @Test func aBuiltinIsOneByte() {
    #expect(MemoryLayout<Builtin>.size == 1)
  }
}
