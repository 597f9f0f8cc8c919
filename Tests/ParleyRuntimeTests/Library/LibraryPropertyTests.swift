import ParleyRuntime
import Testing

/// Laws that hold of every value, tried on random ones.
struct LibraryPropertyTests {
  @Test(arguments: 0..<4)
  func laws(seed: Int) throws {
    var random = RandomValue(seed: UInt64(seed))
    for _ in 0..<300 {
      let value = random.value(depth: 3)
      #expect(try call(.parseJSON, on: call(.json, on: value)) == value)
      let text = Value.string(random.text())
      let part = Value.string(random.part())
      #expect(try call(.join, [call(.split, [text, part]), part]) == text)
      #expect(try call(.replace, [text, part, part]) == text)
      #expect(try call(.reverse, on: call(.reverse, on: text)) == text)
      #expect(try call(.join, [call(.chars, on: text), ""]) == text)
      let list = Value.list((0..<random.count(12)).map { _ in random.value(depth: 1) })
      let unique = try call(.unique, on: list)
      #expect(try call(.unique, on: unique) == unique)
      let ints = (0..<random.count(20)).map { _ in Int64(random.count(10)) }
      let sorted = try call(.sort, on: .list(ints.map { .int($0) }))
      #expect(sorted == .list(ints.sorted().map { .int($0) }))
    }
  }

  @Test(arguments: 0..<4)
  func uniqueAgreesWithEquality(seed: Int) throws {
    var random = RandomValue(seed: UInt64(seed + 100))
    for _ in 0..<200 {
      let items = (0..<random.count(15)).map { _ in random.value(depth: 1) }
      var kept: [Value] = []
      for item in items where !kept.contains(item) { kept.append(item) }
      #expect(try call(.unique, on: .list(items)) == .list(kept))
    }
  }

  @Test(arguments: Builtin.allCases)
  func noArgumentsTrap(builtin: Builtin) {
    var random = RandomValue(seed: 5)
    for _ in 0..<500 {
      let arguments = (0..<random.count(4)).map { _ in random.anything() }
      var workspace = Workspace(fuelPerCall: 100_000, maximumByteCount: 100_000)
      do {
        let value = try builtin.call(arguments.span, in: &workspace)
        #expect(builtin.isPure(argumentCount: arguments.count) || value.isUnknown)
      } catch {
        #expect(!error.message.isEmpty)
      }
    }
  }
}

/// Random values of every type.
private struct RandomValue {
  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  mutating func count(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

  mutating func part() -> Text {
    let parts: [Text] = ["a", "ab", ",", "é", "\n", "aa", "🎉", "\r\n"]
    return parts[count(parts.count)]
  }

  mutating func text() -> Text {
    (0..<count(8)).reduce(into: Text.empty) { text, _ in text.append(part()) }
  }

  /// A value that JSON can say.
  mutating func value(depth: Int) -> Value {
    switch count(depth > 0 ? 9 : 6) {
    case 0: .null
    case 1: .bool(count(2) == 0)
    case 2: .int(Int64(count(5)))
    case 3: .float(Double(count(8)) / 4)
    case 4, 5: .string(text())
    case 6, 7: .list((0..<count(4)).map { _ in value(depth: depth - 1) })
    default: .map(MapValue((0..<count(4)).map { _ in (text(), value(depth: depth - 1)) }))
    }
  }

  /// A value of any type, extremes among them.
  mutating func anything() -> Value {
    let odd: [Value] = [
      .int(.max), .int(.min), -1, 1e300, -0.0, .float(.leastNonzeroMagnitude), "(", "[a", "\\d+",
      "{\"a\": ", "12", "1e5",
      .unknown, [.unknown], reply("{}"), reply("text", ["usage": [:]]),
      .function(FunctionValue(.builtin(.len))), [1, "a"], [1.5, 2], ["b", "a"],
    ]
    return count(2) == 0 ? odd[count(odd.count)] : value(depth: 2)
  }
}
