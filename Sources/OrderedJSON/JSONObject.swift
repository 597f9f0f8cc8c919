/// The members of a JSON object in their order.
///
/// A text with the same name twice keeps both members, and writes both again; asked by name, the object answers with the
/// last, as the readers of JSON in other languages do.
public struct JSONObject: Sendable {
  /// One name with its value.
  public struct Member: Sendable {
    /// The name.
    public var key: String
    /// The value.
    public var value: JSONValue

    /// Makes a member.
    public init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// All members in their order, doubled names included.
  public var members: [Member]

  /// Makes an object without members.
  public init() {
    members = []
  }

  /// Makes an object from members in that order.
  public init(_ members: [(String, JSONValue)]) {
    self.members = members.map { Member(key: $0.0, value: $0.1) }
  }

  /// Makes an object from members in that order.
  public init(members: [Member]) {
    self.members = members
  }

  /// The number of members.
  public var count: Int {
    members.count
  }

  /// Whether there are no members.
  public var isEmpty: Bool {
    members.isEmpty
  }

  /// The names in their order.
  public var keys: [String] {
    members.map(\.key)
  }

  /// The value of a name; the last one if the name occurs more than once.
  ///
  /// Setting replaces that value where it stands, or adds a member at the end; setting nil removes the name.
  /// - Complexity: Linear in the number of members.
  public subscript(key: String) -> JSONValue? {
    get {
      members.last { $0.key.hasSameBytes(as: key) }?.value
    }
    set {
      guard let newValue else {
        members.removeAll { $0.key.hasSameBytes(as: key) }
        return
      }
      guard let index = members.lastIndex(where: { $0.key.hasSameBytes(as: key) }) else {
        members.append(Member(key: key, value: newValue))
        return
      }
      members[index].value = newValue
    }
  }

  /// Adds a member at the end, whether or not the name is taken.
  public mutating func append(_ key: String, _ value: JSONValue) {
    members.append(Member(key: key, value: value))
  }

  /// The first name that occurs more than once; nil if all differ.
  public var firstDuplicateKey: String? {
    var seen: Set<JSONValue> = []
    return members.first { !seen.insert(.string($0.key)).inserted }?.key
  }
}

extension JSONObject: Hashable {
  /// Whether both have the same members in the same order.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.members.count == right.members.count
      && zip(left.members, right.members).allSatisfy {
        $0.key.hasSameBytes(as: $1.key) && $0.value == $1.value
      }
  }

  /// Feeds the members to a hasher, consistently with `==`.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(members.count)
    for member in members {
      member.key.hashBytes(into: &hasher)
      hasher.combine(member.value)
    }
  }

  /// Whether both have equivalent values under the same names, in whatever order.
  func isEquivalent(to other: JSONObject) -> Bool {
    members.allSatisfy { other[$0.key] != nil } && other.members.allSatisfy { self[$0.key] != nil }
      && members.allSatisfy { member in
        guard let mine = self[member.key], let theirs = other[member.key] else { return false }
        return mine.isEquivalent(to: theirs)
      }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Makes an object with its members in the order of the literal.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(elements)
  }
}
