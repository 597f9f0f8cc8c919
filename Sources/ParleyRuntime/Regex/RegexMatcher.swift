/// Searches texts for a pattern and remembers what it learns about the pattern on the way.
///
/// Works on the Unicode scalars of UTF-8; offsets are bytes. An automaton finds where a match ends, another where it begins, and
/// threads find the groups within; where the automaton would grow too large, threads do all.
package struct RegexMatcher: Sendable {
  /// The pattern.
  package let regex: Regex
  private var forward: RegexAutomaton?
  private var backward: RegexAutomaton?
  private var threads: RegexSearch?
  private var groupThreads: RegexSearch?

  /// Prepares to search for a pattern.
  package init(_ regex: Regex) {
    self.init(regex, tableLimit: RegexAutomaton.tableLimit)
  }

  /// Prepares to search for a pattern with automata of a limited size; of none with threads alone.
  init(_ regex: Regex, tableLimit: Int) {
    self.regex = regex
    guard tableLimit > 0 else { return }
    forward = RegexAutomaton(regex.program, .search, tableLimit: tableLimit)
    guard forward != nil else { return }
    backward = RegexAutomaton(regex.mirroredProgram, .longestBackward, tableLimit: tableLimit)
  }

  /// Whether the pattern occurs in a text.
  ///
  /// - Throws: ``EffectError`` of kind `limit` when the work passes the workspace's limit.
  package mutating func occurs(
    in bytes: borrowing Span<UInt8>,
    using workspace: inout Workspace
  ) throws(EffectError) -> Bool {
    if let outcome = forward?.search(
      in: bytes,
      from: 0,
      stopsAtFirst: true,
      workLimit: workspace.allowance
    ) {
      try payForSearch(from: 0, to: bytes.count, using: &workspace)
      if case .end(let end) = outcome { return end != nil }
    }
    var search = threads ?? RegexSearch(regex.program, slotCount: 0)
    threads = nil
    defer { threads = search }
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
  package mutating func firstMatch(
    in bytes: borrowing Span<UInt8>,
    from start: Int = 0,
    using workspace: inout Workspace
  ) throws(EffectError) -> Regex.Match? {
    guard let end = try matchEnd(in: bytes, from: start, using: &workspace) else {
      return try groups(in: bytes, from: start, isAnchored: false, using: &workspace)
    }
    guard let end = end.offset else { return nil }
    let outcome = backward?.longestBackward(
      in: bytes,
      from: end,
      downTo: start,
      workLimit: workspace.allowance
    )
    guard case .end(let first?) = outcome else {
      return try groups(in: bytes, from: start, isAnchored: false, using: &workspace)
    }
    try payForSearch(from: first, to: end, using: &workspace)
    if regex.groupNames.isEmpty { return Regex.Match(range: first..<end, groups: []) }
    return try groups(in: bytes, from: first, isAnchored: true, using: &workspace)
  }

  /// All matches from left to right, none overlapping the one before.
  ///
  /// An empty match right at the end of the match before is passed over.
  package mutating func allMatches(
    in bytes: borrowing Span<UInt8>,
    using workspace: inout Workspace
  ) throws(EffectError) -> [Regex.Match] {
    var matches: [Regex.Match] = []
    var start = 0
    while start <= bytes.count,
      let match = try firstMatch(in: bytes, from: start, using: &workspace)
    {
      let end = match.range.upperBound
      let isRepeated = match.range.isEmpty && end == matches.last?.range.upperBound
      if !isRepeated { matches.append(match) }
      start = end
      if match.range.isEmpty { start += max(RegexSearch.scalar(at: end, in: bytes).width, 1) }
    }
    return matches
  }

  /// Where the automaton sees the first match end; nil if it cannot tell.
  private mutating func matchEnd(
    in bytes: borrowing Span<UInt8>,
    from start: Int,
    using workspace: inout Workspace
  ) throws(EffectError) -> (offset: Int?, Void)? {
    guard backward != nil,
      let outcome = forward?.search(
        in: bytes,
        from: start,
        stopsAtFirst: false,
        workLimit: workspace.allowance
      )
    else { return nil }
    guard case .end(let end) = outcome else {
      try payForSearch(from: start, to: bytes.count, using: &workspace)
      return nil
    }
    try payForSearch(from: start, to: end ?? bytes.count, using: &workspace)
    return (end, ())
  }

  private mutating func groups(
    in bytes: borrowing Span<UInt8>,
    from start: Int,
    isAnchored: Bool,
    using workspace: inout Workspace
  ) throws(EffectError) -> Regex.Match? {
    var search = groupThreads ?? RegexSearch(regex.program, slotCount: regex.program.slotCount)
    groupThreads = nil
    defer { groupThreads = search }
    let slots = try search.run(
      in: bytes,
      from: start,
      isAnchored: isAnchored,
      using: &workspace
    )
    return slots.map(Regex.Match.init)
  }

  private mutating func payForSearch(
    from start: Int,
    to end: Int,
    using workspace: inout Workspace
  ) throws(EffectError) {
    let states = (forward?.takeWork() ?? 0) + (backward?.takeWork() ?? 0)
    try workspace.draw(states + (end - start) / 4 + 1)
  }
}

extension Regex.Match {
  /// Reads the slots of a thread: two offsets for the whole and for each group, -1 for one that was not reached.
  fileprivate init(_ slots: [Int]) {
    var groups: [Range<Int>?] = []
    for index in stride(from: 2, to: slots.count, by: 2) {
      let isSet = slots[index] >= 0 && slots[index + 1] >= slots[index]
      groups.append(isSet ? slots[index]..<slots[index + 1] : nil)
    }
    self.init(range: slots[0]..<slots[1], groups: groups)
  }
}
