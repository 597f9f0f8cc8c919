/// HTTP header fields in their order; names are compared without regard to case.
public struct HeaderFields: Sendable, Equatable, Sequence, ExpressibleByDictionaryLiteral {
  /// One field.
  public struct Field: Sendable, Equatable {
    /// The name, as written.
    public let name: String
    /// The value.
    public let value: String

    /// Makes a field.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  private var fields: [Field]

  /// Makes fields from a list.
  public init(_ fields: [Field] = []) { self.fields = fields }

  /// Makes fields from name and value pairs.
  public init(dictionaryLiteral elements: (String, String)...) {
    fields = elements.map { Field($0.0, $0.1) }
  }

  /// The first value of a name; setting it replaces all of that name, nil removes them.
  public subscript(name: String) -> String? {
    get { fields.first { Self.sameName($0.name, name) }?.value }
    set {
      fields.removeAll { Self.sameName($0.name, name) }
      if let newValue { fields.append(Field(name, newValue)) }
    }
  }

  /// Every value of a name, in order.
  public func values(of name: String) -> [String] {
    fields.filter { Self.sameName($0.name, name) }.map(\.value)
  }

  /// Adds a field after the others.
  public mutating func append(_ name: String, _ value: String) { fields.append(Field(name, value)) }

  /// An iterator over the fields.
  public func makeIterator() -> IndexingIterator<[Field]> { fields.makeIterator() }

  /// The number of fields.
  public var count: Int { fields.count }

  private static func sameName(_ a: String, _ b: String) -> Bool {
    let a = a.utf8
    let b = b.utf8
    guard a.count == b.count else { return false }
    return zip(a, b).allSatisfy { lowercased($0) == lowercased($1) }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}

extension HeaderFields.Field: CustomStringConvertible, CustomReflectable {
  /// `name: value`; the value as `<redacted>` unless the header is known to hold no secret.
  public var description: String {
    let name = name.lowercased()
    let isHarmless = Self.harmless.contains(name) || name.hasPrefix("anthropic-")
    return "\(self.name): \(isHarmless ? value : "<redacted>")"
  }

  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }

  private static let harmless: Set<String> = [
    "accept", "cache-control", "content-length", "content-type", "date", "request-id",
    "retry-after", "retry-after-ms", "server", "user-agent", "x-should-retry",
  ]
}
