import ParleyHost
import ParleyRuntime
import ParleySyntax

extension LiteralStatement {
  /// The statement that gives a setting or a field a value: `model haiku`, `stop "END", "###"`, `set speed "fast"`.
  package static func setting(_ change: SettingChange) -> String {
    let value = change.value
    guard !change.isField, let syntax = SettingSyntax.named(change.name) else {
      return "set \(change.name) \(expression(value))"
    }
    switch (syntax.argument, value) {
    case (.text, .string(let text)):
      return statement(change.name, text: text.string)
    case (.word, .string(let text)), (.wordOrInteger, .string(let text)):
      return statement(change.name, word: text.string)
    case (.words, .list(let list)), (.texts, .list(let list)):
      return "\(change.name) " + list.map(expression).joined(separator: ", ")
    default: return "\(change.name) \(expression(value))"
    }
  }

  /// The statement that gives a setting or a field a value, on one line whatever the value.
  package static func line(_ change: SettingChange) -> String {
    let statement = setting(change)
    guard statement.contains("\n"), let text = change.value.textual else { return statement }
    return "\(change.name) \(quoted(text.string))"
  }

  /// A value as an expression of the language; a function, which has no such form, as null.
  package static func expression(_ value: Value) -> String {
    switch value {
    case .string(let text): quoted(text.string)
    case .reply(let reply): quoted(reply.text.string)
    case .list(let list): "[" + list.map(expression).joined(separator: ", ") + "]"
    case .map(let map):
      map.isEmpty
        ? "{}"
        : "{ "
          + map.map { "\(quoted($0.key.string)): \(expression($0.value))" }
          .joined(separator: ", ") + " }"
    case .null, .bool, .int, .float: ValueText.shown(value)
    case .function, .unknown: "null"
    }
  }
}

extension Settings {
  /// The settings that were given a value, in the order of the manual, then the fields.
  package var changes: [SettingChange] {
    SettingSyntax.all.compactMap { syntax in
      self[syntax.name].map { SettingChange(name: syntax.name, value: $0) }
    }
      + passedFields.map { SettingChange(name: $0.name, isField: true, value: $0.value) }
  }

  /// The statements that give these settings their values.
  package var statements: [String] { changes.map(LiteralStatement.setting) }
}
