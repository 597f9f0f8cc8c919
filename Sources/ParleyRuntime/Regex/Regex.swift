/// A compiled pattern: a subset of RE2's syntax and its leftmost-first meaning, searched in linear time by a ``RegexMatcher``.
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
  /// The instructions that match the mirrored texts.
  let mirroredProgram: RegexProgram

  /// Compiles a pattern.
  ///
  /// - Throws: ``RegexError`` with the place of the mistake.
  package init(parsing pattern: String) throws(RegexError) {
    var parser = RegexParser(pattern)
    let node = try parser.parsePattern()
    groupNames = Array(parser.groupNames.dropFirst())
    program = try RegexProgram(node, groupCount: groupNames.count)
    mirroredProgram = try RegexProgram(node.mirrored, groupCount: 0)
  }
}
