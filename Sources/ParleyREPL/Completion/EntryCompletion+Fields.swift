import LineEditing
import ParleyRuntime

extension EntryCompletion {
  /// One step from a value to a part of it.
  private enum Step {
    /// `.name`.
    case field(String)
    /// `[…]` with what stands in it.
    case index(String)
  }

  /// The fields of what stands before a dot.
  func fields(before dot: Int, _ declared: [DeclaredName]) -> [Completions.Item] {
    guard let (root, steps) = path(before: dot) else { return [] }
    if steps.isEmpty, let known = knownFields(of: root, declared) { return known }
    guard var value = value(named: root, declared) else { return [] }
    for step in steps {
      guard let part = Self.part(step, of: value) else { return [] }
      value = part
    }
    return Self.items(ofFieldsOf: value)
  }

  /// The fields that are known whatever the value is.
  private func knownFields(of root: String, _ declared: [DeclaredName]) -> [Completions.Item]? {
    if let name = declared.last(where: { $0.name == root }) {
      return name.kind == .error ? Self.items(LanguageReference.errorFields) : nil
    }
    switch root {
    case "reply": return Self.items(LanguageReference.replyFields)
    case "usage": return Self.items(LanguageReference.usageFields)
    case "run": return Self.items(LanguageReference.runFields)
    case "settings":
      return context.settings.entries.map { entry in
        Completions.Item(entry.key.string, explanation: entry.value.summary, suffix: "")
      }
    default: return nil
    }
  }

  /// The value that a name stands for; nil for one that is not known yet.
  private func value(named root: String, _ declared: [DeclaredName]) -> Value? {
    if declared.contains(where: { $0.name == root }) { return nil }
    if let variable = context.variables.last(where: { $0.name == root }) { return variable.value }
    switch root {
    case "reply": return context.reply.map { .reply($0) }
    case "usage": return context.reply?.fields["usage"]
    case "settings": return .map(context.settings)
    case "turns": return context.turns
    default: return nil
    }
  }

  private static func part(_ step: Step, of value: Value) -> Value? {
    switch (step, value) {
    case (.field(let name), .map(let map)): return map[name]
    case (.field("text"), .reply(let reply)): return .string(reply.text)
    case (.field(let name), .reply(let reply)): return reply.fields[name]
    case (.index(let index), .map(let map)):
      let key = index.dropFirst().dropLast()
      return index.first == "\"" || index.first == "'" ? map[String(key)] : map.values.first
    case (.index(let index), .list(let list)):
      guard let number = Int(index) else { return list.items.first }
      let place = number < 0 ? list.items.count + number : number
      return list.items.indices.contains(place) ? list.items[place] : nil
    default: return nil
    }
  }

  private static func items(ofFieldsOf value: Value) -> [Completions.Item] {
    switch value {
    case .reply: items(LanguageReference.replyFields)
    case .map(let map):
      map.entries.compactMap { entry in
        let key = entry.key.string
        guard key.isName else { return nil }
        return Completions.Item(key, explanation: entry.value.summary, suffix: "")
      }
    default: []
    }
  }

  /// Entries of the reference without what the fields belong to.
  private static func items(_ entries: [LanguageReference.Entry]) -> [Completions.Item] {
    entries.map { entry in
      let name = entry.word.split(separator: ".").last.map(String.init) ?? entry.word
      return Completions.Item(name, explanation: entry.explanation, suffix: "")
    }
  }

  /// The name and the steps from it that stand before a dot; nil for anything but names, fields and constant indices.
  private func path(before dot: Int) -> (root: String, steps: [Step])? {
    var steps: [Step] = []
    var end = dot
    while true {
      if end > 0, bytes[end - 1] == UInt8(ascii: "]") {
        guard let open = openingBracket(before: end - 1) else { return nil }
        steps.append(.index(text(open + 1..<end - 1)))
        end = open
        continue
      }
      var start = end
      while start > 0, Self.isNamePart(bytes[start - 1]) { start -= 1 }
      guard start < end else { return nil }
      let name = text(start..<end)
      guard start > 0, bytes[start - 1] == UInt8(ascii: ".") else {
        return (name, steps.reversed())
      }
      steps.append(.field(name))
      end = start - 1
    }
  }

  private func openingBracket(before close: Int) -> Int? {
    var open = close - 1
    while open >= 0, bytes[open] != UInt8(ascii: "["), bytes[open] != UInt8(ascii: "\n") {
      if bytes[open] == UInt8(ascii: "]") { return nil }
      open -= 1
    }
    return open >= 0 && bytes[open] == UInt8(ascii: "[") ? open : nil
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    EntryScanner.isLetter(byte) || EntryScanner.isDigit(byte) || byte >= 0x80
  }
}

extension String {
  /// Whether the text can stand after a dot.
  fileprivate var isName: Bool {
    guard let first = unicodeScalars.first else { return false }
    return (first == "_" || first.properties.isXIDStart)
      && unicodeScalars.dropFirst().allSatisfy(\.properties.isXIDContinue)
  }
}
