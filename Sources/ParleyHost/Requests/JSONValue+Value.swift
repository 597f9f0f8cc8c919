import OrderedJSON
import ParleyRuntime

extension JSONValue {
  /// A value of the language as JSON, a reply as its text; nil for a value that holds a function or an unknown value.
  package init?(_ value: ParleyRuntime.Value) {
    switch value {
    case .null: self = .null
    case .bool(let isTrue): self = .bool(isTrue)
    case .int(let number): self = .number(JSONNumber(number))
    case .float(let number):
      guard let number = JSONNumber(number) else { return nil }
      self = .number(number)
    case .string(let text): self = .string(text.string)
    case .reply(let reply): self = .string(reply.text.string)
    case .list(let list):
      var items: [JSONValue] = []
      for item in list {
        guard let item = JSONValue(item) else { return nil }
        items.append(item)
      }
      self = .array(items)
    case .map(let map):
      var object = JSONObject()
      for (key, value) in map {
        guard let value = JSONValue(value) else { return nil }
        object.append(key.string, value)
      }
      self = .object(object)
    case .function, .unknown: return nil
    }
  }
}
