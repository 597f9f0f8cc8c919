/// A JSON value that remembers the order of members and the spelling of numbers.
///
/// Equality is exact: members in the same order, numbers spelled alike, strings equal byte by byte (Swift's own string
/// equality would take two normalizations of one letter for the same key). ``isEquivalent(to:)`` ignores the order of members.
///
/// The types of this module are public because the wire types of `ClaudeMessages`, a product, are made of them.
public enum JSONValue: Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number as it was spelled.
  case number(JSONNumber)
  /// A string, its escapes resolved.
  case string(String)
  /// Items in their order.
  case array([JSONValue])
  /// Members in their order.
  case object(JSONObject)
}

extension JSONValue {
  /// The string, if this is one.
  public var stringValue: String? {
    if case .string(let string) = self { string } else { nil }
  }

  /// The truth value, if this is one.
  public var boolValue: Bool? {
    if case .bool(let bool) = self { bool } else { nil }
  }

  /// The number, if this is one.
  public var numberValue: JSONNumber? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The whole number, if this is a number without a fractional part that fits.
  public var intValue: Int? {
    numberValue?.wholeNumber
  }

  /// The number as a double, if this is a number within a double's range.
  public var doubleValue: Double? {
    numberValue?.double
  }

  /// The items, if this is an array.
  public var arrayValue: [JSONValue]? {
    if case .array(let items) = self { items } else { nil }
  }

  /// The members, if this is an object.
  public var objectValue: JSONObject? {
    if case .object(let object) = self { object } else { nil }
  }

  /// Whether this is `null`.
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// The member of that name; nil if there is none or this is no object.
  public subscript(key: String) -> JSONValue? {
    objectValue?[key]
  }

  /// The item at that position; nil if there is none or this is no array.
  public subscript(index: Int) -> JSONValue? {
    guard let items = arrayValue, items.indices.contains(index) else { return nil }
    return items[index]
  }

  /// What this value is called in a message: "null", "a Boolean", "a number", "a string", "an array", "an object".
  public var kindDescription: String {
    switch self {
    case .null: "null"
    case .bool: "a Boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension JSONValue {
  /// Makes a number from an integer.
  public static func int(_ value: Int) -> JSONValue {
    .number(JSONNumber(value))
  }

  /// Makes an object from members in that order.
  public static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(JSONObject(members))
  }
}

// No `ExpressibleByNilLiteral`: with it, `condition ? nil : value` would be `null` where an absent value is meant.
extension JSONValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  /// Makes a truth value.
  public init(booleanLiteral value: Bool) {
    self = .bool(value)
  }

  /// Makes a number.
  public init(integerLiteral value: Int) {
    self = .number(JSONNumber(value))
  }

  /// Makes a string.
  public init(stringLiteral value: String) {
    self = .string(value)
  }

  /// Makes an array.
  public init(arrayLiteral elements: JSONValue...) {
    self = .array(elements)
  }

  /// Makes an object with its members in the order of the literal.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements))
  }
}

extension JSONValue: CustomStringConvertible {
  /// The value as compact JSON text.
  public var description: String {
    String(decoding: JSONWriter.bytes(of: self), as: UTF8.self)
  }
}
