/// Texts made of parts.
extension Machine {
  /// How a value that is not known stands in a text that is only sent.
  package static let unknownText: Text = "⟨unknown⟩"

  /// Takes parts and leaves their text forms, one after the other.
  mutating func pushText(_ count: Int, showsUnknown: Bool) throws(EffectError) {
    var text = Text.empty
    var isUnknown = false
    let parts = stack.top - count
    for place in 0..<count {
      switch parts[place] {
      case .string(let part): text.append(part)
      case .int(let number): text.append(Text(decimal: number))
      case .unknown where showsUnknown: text.append(Self.unknownText)
      case .unknown: isUnknown = true
      case .null: throw .nullInText()
      case .function: throw .functionInText()
      default: text.append(try parts[place].textForm(in: &workspace))
      }
      try workspace.allow(weight: text.weight)
    }
    stack.cut(to: stack.count - count)
    stack.push(isUnknown ? .unknown : .string(text))
  }

  /// Takes a text that names or says something; other types are an error, which calls it `noun`.
  mutating func popTextual(_ noun: String) throws(EffectError) -> String {
    let value = stack.pop()
    if value.isUnknown { return Self.unknownText.string }
    guard let text = value.textual else { throw .notAText(noun, value) }
    return text.string
  }

  /// Takes a value that is to be sent or shown, as text.
  mutating func popText() throws(EffectError) -> String {
    let value = stack.pop()
    if value.isUnknown { return Self.unknownText.string }
    return try value.textForm(in: &workspace).string
  }
}
