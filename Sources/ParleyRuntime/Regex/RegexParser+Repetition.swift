/// `* + ? {m,n}` and their lazy forms.
extension RegexParser {
  /// Reads the repetition after an atom, if there is one.
  mutating func parseRepetition(of atom: RegexNode) throws(RegexError) -> RegexNode {
    let start = position
    guard let counts = try parseCounts() else { return atom }
    let isLazy = take("?")
    let end = position
    if try parseCounts() != nil {
      throw .possessive(text(from: start, to: position), at: offset(of: end))
    }
    return .repetition(atom, least: counts.least, most: counts.most, isLazy: isLazy)
  }

  /// Reads one repetition sign; nil, at the same place, where none stands.
  ///
  /// A `{` that begins no counts is a character.
  mutating func parseCounts() throws(RegexError) -> (least: Int, most: Int?)? {
    switch peek {
    case "*":
      position += 1
      return (0, nil)
    case "+":
      position += 1
      return (1, nil)
    case "?":
      position += 1
      return (0, 1)
    case "{":
      let start = position
      guard let counts = parseBraces() else {
        try checkForMissingLeast(from: start)
        position = start
        return nil
      }
      try check(counts, from: start)
      return counts
    default: return nil
    }
  }

  private func check(_ counts: (least: Int, most: Int?), from start: Int) throws(RegexError) {
    let spelling = text(from: start, to: position)
    if counts.least > Self.repeatLimit || (counts.most ?? 0) > Self.repeatLimit {
      throw .badRepeat(spelling, at: offset(of: start), "counts further than \(Self.repeatLimit)")
    }
    if let most = counts.most, most < counts.least {
      throw .badRepeat(spelling, at: offset(of: start), "ends before it begins")
    }
  }

  /// Refuses `{,n}`, which is a repetition in Perl and Python and five characters in RE2.
  private mutating func checkForMissingLeast(from start: Int) throws(RegexError) {
    position = start
    guard take("{"), take(","), parseNumber() != nil, take("}") else { return }
    throw .missingLeast(text(from: start, to: position), at: offset(of: start))
  }

  /// Reads `{m}`, `{m,}` or `{m,n}`; nil for anything else.
  ///
  /// A number too long to count is past every limit.
  private mutating func parseBraces() -> (least: Int, most: Int?)? {
    guard take("{"), let least = parseNumber() else { return nil }
    if take("}") { return (least, least) }
    guard take(",") else { return nil }
    if take("}") { return (least, nil) }
    guard let most = parseNumber(), take("}") else { return nil }
    return (least, most)
  }

  private mutating func parseNumber() -> Int? {
    var number: Int?
    while let scalar = peek, ("0"..."9").contains(scalar) {
      number = min((number ?? 0) * 10 + Int(scalar.value - 0x30), Self.repeatLimit + 1)
      position += 1
    }
    return number
  }
}
