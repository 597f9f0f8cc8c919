import ParleyDiagnostics

/// Reads a pattern into a tree; the flags are resolved into the tree's sets and assertions.
///
/// What is understood is the subset of RE2 that the language promises, see <https://github.com/google/re2/wiki/Syntax>.
struct RegexParser {
  /// `(?i)`, `(?m)` and `(?s)`.
  struct Flags: Sendable {
    /// Any case.
    var ignoresCase = false
    /// `^` and `$` hold at lines too.
    var isMultiline = false
    /// `.` matches line feeds too.
    var dotMatchesLineFeed = false
  }

  /// How deep groups may be nested.
  static let depthLimit = 200
  /// The most groups that are remembered: each thread of a search carries their places.
  static let groupLimit = 100
  /// The longest pattern, in scalars.
  static let lengthLimit = 100_000
  /// The largest count in `{m,n}`.
  static let repeatLimit = 1000

  let scalars: [Unicode.Scalar]
  var position = 0
  var flags = Flags()
  /// The name of each group, nil for one without; the first is the whole match.
  var groupNames: [String?] = [nil]
  private var depth = 0

  /// Makes a parser at the start of a pattern.
  init(_ pattern: String) {
    scalars = Array(pattern.unicodeScalars)
  }

  /// Reads the whole pattern.
  mutating func parsePattern() throws(RegexError) -> RegexNode {
    guard scalars.count <= Self.lengthLimit else { throw .tooLong(limit: Self.lengthLimit) }
    let node = try parseAlternation()
    guard position == scalars.count else { throw .unopenedGroup(at: offset(of: position)) }
    return node
  }

  private mutating func parseAlternation() throws(RegexError) -> RegexNode {
    var branches = [try parseConcatenation()]
    while take("|") { branches.append(try parseConcatenation()) }
    return branches.count == 1 ? branches[0] : .alternation(branches)
  }

  private mutating func parseConcatenation() throws(RegexError) -> RegexNode {
    var parts: [RegexNode] = []
    while let scalar = peek, scalar != "|", scalar != ")" {
      guard let atom = try parseAtom() else { continue }
      parts.append(try parseRepetition(of: atom))
    }
    switch parts.count {
    case 0: return .empty
    case 1: return parts[0]
    default: return .concatenation(parts)
    }
  }

  /// Reads one atom; nil for a `(?i)` that only sets flags.
  private mutating func parseAtom() throws(RegexError) -> RegexNode? {
    let start = position
    guard let scalar = next() else { return nil }
    switch scalar {
    case "(": return try parseGroup(from: start)
    case "[": return .set(try parseClass(from: start))
    case ".": return .set(flags.dotMatchesLineFeed ? .everything : .notLineFeed)
    case "^": return .assertion(flags.isMultiline ? .lineStart : .textStart)
    case "$": return .assertion(flags.isMultiline ? .lineEnd : .textEnd)
    case "\\": return try parseEscape(from: start)
    case "*", "+", "?": throw .nothingToRepeat(String(scalar), at: offset(of: start))
    case "{":
      position = start
      if try parseCounts() != nil { throw .nothingToRepeat("{", at: offset(of: start)) }
      position = start + 1
      return literal(scalar)
    default: return literal(scalar)
    }
  }

  /// One scalar as the flags have it.
  func literal(_ scalar: Unicode.Scalar) -> RegexNode {
    guard flags.ignoresCase else { return .scalar(scalar.value) }
    let folded = ScalarSet([scalar.value...scalar.value]).caseFolded
    return folded.ranges == [scalar.value...scalar.value] ? .scalar(scalar.value) : .set(folded)
  }

  // MARK: Groups

  private mutating func parseGroup(from start: Int) throws(RegexError) -> RegexNode? {
    let outer = flags
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      throw .tooDeep(limit: Self.depthLimit, at: offset(of: start))
    }
    var index: Int?
    if take("?") {
      guard try parseGroupKind(from: start, index: &index) else { return nil }
    } else {
      index = groupNames.count
      groupNames.append(nil)
    }
    guard groupNames.count <= Self.groupLimit + 1 else {
      throw .tooManyGroups(limit: Self.groupLimit, at: offset(of: start))
    }
    let inner = try parseAlternation()
    guard take(")") else { throw .unclosedGroup(at: offset(of: start)) }
    flags = outer
    return index.map { .group(inner, index: $0) } ?? inner
  }

  /// Reads what stands after `(?`; false if the group ended with its flags.
  private mutating func parseGroupKind(
    from start: Int,
    index: inout Int?
  ) throws(RegexError) -> Bool {
    switch peek {
    case ":":
      position += 1
    case "=", "!":
      throw .lookAround(text(from: start, to: position + 1), at: offset(of: start))
    case "<", "P", "'":
      try parseNamedGroupHead(from: start, index: &index)
    case ">": throw .unsupported("an atomic group (?>…)", at: offset(of: start))
    case "(": throw .unsupported("a condition (?(…)…)", at: offset(of: start))
    case "#": throw .unsupported("a comment (?#…)", at: offset(of: start))
    case "|": throw .unsupported("a branch reset (?|…)", at: offset(of: start))
    case "R", "&", "+", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9":
      throw .unsupported(
        "recursion (\(text(from: start, to: position + 1))…)",
        at: offset(of: start)
      )
    default: return try parseFlags(from: start)
    }
    return true
  }

  private mutating func parseNamedGroupHead(
    from start: Int,
    index: inout Int?
  ) throws(RegexError) {
    if take("P") {
      if peek == "=" { throw .backReference("(?P=…)", at: offset(of: start)) }
      if peek == ">" { throw .unsupported("recursion (?P>…)", at: offset(of: start)) }
    }
    guard take("<") else { throw .unfinishedFlags(at: offset(of: start)) }
    if peek == "=" || peek == "!" {
      throw .lookAround(text(from: start, to: position + 1), at: offset(of: start))
    }
    let nameStart = position
    while let scalar = peek, scalar != ">", scalar != ")" { position += 1; _ = scalar }
    let name = text(from: nameStart, to: position)
    guard take(">") else { throw .unfinishedFlags(at: offset(of: start)) }
    guard RegexParser.isGroupName(name) else {
      throw .badGroupName(name, at: offset(of: nameStart))
    }
    guard !groupNames.contains(name) else {
      throw .repeatedGroupName(name, at: offset(of: nameStart))
    }
    index = groupNames.count
    groupNames.append(name)
  }

  /// Reads `i`, `-m`, … up to `:` (true) or `)` (false: the flags hold to the end of the group around).
  private mutating func parseFlags(from start: Int) throws(RegexError) -> Bool {
    var turnsOn = true
    var isEmpty = true
    while let scalar = next() {
      switch scalar {
      case "i": flags.ignoresCase = turnsOn
      case "m": flags.isMultiline = turnsOn
      case "s": flags.dotMatchesLineFeed = turnsOn
      case "-" where turnsOn:
        turnsOn = false
        isEmpty = true
        continue
      case ":" where !isEmpty: return true
      case ")" where !isEmpty: return false
      case ":", ")": throw .unfinishedFlags(at: offset(of: start))
      default: throw .unknownFlag(String(scalar), at: offset(of: position - 1))
      }
      isEmpty = false
    }
    throw .unfinishedFlags(at: offset(of: start))
  }

  private static func isGroupName(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first else { return false }
    return (first == "_" || first.properties.isAlphabetic)
      && name.unicodeScalars.allSatisfy {
        $0 == "_" || $0.properties.isAlphabetic || $0.properties.generalCategory == .decimalNumber
      }
  }
}
