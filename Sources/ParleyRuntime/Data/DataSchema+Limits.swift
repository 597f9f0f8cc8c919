/// What the API takes of schemas and of tools that are held to theirs, in one request.
///
/// - Source: <https://platform.claude.com/docs/en/build-with-claude/structured-outputs>, "schema limitations".
extension DataSchema {
  /// The most values of more than one type, as a type that may be null is one, over all schemas of a request.
  package static let maximumUnionCount = 16
  /// The most tools with `strict`.
  package static let maximumStrictToolCount = 20
  /// The most fields and lists of a schema with those of the schemas in it.
  ///
  /// The API names no number; a larger one would not be compiled in its time.
  package static let maximumPartCount = 1_000
  /// How many types may be inside each other, so that they can be gone through by recursion.
  package static let maximumDepth = 64

  /// How many values may be null, those of the schemas in it included.
  ///
  /// - Complexity: O(parts).
  package var unionCount: Int { fields.reduce(0) { $0 + $1.type.unionCount } }

  /// Whether it has more fields and lists than a number, those of the schemas in it included.
  ///
  /// - Complexity: O(limit).
  package func isLarger(than limit: Int) -> Bool {
    var left = limit
    return !take(&left)
  }

  /// Whether more types than a number are inside each other in it, the types of its fields and those of their schemas included.
  ///
  /// - Complexity: O(parts).
  package func isDeeper(than limit: Int) -> Bool {
    fields.contains { $0.type.isDeeper(than: limit) }
  }

  /// Counts its parts down; false once there are too many.
  fileprivate func take(_ left: inout Int) -> Bool {
    for field in fields {
      left -= 1
      guard left >= 0, field.type.take(&left) else { return false }
    }
    return true
  }
}

extension DataType {
  fileprivate var unionCount: Int {
    switch self {
    case .string, .int, .float, .bool, .choice: 0
    case .list(let item): item.unionCount
    case .record(let schema): schema.unionCount
    case .optional(let type): type.unionCount + 1
    }
  }

  /// Whether more types than a number are inside each other in it, itself included.
  package func isDeeper(than limit: Int) -> Bool {
    guard limit > 0 else { return true }
    return switch self {
    case .string, .int, .float, .bool, .choice: false
    case .list(let type), .optional(let type): type.isDeeper(than: limit - 1)
    case .record(let schema): schema.isDeeper(than: limit - 1)
    }
  }

  fileprivate func take(_ left: inout Int) -> Bool {
    switch self {
    case .string, .int, .float, .bool, .choice: return true
    case .record(let schema): return schema.take(&left)
    case .optional(let type): return type.take(&left)
    case .list(let item):
      left -= 1
      return left >= 0 && item.take(&left)
    }
  }
}
