import ClaudeMessages
import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

/// The rules that settings keep: pure functions of values and the model catalogue.
///
/// The compiler asks them for what is written out, the host for what is computed, so that both say the same.
package struct SettingRules: Sendable {
  /// What is known of models.
  package let catalogue: ModelCatalogue

  /// Makes the rules for a catalogue.
  package init(catalogue: ModelCatalogue) { self.catalogue = catalogue }

  /// Checks one setting by itself and returns it as it is stored: a reply as its text, digits after `thinking` as an int.
  ///
  /// - Throws: ``SettingMistake`` for a wrong type, a value out of range, an unknown word or model, or a field that has a verb.
  package func checked(_ change: SettingChange) throws(SettingMistake) -> SettingChange {
    if change.value.isUnknown { return change }
    if change.isField {
      try checkField(change)
      return change
    }
    guard let syntax = SettingSyntax.named(change.name) else { return change }
    let value = try checkedValue(change.value, of: syntax)
    return SettingChange(name: change.name, value: value)
  }

  /// What is doubtful about a setting that ``checked(_:)`` passed; of severity `warning`, in words as there.
  package func doubts(about change: SettingChange) -> [SettingMistake] {
    guard !change.isField, change.name == "model", let name = change.value.textual else {
      return []
    }
    return modelDoubts(name.string)
  }

  /// A known name of a setting that differs little from one that `unset` names; nil where nothing is near.
  package static func nearestSetting(to name: String) -> String? {
    NearestName.of(name, among: SettingSyntax.all.map(\.name))
  }

  private func checkedValue(
    _ value: Value,
    of syntax: SettingSyntax
  ) throws(SettingMistake) -> Value {
    switch syntax.argument {
    case .word: return .string(try word(value, of: syntax))
    case .wordOrInteger: return try wordOrInteger(value, of: syntax)
    case .words, .texts: return try texts(value, of: syntax)
    case .text:
      guard let text = value.textual else { throw .wrongType(syntax, value, wanted: "a text") }
      return .string(text)
    case .integer:
      guard case .int(let number) = value else { throw .wrongType(syntax, value, wanted: "an int") }
      try checkRange(Double(number), of: syntax)
      return value
    case .number:
      switch value {
      case .int(let number): try checkRange(Double(number), of: syntax)
      case .float(let number): try checkRange(number, of: syntax)
      default: throw .wrongType(syntax, value, wanted: "a number")
      }
      return value
    case .field: return value
    }
  }

  // MARK: - Words

  private func word(_ value: Value, of syntax: SettingSyntax) throws(SettingMistake) -> Text {
    guard let text = value.textual else { throw .wrongType(syntax, value, wanted: "a word") }
    if text.string.allSatisfy(\.isWhitespace) { throw .emptyWord(syntax) }
    if !syntax.words.isEmpty, !syntax.words.contains(text.string) {
      throw .unknownWord(text.string, of: syntax)
    }
    switch syntax.name {
    case "model": try checkModel(text.string)
    case "user_id" where text.count > Self.longestUserID:
      throw .outOfRange(syntax, "\(text.count) characters", "at most \(Self.longestUserID)")
    default: break
    }
    return text
  }

  /// The longest `user_id`, in characters; the API's own limit.
  private static let longestUserID = 256

  private func wordOrInteger(
    _ value: Value,
    of syntax: SettingSyntax
  ) throws(SettingMistake) -> Value {
    if case .int(let number) = value {
      try checkRange(Double(number), of: syntax)
      return value
    }
    guard let text = value.textual else {
      throw .wrongType(syntax, value, wanted: "a word or an int")
    }
    if let number = Int64(text.string.filter { $0 != "_" }), text.string.first != "_" {
      try checkRange(Double(number), of: syntax)
      return .int(number)
    }
    return .string(try word(value, of: syntax))
  }

  private func texts(_ value: Value, of syntax: SettingSyntax) throws(SettingMistake) -> Value {
    if let text = value.textual { return try texts(.list([.string(text)]), of: syntax) }
    guard case .list(let items) = value else {
      throw .wrongType(syntax, value, wanted: "a list of texts")
    }
    var texts: [Value] = []
    for item in items {
      guard let text = item.textual else { throw .wrongType(syntax, item, wanted: "a text") }
      if syntax.name == "stop", text.string.allSatisfy(\.isWhitespace) { throw .blankStop }
      if syntax.name == "beta", !text.string.utf8.allSatisfy(\.mayStandInBetaName) {
        throw .wrongBeta(text.string)
      }
      if text.isEmpty { throw .emptyWord(syntax) }
      texts.append(.string(text))
    }
    return .list(texts)
  }

  // MARK: - Numbers and fields

  private func checkRange(_ number: Double, of syntax: SettingSyntax) throws(SettingMistake) {
    guard let range = SettingRange.of(syntax.name), !range.contains(number) else { return }
    throw .outOfRange(syntax, SettingRange.shown(number), range.phrase)
  }

  private func checkField(_ change: SettingChange) throws(SettingMistake) {
    if let verb = FieldVerbs.verb(for: change.name) { throw .fieldHasVerb(change.name, verb) }
    if change.value.containsFunction { throw .fieldIsNoJSON(change.name) }
  }
}

extension UInt8 {
  /// Whether the byte may stand in the name of a beta: no blank, comma or control character, which would change the header.
  fileprivate var mayStandInBetaName: Bool {
    self > UInt8(ascii: " ") && self < 0x7F && self != UInt8(ascii: ",")
  }
}
