/// The operators `contains` and `in`.
enum Containment {
  /// Whether a text has a text in it, a list an equal item, or a map a key; an unknown operand gives an unknown result.
  static func contains(_ container: Value, _ item: Value) throws(EffectError) -> Value {
    if container.isUnknown || item.isUnknown { return .unknown }
    switch container {
    case .list(let list):
      if item.hasUnknownPart { return .unknown }
      if list.items.contains(item) { return .bool(true) }
      return container.hasUnknownPart ? .unknown : .bool(false)
    case .map(let map):
      guard let key = item.textual else { throw .containedNotText(container, item) }
      return .bool(map.index(of: key) != nil)
    case .string, .reply:
      guard let text = container.textual, let part = item.textual else {
        throw .containedNotText(container, item)
      }
      return .bool(TextSearch.contains(text, part))
    default:
      throw .cannotContain(container)
    }
  }
}
