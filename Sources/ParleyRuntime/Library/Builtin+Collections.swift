/// The built-ins on lists and maps that look at the types of their arguments themselves.
extension Builtin {
  /// `get(x, key, default)`: a map's value, a list's item, a character of a text or a field of a reply, or the default without one.
  ///
  /// Of null it is the default, so that calls can be put inside each other.
  func gotten(
    _ arguments: borrowing Span<Value>,
    in workspace: inout Workspace
  ) throws(EffectError) -> Value {
    let fallback = arguments.count > 2 ? arguments[2] : .null
    switch arguments[0] {
    case .null: return fallback
    case .map(let map): return map[try text(1, of: arguments)] ?? fallback
    case .list(let list):
      return place(try whole(1, of: arguments), count: list.count).map { list.items[$0] }
        ?? fallback
    case .string(let text):
      return place(try whole(1, of: arguments), count: text.count).map { .string(text[$0]) }
        ?? fallback
    case .reply(let reply):
      let name = try text(1, of: arguments)
      switch name {
      case "text": return .string(reply.text)
      case "json": return try JSONReading.reply(reply.text, in: &workspace)
      default: return reply.fields[name] ?? fallback
      }
    default: throw .wrongArgument(0, of: self, "a map, a list, a string or a reply", arguments[0])
    }
  }

  private func place(_ index: Int64, count: Int) -> Int? {
    guard Parts.isPlace(index, count: count) else { return nil }
    return index < 0 ? Int(index) + count : Int(index)
  }

  /// `sort(list)`.
  func sorted(_ list: ListValue, in workspace: inout Workspace) throws(EffectError) -> Value {
    try ListLibrary.sorted(list.items, by: list.items, for: .sort, in: &workspace)
  }

  /// The end of `sorted_by(list, function)`: the items in the order of the keys that the function gave.
  static func sortedByKeys(
    _ items: ListValue,
    keys: ListValue,
    in workspace: inout Workspace
  ) throws(EffectError) -> Value {
    workspace.beginCall()
    return try ListLibrary.sorted(items.items, by: keys.items, for: .sortedBy, in: &workspace)
  }

  /// `reverse(x)`: a list, or a text by its scalars.
  func reversed(_ arguments: borrowing Span<Value>) throws(EffectError) -> Value {
    if case .list(let list) = arguments[0] { return .list(list.items.reversed()) }
    guard let text = arguments[0].textual else {
      throw .wrongArgument(0, of: self, "a list or a string", arguments[0])
    }
    var reversed = String.UnicodeScalarView()
    reversed.append(contentsOf: text.string.unicodeScalars.reversed())
    return .string(Text(String(reversed)))
  }

  /// `any(list)` and `all(list)`: whether a bool is among the items, or nothing but its opposite.
  func contains(_ wanted: Bool, in list: ListValue) throws(EffectError) -> Value {
    var isFound = false
    for (place, item) in list.items.enumerated() {
      if item.isUnknown { return .unknown }
      guard case .bool(let isTrue) = item else {
        throw .wrongItem(
          place,
          of: self,
          "bools",
          item,
          help: "give it a test for each item: \(name)(list, x -> …)"
        )
      }
      if isTrue == wanted { isFound = true }
    }
    return .bool(self == .any ? isFound : !isFound)
  }
}
