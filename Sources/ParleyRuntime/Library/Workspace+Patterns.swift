/// Searches with patterns, each compiled once.
extension Workspace {
  /// The operator `matches`: whether a pattern occurs in a text; an unknown operand gives an unknown result.
  ///
  /// - Throws: an error of kind `value` for other types and for what is no pattern; of kind `limit` for too much work.
  package mutating func matches(_ value: Value, _ pattern: Value) throws(EffectError) -> Value {
    if value.isUnknown || pattern.isUnknown { return .unknown }
    guard let text = value.textual else { throw .wrongMatchOperand("the left side", value) }
    guard let spelled = pattern.textual else { throw .wrongMatchOperand("the pattern", pattern) }
    beginCall()
    var matcher = try takeMatcher(for: spelled)
    defer { patterns.keep(matcher, for: spelled) }
    let utf8 = text.string.utf8
    return .bool(try matcher.occurs(in: utf8.span, using: &self))
  }

  /// `regex_find(text, pattern)`: the first match as `{ text, start, groups }`; null for none.
  mutating func firstMatch(_ text: Text, _ pattern: Text) throws(EffectError) -> Value {
    var matcher = try takeMatcher(for: pattern)
    defer { patterns.keep(matcher, for: pattern) }
    let utf8 = text.string.utf8
    guard let match = try matcher.firstMatch(in: utf8.span, using: &self) else { return .null }
    let start = TextLibrary.scalarCount(of: text, before: match.range.lowerBound)
    return description(of: match, of: matcher.regex, in: text, start: start)
  }

  /// `regex_all(text, pattern)`: all matches, as `regex_find` describes one.
  mutating func allMatches(_ text: Text, _ pattern: Text) throws(EffectError) -> Value {
    var matcher = try takeMatcher(for: pattern)
    defer { patterns.keep(matcher, for: pattern) }
    let utf8 = text.string.utf8
    let matches = try matcher.allMatches(in: utf8.span, using: &self)
    // Each description is a map of three entries, one of them a list.
    try allowList(of: matches.count * (8 + matcher.regex.groupNames.count), bytes: 0)
    var list: [Value] = []
    list.reserveCapacity(matches.count)
    var start = 0
    var place = 0
    for match in matches {
      start += TextLibrary.scalarCount(of: text, from: place, to: match.range.lowerBound)
      place = match.range.lowerBound
      list.append(description(of: match, of: matcher.regex, in: text, start: start))
    }
    return .list(list)
  }

  /// The groups are a list in their order, or a map when the pattern names one: by name, or by number for those without.
  private func description(
    of match: Regex.Match,
    of regex: Regex,
    in text: Text,
    start: Int
  ) -> Value {
    func part(_ range: Range<Int>) -> Value {
      let bytes = text.string.utf8
      let first = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
      let last = bytes.index(first, offsetBy: range.count)
      return .string(TextLibrary.part(of: text, text.string[first..<last]))
    }
    let groups = match.groups.map { $0.map(part) ?? .null }
    var described: Value = .list(groups)
    if regex.groupNames.contains(where: { $0 != nil }) {
      var named = MapValue()
      for (index, name) in regex.groupNames.enumerated() {
        named[Text(name ?? String(index + 1))] = groups[index]
      }
      described = .map(named)
    }
    return .map(
      MapValue([
        (MatchField.text, part(match.range)), (MatchField.start, .int(Int64(start))),
        (MatchField.groups, described),
      ])
    )
  }

  private mutating func takeMatcher(for pattern: Text) throws(EffectError) -> RegexMatcher {
    try draw(pattern.utf8Count / 16)
    do throws(RegexError) {
      return try patterns.take(pattern)
    } catch {
      throw .wrongPattern(error, in: pattern)
    }
  }
}

/// The keys of a described match.
private enum MatchField {
  static let text: Text = "text"
  static let start: Text = "start"
  static let groups: Text = "groups"
}
