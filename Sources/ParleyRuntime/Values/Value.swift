/// A value of the language.
///
/// Values are copied by assignment; lists and maps share their storage until one copy changes.
package enum Value: Sendable {
  /// `null`.
  case null
  /// `true` and `false`.
  case bool(Bool)
  /// A whole number of 64 bits.
  case int(Int64)
  /// A number with a fraction; never NaN or infinite.
  case float(Double)
  /// A text.
  case string(Text)
  /// A list.
  case list(ListValue)
  /// A map from texts to values, in the order of insertion.
  case map(MapValue)
  /// A function: a `def`, a built-in or `a -> …`.
  case function(FunctionValue)
  /// A reply of a model.
  case reply(ReplyValue)
  /// A value that is not known because nothing was sent: only a planning host hands it out.
  case unknown

  /// A list of some values.
  package static func list(_ items: [Value]) -> Value { .list(ListValue(items)) }

  /// A text.
  package static func text(_ string: String) -> Value { .string(Text(string)) }

  /// The type's name, as the built-in `type` gives it.
  package var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "bool"
    case .int: "int"
    case .float: "float"
    case .string: "string"
    case .list: "list"
    case .map: "map"
    case .function: "function"
    case .reply: "reply"
    case .unknown: "unknown"
    }
  }

  /// The type's name with its article, for messages: `a string`, `an int`, `null`.
  package var typePhrase: String {
    switch self {
    case .null: "null"
    case .int: "an int"
    case .unknown: "an unknown value"
    default: "a \(typeName)"
    }
  }

  /// The text that a string or a reply stands for; nil for every other type.
  package var textual: Text? {
    switch self {
    case .string(let text): text
    case .reply(let reply): reply.text
    default: nil
    }
  }

  /// Whether nothing is known of the value as a whole.
  package var isUnknown: Bool {
    if case .unknown = self { true } else { false }
  }
}

extension Value {
  /// Whether the value is or holds a function, which has no JSON form.
  package var containsFunction: Bool {
    switch self {
    case .function: true
    case .list(let list): list.contains { $0.containsFunction }
    case .map(let map): map.values.contains { $0.containsFunction }
    case .null, .bool, .int, .float, .string, .reply, .unknown: false
    }
  }

  /// Whether the value or a part of it is unknown; only a planning host makes such values.
  var hasUnknownPart: Bool {
    switch self {
    case .unknown: true
    case .list(let list): list.items.contains(where: \.hasUnknownPart)
    case .map(let map): map.entries.contains { $0.value.hasUnknownPart }
    default: false
    }
  }
}

extension Value {
  /// The bytes that the value takes when each part of it is counted wherever it occurs: a bound for the work of looking at
  /// all of it; saturates at `UInt32.max`.
  package var weight: UInt32 {
    switch self {
    case .null, .bool, .int, .float, .unknown: Self.scalarWeight
    case .string(let text): text.weight
    case .list(let list): list.weight
    case .map(let map): map.weight
    case .function(let function): function.weight
    case .reply(let reply): reply.weight
    }
  }

  /// A bound for how deep lists, maps and captured values are nested in the value; 0 for one without parts.
  package var depth: UInt16 {
    switch self {
    case .null, .bool, .int, .float, .string, .unknown: 0
    case .list(let list): list.depth
    case .map(let map): map.depth
    case .function(let function): function.depth
    case .reply(let reply): reply.depth
    }
  }

  /// The weight of a value without parts, in bytes.
  static let scalarWeight: UInt32 = 24
}

// Not by `nil`: where an optional value is due, it would mean null.
extension Value: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int64) { self = .int(value) }
  package init(floatLiteral value: Double) { self = .float(value) }
  package init(stringLiteral value: String) { self = .text(value) }
  package init(arrayLiteral items: Value...) { self = .list(items) }
  package init(dictionaryLiteral pairs: (String, Value)...) { self = .map(MapValue(pairs)) }
}
