import OrderedJSON
import ParleyRuntime

/// Values for the eyes of a user and for machines.
package enum ValueText {
  /// A value as the prompt and a failed check show it: strings quoted, everything else in its text form.
  package static func shown(_ value: Value) -> String {
    switch value {
    case .function: return "a function"
    case .unknown: return "unknown"
    default:
      var workspace = Workspace()
      guard let text = try? value.jsonForm(in: &workspace) else {
        return "a value too large to show"
      }
      return text.string
    }
  }

  /// A value as JSON; a function, which has no such form, as its text.
  package static func json(_ value: Value) -> JSONValue {
    switch value {
    case .function, .unknown: return .string(shown(value))
    case .list(let list): return .array(list.items.map(json))
    case .map(let map): return .object(map.entries.map { ($0.key.string, json($0.value)) })
    case .reply(let reply): return .string(reply.text.string)
    case .string(let text): return .string(text.string)
    case .bool(let isTrue): return .bool(isTrue)
    case .null: return .null
    case .int, .float:
      guard let raw = try? RawJSON(parsing: Array(shown(value).utf8)) else { return .null }
      return raw.value
    }
  }
}
