/// A compiled pattern: a subset of RE2's syntax and its leftmost-first meaning, searched in linear time.
///
/// Works on the Unicode scalars of UTF-8; offsets are bytes.
package struct Regex: Sendable {
  /// Where a pattern was found.
  package struct Match: Sendable, Equatable {
    /// The bytes of the whole match.
    package let range: Range<Int>
    /// The bytes of each group, the first group first; nil for one that took no part.
    package let groups: [Range<Int>?]
  }

  /// The names of the groups, the first group first; nil for one without a name.
  package let groupNames: [String?]
  /// The instructions.
  let program: RegexProgram

  /// Compiles a pattern.
  ///
  /// - Throws: ``RegexError`` with the place of the mistake.
  package init(parsing pattern: String) throws(RegexError) {
    var parser = RegexParser(pattern)
    let node = try parser.parsePattern()
    groupNames = Array(parser.groupNames.dropFirst())
    program = try RegexProgram(node, groupCount: groupNames.count)
  }

  /// Whether the pattern occurs in a text.
  ///
  /// - Throws: ``EffectError`` of kind `limit` when the work passes the workspace's limit.
  package func occurs(
    in bytes: borrowing Span<UInt8>,
    using workspace: inout Workspace
  ) throws(EffectError) -> Bool {
    var search = RegexSearch(program, slotCount: 0)
    return try search.run(in: bytes, from: 0, using: &workspace) != nil
  }

  /// The first match at or after an offset.
  ///
  /// - Parameters:
  ///   - bytes: The text in UTF-8.
  ///   - start: Where to begin, at the start of a scalar; assertions see what stands before it.
  ///   - workspace: Pays for the work.
  /// - Returns: The match; nil for none.
  /// - Throws: ``EffectError`` of kind `limit` when the work passes the workspace's limit.
  package func firstMatch(
    in bytes: borrowing Span<UInt8>,
    from start: Int = 0,
    using workspace: inout Workspace
  ) throws(EffectError) -> Match? {
    var search = RegexSearch(program, slotCount: program.slotCount)
    return try search.run(in: bytes, from: start, using: &workspace).map(Regex.match)
  }

  /// All matches from left to right, none overlapping the one before.
  ///
  /// An empty match right at the end of the match before is passed over.
  package func allMatches(
    in bytes: borrowing Span<UInt8>,
    using workspace: inout Workspace
  ) throws(EffectError) -> [Match] {
    var search = RegexSearch(program, slotCount: program.slotCount)
    var matches: [Match] = []
    var start = 0
    while start <= bytes.count,
      let slots = try search.run(in: bytes, from: start, using: &workspace)
    {
      let match = Regex.match(slots)
      let isRepeated =
        match.range.isEmpty && match.range.lowerBound == matches.last?.range.upperBound
      if !isRepeated { matches.append(match) }
      start = match.range.upperBound
      if match.range.isEmpty { start += Regex.width(at: start, in: bytes) }
    }
    return matches
  }

  private static func match(_ slots: [Int]) -> Match {
    var groups: [Range<Int>?] = []
    for index in stride(from: 2, to: slots.count, by: 2) {
      let isSet = slots[index] >= 0 && slots[index + 1] >= slots[index]
      groups.append(isSet ? slots[index]..<slots[index + 1] : nil)
    }
    return Match(range: slots[0]..<slots[1], groups: groups)
  }

  /// The bytes of the scalar at an offset; 1 at the end.
  private static func width(at offset: Int, in bytes: borrowing Span<UInt8>) -> Int {
    guard offset < bytes.count else { return 1 }
    return switch bytes[offset] {
    case ..<0x80: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }
}
