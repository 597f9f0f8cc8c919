/// A set of texts: the JSON documents of a schema, or the calls of some tools.
///
/// Rules name each other by number, so that a schema may hold itself. JSON is laid out as the models are trained: on one line, with a space
/// after each comma and colon.
package struct TextGrammar: Sendable, Hashable {
  /// A part of a text.
  enum Rule: Sendable, Hashable {
    /// Exactly these bytes; not empty.
    case text([UInt8])
    /// A JSON string in valid UTF-8.
    case string
    /// A JSON number without an exponent.
    case number(isInteger: Bool)
    /// The parts one after the other; not empty.
    case sequence([Int])
    /// One of the parts.
    case choice([Int])
  }

  /// The most rules: a schema that needs more is too large to be followed token by token.
  static let mostRules = 10_000

  /// The rules; each number in a rule is the place of another.
  private(set) var rules: [Rule] = []
  /// The rule of a whole text.
  private(set) var start = 0

  /// Makes a grammar of a rule and those that it needs.
  ///
  /// - Throws: ``SchemaError`` of the rules, for too many of them, and for those that no finite text meets.
  init(_ build: (inout TextGrammar) throws(SchemaError) -> Int) throws(SchemaError) {
    start = try build(&self)
    guard rules.count <= Self.mostRules else { throw SchemaError(at: "", Self.tooLarge) }
    guard keepFiniteTexts() else {
      throw SchemaError(at: "", "no finite document fits, as a part demands itself")
    }
  }

  /// What is said of a schema that needs too many rules.
  static let tooLarge = "the schema is too large: at most \(mostRules) parts are followed"

  /// Takes out the alternatives that never come to an end; false where nothing is left.
  private mutating func keepFiniteTexts() -> Bool {
    var isFinite = rules.map { rule in
      switch rule {
      case .text, .string, .number: true
      case .sequence, .choice: false
      }
    }
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for (number, rule) in rules.enumerated() where !isFinite[number] {
        switch rule {
        case .sequence(let parts): isFinite[number] = parts.allSatisfy { isFinite[$0] }
        case .choice(let parts): isFinite[number] = parts.contains { isFinite[$0] }
        case .text, .string, .number: break
        }
        hasChanged = hasChanged || isFinite[number]
      }
    }
    for (number, rule) in rules.enumerated() {
      guard case .choice(let parts) = rule else { continue }
      rules[number] = .choice(parts.filter { isFinite[$0] })
    }
    return isFinite[start]
  }

  /// Adds a rule and returns its number.
  mutating func add(_ rule: Rule) -> Int {
    rules.append(rule)
    return rules.count - 1
  }

  /// Adds a rule of bytes.
  mutating func add(text: String) -> Int {
    add(.text(Array(text.utf8)))
  }

  /// Keeps a number for a rule that is set later, with ``set(_:at:)``.
  mutating func reserve() -> Int {
    add(.choice([]))
  }

  /// Sets a rule whose number was reserved.
  mutating func set(_ rule: Rule, at number: Int) {
    rules[number] = rule
  }
}
