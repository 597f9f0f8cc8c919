/// Takes the known members out of an object, one by one; what is left was not known.
struct ObjectFields {
  /// The members that nobody took yet, in their order.
  private(set) var rest: JSONObject
  /// Where the object stands, for messages.
  let path: String

  /// Starts with all members of an object.
  init(_ object: JSONObject, at path: String) {
    rest = object
    self.path = path
  }

  /// Starts with all members of a value, which must be an object.
  init(_ value: JSONValue, at path: String) throws(MessageDecodingError) {
    guard case .object(let object) = value else {
      throw MessageDecodingError(
        "an object is expected here, not \(value.kindDescription)",
        at: path
      )
    }
    self.init(object, at: path)
  }

  /// Takes a member; nil if it is absent or null.
  mutating func take(_ key: String) -> JSONValue? {
    guard let value = rest[key] else { return nil }
    rest[key] = nil
    return value.isNull ? nil : value
  }

  /// Takes a member that must be there.
  mutating func require(_ key: String) throws(MessageDecodingError) -> JSONValue {
    guard let value = take(key) else {
      throw MessageDecodingError("the member \"\(key)\" is missing", at: path)
    }
    return value
  }

  /// Takes a string; nil if it is absent or null.
  mutating func string(_ key: String) throws(MessageDecodingError) -> String? {
    guard let value = take(key) else { return nil }
    guard let string = value.stringValue else { throw mismatch(key, "a string", value) }
    return string
  }

  /// Takes a string that must be there.
  mutating func requiredString(_ key: String) throws(MessageDecodingError) -> String {
    let value = try require(key)
    guard let string = value.stringValue else { throw mismatch(key, "a string", value) }
    return string
  }

  /// Takes a whole number that must be there.
  mutating func requiredInt(_ key: String) throws(MessageDecodingError) -> Int {
    let value = try require(key)
    guard let int = value.intValue else { throw mismatch(key, "a whole number", value) }
    return int
  }

  /// Takes a word of an open vocabulary; nil if it is absent or null.
  mutating func word<Word: OpenVocabulary>(
    _ key: String
  ) throws(MessageDecodingError) -> Word? {
    guard let string = try string(key) else { return nil }
    return Word(rawValue: string)
  }

  /// Takes a whole number; nil if it is absent or null.
  mutating func int(_ key: String) throws(MessageDecodingError) -> Int? {
    guard let value = take(key) else { return nil }
    guard let int = value.intValue else { throw mismatch(key, "a whole number", value) }
    return int
  }

  /// Takes a truth value; nil if it is absent or null.
  mutating func bool(_ key: String) throws(MessageDecodingError) -> Bool? {
    guard let value = take(key) else { return nil }
    guard let bool = value.boolValue else { throw mismatch(key, "true or false", value) }
    return bool
  }

  /// Takes a number as it is spelled; nil if it is absent or null.
  mutating func number(_ key: String) throws(MessageDecodingError) -> JSONNumber? {
    guard let value = take(key) else { return nil }
    guard let number = value.numberValue else { throw mismatch(key, "a number", value) }
    return number
  }

  /// Takes an array; nil if it is absent or null.
  mutating func array(_ key: String) throws(MessageDecodingError) -> [JSONValue]? {
    guard let value = take(key) else { return nil }
    guard let array = value.arrayValue else { throw mismatch(key, "an array", value) }
    return array
  }

  /// Takes an object and starts with its members; nil if it is absent or null.
  mutating func object(_ key: String) throws(MessageDecodingError) -> ObjectFields? {
    guard let value = take(key) else { return nil }
    return try ObjectFields(value, at: self.path(to: key))
  }

  /// Takes an array of strings; nil if it is absent or null.
  mutating func strings(_ key: String) throws(MessageDecodingError) -> [String]? {
    guard let items = try array(key) else { return nil }
    var strings: [String] = []
    for (index, item) in items.enumerated() {
      guard let string = item.stringValue else {
        throw mismatch("\(key)[\(index)]", "a string", item)
      }
      strings.append(string)
    }
    return strings
  }

  /// The path of a member.
  func path(to key: String) -> String {
    path.isEmpty ? key : "\(path).\(key)"
  }

  /// The error of a member of the wrong type.
  func mismatch(_ key: String, _ expected: String, _ value: JSONValue) -> MessageDecodingError {
    MessageDecodingError(
      "\(expected) is expected here, not \(value.kindDescription)",
      at: path(to: key)
    )
  }
}
