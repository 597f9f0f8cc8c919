import ParleyRuntime
import ParleySyntax

extension Value {
  /// Whether the value, or any part of it, is not known.
  var isUnknownInPart: Bool {
    switch self {
    case .unknown: true
    case .string(let text): text.string.contains(Machine.unknownText.string)
    case .list(let list): list.contains(where: \.isUnknownInPart)
    case .map(let map): map.entries.contains { $0.value.isUnknownInPart }
    case .null, .bool, .int, .float, .function, .reply: false
    }
  }

  /// The value, in which every text with an unknown part is unknown as a whole.
  var withUnknownTexts: Value {
    switch self {
    case .string where isUnknownInPart: .unknown
    case .list(let list): .list(list.map(\.withUnknownTexts))
    case .map(let map): .map(MapValue(map.entries.map { ($0.key, $0.value.withUnknownTexts) }))
    default: self
    }
  }
}

extension Settings {
  /// The settings that a request carries beside `model` and `max_tokens`, as texts, where they are not left at their default.
  var sent: [PlannedStatement.Setting] {
    let names = SettingSyntax.all.filter { $0.scope == .conversation }.map(\.name)
    var settings: [PlannedStatement.Setting] = []
    for name in names where name != "model" && name != "max_tokens" {
      if let value = self[name] { settings.append(.init(name, value)) }
    }
    return settings + passedFields.map { .init($0.name, $0.value) }
  }
}

extension PlannedStatement.Setting {
  fileprivate init(_ name: String, _ value: Value) {
    var workspace = Workspace()
    let text = try? value.textForm(in: &workspace)
    self.init(name: name, value: text?.string ?? value.typeName)
  }
}
