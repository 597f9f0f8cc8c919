import ParleyRuntime

/// The arguments of a built-in that asks the world, read as what it wants.
struct WorldArguments {
  let function: WorldFunction
  let values: [Value]

  /// The argument with a number, from 0.
  func value(_ index: Int) throws(EffectError) -> Value {
    guard values.indices.contains(index) else { throw .missingArgument(function, index) }
    return values[index]
  }

  /// The text with a number, from 0; `what` says what it is for.
  func text(_ index: Int, _ what: String) throws(EffectError) -> String {
    let value = try value(index)
    guard let text = value.textual else { throw .wrongArgument(function, what, value) }
    return text.string
  }

  /// The text with a number, from 0; nil where it is not given or null.
  func optionalText(_ index: Int) throws(EffectError) -> String? {
    guard values.indices.contains(index), case let value = values[index] else { return nil }
    if case .null = value { return nil }
    return try text(index, "a text for its standard input, or null")
  }

  /// The list of texts with a number, from 0; empty where it is not given.
  ///
  /// Numbers stand for their text forms.
  func texts(_ index: Int) throws(EffectError) -> [String] {
    guard values.indices.contains(index) else { return [] }
    guard case .list(let list) = values[index] else {
      throw .wrongArgument(function, "a list of arguments", values[index])
    }
    var texts: [String] = []
    for item in list {
      switch item {
      case .string(let text): texts.append(text.string)
      case .reply(let reply): texts.append(reply.text.string)
      case .int(let int): texts.append(String(int))
      default: throw .wrongArgument(function, "texts as the program's arguments", item)
      }
    }
    return texts
  }
}
