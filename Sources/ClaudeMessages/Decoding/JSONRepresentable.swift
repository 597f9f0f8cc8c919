/// A type with a form on the wire.
public protocol JSONRepresentable {
  /// Writes the value as JSON.
  func write(to writer: inout JSONWriter)
}

extension JSONRepresentable {
  /// The value as compact JSON text in UTF-8: the bytes to send.
  public func encoded() -> [UInt8] {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.bytes
  }
}

extension JSONWriter {
  /// Writes a member if there is a value for it.
  mutating func member(_ name: String, _ value: String?) {
    guard let value else { return }
    key(name)
    write(value)
  }

  /// Writes a member if there is a value for it.
  mutating func member(_ name: String, _ value: Int?) {
    guard let value else { return }
    key(name)
    write(value)
  }

  /// Writes a member if there is a value for it.
  mutating func member(_ name: String, _ value: Bool?) {
    guard let value else { return }
    key(name)
    write(value)
  }

  /// Writes a member if there is a value for it.
  mutating func member(_ name: String, _ value: JSONValue?) {
    guard let value else { return }
    key(name)
    write(value)
  }

  /// Writes a member if there is a value for it.
  mutating func member(_ name: String, _ value: (some JSONRepresentable)?) {
    guard let value else { return }
    key(name)
    value.write(to: &self)
  }

  /// Writes a member with a list if there is one.
  mutating func member(_ name: String, _ values: [some JSONRepresentable]?) {
    guard let values else { return }
    key(name)
    write(values)
  }

  /// Writes a list.
  mutating func write(_ values: [some JSONRepresentable]) {
    beginArray()
    for value in values { value.write(to: &self) }
    endArray()
  }

  /// Writes all members of an object into the one that is open.
  mutating func members(of object: JSONObject) {
    for member in object.members {
      key(member.key)
      write(member.value)
    }
  }
}
