/// Texts made of parts.
extension Machine {
  /// How a value that is not known stands in a text that is only sent.
  package static let unknownText: Text = "⟨unknown⟩"

  /// Takes parts and leaves their text forms, one after the other.
  mutating func pushText(_ count: Int, showsUnknown: Bool) throws(EffectError) {
    if let text = shortText(count) {
      stack.cut(to: stack.count - count)
      stack.push(.string(text))
      return
    }
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

  /// The longest text that is made in one piece, in bytes.
  private static let shortByteCount = 1024

  /// The text of the last parts, made in one piece; nil where they are not all texts and ints, or it may be long.
  private func shortText(_ count: Int) -> Text? {
    let parts = stack.top - count
    var bound = 0
    var isASCII = true
    for place in 0..<count {
      switch parts[place] {
      case .string(let part):
        bound += part.utf8Count
        isASCII = isASCII && part.isASCII
      case .int: bound += Text.maximumDigitCount
      default: return nil
      }
      if bound > Self.shortByteCount { return nil }
    }
    guard bound > 0, bound + Int(Value.scalarWeight) <= workspace.maximumByteCount else {
      return nil
    }
    let string = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bound) { bytes in
      guard let start = bytes.baseAddress else { return "" }
      let end = Self.write(UnsafeBufferPointer(start: parts, count: count), to: start)
      return String(
        decoding: UnsafeBufferPointer(start: start, count: end - start),
        as: UTF8.self
      )
    }
    return Text(string, isASCII: isASCII)
  }

  /// Writes texts and ints one after the other and returns the place after them.
  private static func write(
    _ parts: UnsafeBufferPointer<Value>,
    to start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    var end = start
    for part in parts {
      switch part {
      case .string(let text): end = text.copyBytes(to: end)
      case .int(let number):
        let limit = end + Text.maximumDigitCount
        let count = Text.writeDigits(of: number, before: limit)
        end.update(from: limit - count, count: count)
        end += count
      default: break
      }
    }
    return end
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
