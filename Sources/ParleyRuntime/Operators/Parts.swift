/// Reading parts of values: `x.name`, `x[i]`, `x[a:b]`; an unknown operand gives an unknown result.
enum Parts {
  /// `x.name` of a map.
  ///
  /// A reply's fields are read by the machine, because `json` needs its workspace.
  static func field(_ name: Text, of value: Value) throws(EffectError) -> Value {
    switch value {
    case .map(let map):
      guard let index = map.index(of: name) else {
        throw .missingField(name, of: "map", among: map.keys)
      }
      return map.entries[index].value
    case .unknown: return .unknown
    default: throw .noFields(value, name)
    }
  }

  /// `x[key]`: an item of a list, a scalar of a text, a value of a map.
  static func item(_ key: Value, of value: Value) throws(EffectError) -> Value {
    if value.isUnknown || key.isUnknown { return .unknown }
    switch value {
    case .list(let list):
      return list.items[try place(key, count: list.count, of: "list")]
    case .map(let map):
      guard let name = key.textual else { throw .wrongKey(key) }
      guard let index = map.index(of: name) else { throw .missingKey(name, among: map.keys) }
      return map.entries[index].value
    case .string(let text): return .string(text[try place(key, count: text.count, of: "text")])
    case .reply(let reply):
      return .string(reply.text[try place(key, count: reply.text.count, of: "reply")])
    default: throw .noItems(value)
    }
  }

  /// The place in a list or a text that an index means; a negative one counts from the end.
  static func place(
    _ index: Value,
    count: Int,
    of noun: String
  ) throws(EffectError) -> Int {
    guard case .int(let number) = index else { throw .wrongIndex(index, of: noun) }
    guard isPlace(number, count: count) else {
      throw .outOfRange(number, count: count, of: noun)
    }
    return number < 0 ? Int(number) + count : Int(number)
  }

  /// Whether an index names an item of so many.
  static func isPlace(_ index: Int64, count: Int) -> Bool {
    index < Int64(count) && index >= -Int64(count)
  }

  /// `x[start:end]` of a list or a text; a bound beyond an end is read as that end.
  static func slice(_ value: Value, _ start: Value?, _ end: Value?) throws(EffectError) -> Value {
    let isUnknown = value.isUnknown || start?.isUnknown == true || end?.isUnknown == true
    if isUnknown { return .unknown }
    switch value {
    case .list(let list): return .list(Array(list.items[try range(start, end, list.count)]))
    case .string(let text): return .string(text[try range(start, end, text.count)])
    case .reply(let reply): return .string(reply.text[try range(start, end, reply.text.count)])
    default: throw .noSlices(value)
    }
  }

  private static func range(
    _ start: Value?,
    _ end: Value?,
    _ count: Int
  ) throws(EffectError) -> Range<Int> {
    let low = try bound(start ?? .int(0), count)
    let high = try bound(end ?? .int(Int64(count)), count)
    return low..<max(low, high)
  }

  private static func bound(_ bound: Value, _ count: Int) throws(EffectError) -> Int {
    guard case .int(let number) = bound else { throw .wrongBound(bound) }
    let fromStart = number < 0 ? number + Int64(count) : number
    return Int(min(max(fromStart, 0), Int64(count)))
  }
}

extension Text {
  /// The text of one scalar.
  ///
  /// - Complexity: O(1) for ASCII, else O(position).
  /// - Requires: the position is within the text.
  subscript(position: Int) -> Text {
    if isASCII {
      let index = string.utf8.index(string.utf8.startIndex, offsetBy: position)
      return Text(String(Unicode.Scalar(string.utf8[index])), isASCII: true)
    }
    let scalars = string.unicodeScalars
    let scalar = scalars[scalars.index(scalars.startIndex, offsetBy: position)]
    return Text(String(scalar), isASCII: scalar.isASCII)
  }

  /// The text of some scalars.
  ///
  /// - Requires: the range is within the text.
  subscript(range: Range<Int>) -> Text {
    let scalars = string.unicodeScalars
    let view = string.utf8
    let start = position(range.lowerBound, from: view.startIndex)
    let end = position(range.count, from: start)
    let part = String(scalars[start..<end])
    return isASCII ? Text(part, isASCII: true) : Text(part)
  }

  private func position(_ count: Int, from start: String.Index) -> String.Index {
    isASCII
      ? string.utf8.index(start, offsetBy: count)
      : string.unicodeScalars.index(start, offsetBy: count)
  }
}
