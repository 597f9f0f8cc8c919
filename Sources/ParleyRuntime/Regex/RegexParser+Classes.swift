import ParleyDiagnostics

/// `[…]` and `\p{…}`.
extension RegexParser {
  /// Reads a class after its `[`.
  mutating func parseClass(from start: Int) throws(RegexError) -> ScalarSet {
    let isInverted = take("^")
    // Classes that are named keep their ASCII meaning; what is spelled out, and \p{…}, takes part in (?i).
    var named: [ClosedRange<UInt32>] = []
    var spelled: [ClosedRange<UInt32>] = []
    var isFirst = true
    while true {
      guard let scalar = peek else { throw .unclosedClass(at: offset(of: start)) }
      if scalar == "]", !isFirst { break }
      isFirst = false
      if scalar == "[", peek(after: 1) == ":", let set = try parseBracketedClass() {
        named += set.ranges
      } else {
        try parseClassItem(named: &named, spelled: &spelled)
      }
    }
    position += 1
    var members = ScalarSet(spelled)
    if flags.ignoresCase { members = members.caseFolded }
    members.formUnion(ScalarSet(named))
    return isInverted ? members.inverted : members
  }

  /// Reads a scalar, a range or an escape inside a class.
  private mutating func parseClassItem(
    named: inout [ClosedRange<UInt32>],
    spelled: inout [ClosedRange<UInt32>]
  ) throws(RegexError) {
    let start = position
    guard let first = try parseClassScalar(named: &named, spelled: &spelled) else {
      if peek == "-", let after = peek(after: 1), after != "]" {
        throw .badRange(
          text(from: start, to: position + 2),
          at: offset(of: start),
          "begins with a whole class"
        )
      }
      return
    }
    guard peek == "-", let after = peek(after: 1), after != "]" else {
      return spelled.append(first...first)
    }
    position += 1
    guard let last = try parseClassScalar(named: &named, spelled: &spelled) else {
      throw .badRange(
        text(from: start, to: position),
        at: offset(of: start),
        "ends with a whole class"
      )
    }
    guard first <= last else {
      throw .badRange(
        text(from: start, to: position),
        at: offset(of: start),
        "ends before it begins"
      )
    }
    spelled.append(first...last)
  }

  /// Reads one scalar; nil if it was a class such as `\d`, whose ranges are then added.
  private mutating func parseClassScalar(
    named: inout [ClosedRange<UInt32>],
    spelled: inout [ClosedRange<UInt32>]
  ) throws(RegexError) -> UInt32? {
    let start = position
    guard let scalar = next() else { throw .unclosedClass(at: offset(of: start)) }
    guard scalar == "\\" else { return scalar.value }
    guard let escaped = peek else { throw .trailingBackslash(at: offset(of: start)) }
    if let set = RegexParser.perlClass(escaped) {
      position += 1
      named += set.ranges
      return nil
    }
    if escaped == "p" || escaped == "P" {
      spelled += try parseProperty(from: start).ranges
      return nil
    }
    return try parseScalarEscape(from: start)
  }

  /// Reads `[:name:]` or `[:^name:]`; nil, at the same place, if there is no `:]`.
  private mutating func parseBracketedClass() throws(RegexError) -> ScalarSet? {
    let start = position
    position += 2
    let isInverted = take("^")
    let nameStart = position
    while let scalar = peek, ("a"..."z").contains(scalar) { position += 1; _ = scalar }
    let name = text(from: nameStart, to: position)
    guard take(":"), take("]") else {
      position = start
      return nil
    }
    guard let set = ScalarSet.bracketed(name) else {
      let nearest = NearestName.of(name, among: ScalarSet.bracketedNames)
      throw .unknownClass(name, nearest: nearest, at: offset(of: start))
    }
    return isInverted ? set.inverted : set
  }

  /// Reads `\pL`, `\p{Greek}`, `\p{^L}` or their inversion `\P` after the backslash, folded as the flags have it.
  mutating func parseProperty(from start: Int) throws(RegexError) -> ScalarSet {
    var isInverted = next() == "P"
    var nameStart = position
    if take("{") {
      if take("^") { isInverted.toggle() }
      nameStart = position
      while let scalar = peek, scalar != "}" { position += 1; _ = scalar }
      guard peek == "}" else {
        throw .unknownProperty(
          text(from: nameStart, to: position),
          nearest: nil,
          at: offset(of: start)
        )
      }
    } else {
      position = min(position + 1, scalars.count)
    }
    let name = text(from: nameStart, to: position)
    _ = take("}")
    guard var set = ScalarSet.property(name) else {
      let nearest = NearestName.of(name, among: ScalarSet.propertyNames)
      throw .unknownProperty(name, nearest: nearest, at: offset(of: start))
    }
    if flags.ignoresCase { set = set.caseFolded }
    return isInverted ? set.inverted : set
  }

  /// The set of `\d`, `\w`, `\s` and their inversions; nil for another letter.
  static func perlClass(_ scalar: Unicode.Scalar) -> ScalarSet? {
    switch scalar {
    case "d": .digits
    case "D": ScalarSet.digits.inverted
    case "w": .wordScalars
    case "W": ScalarSet.wordScalars.inverted
    case "s": .blanks
    case "S": ScalarSet.blanks.inverted
    default: nil
    }
  }
}
