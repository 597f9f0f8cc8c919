/// The difference of two lists of lines: the fewest lines taken out and put in that make the one the other.
///
/// - Source: Myers, "An O(ND) difference algorithm and its variations", 1986, section 2, <https://doi.org/10.1007/BF01840446>.
struct LineDiff {
  /// What became of one line.
  enum Line: Hashable {
    /// It stands in both.
    case kept(String)
    /// It stands in the old list only.
    case removed(String)
    /// It stands in the new list only.
    case added(String)
  }

  /// The lines of both, in order; where both change, what was removed comes first.
  let lines: [Line]

  /// The most lines by which two lists may differ to be compared line by line: the work grows with the square.
  static let mostChanges = 1000

  /// Compares two lists.
  ///
  /// Lists that differ by more than ``mostChanges`` lines between their equal ends are told as wholly replaced there.
  ///
  /// - Complexity: O((old + new) × changes) time, O(changes²) memory.
  init(from old: [String], to new: [String]) {
    let start = zip(old, new).prefix { $0 == $1 }.count
    let rest = (old: old.dropFirst(start), new: new.dropFirst(start))
    let end = zip(rest.old.reversed(), rest.new.reversed()).prefix { $0 == $1 }.count
    let middle = Self.changes(Array(rest.old.dropLast(end)), Array(rest.new.dropLast(end)))
    lines = old.prefix(start).map(Line.kept) + middle + old.suffix(end).map(Line.kept)
  }

  private static func changes(_ old: [String], _ new: [String]) -> [Line] {
    guard !old.isEmpty, !new.isEmpty, let trace = furthestReaches(old, new) else {
      return old.map(Line.removed) + new.map(Line.added)
    }
    var lines: [Line] = []
    var (x, y) = (old.count, new.count)
    for (distance, reaches) in trace.enumerated().reversed() {
      let diagonal = x - y
      let isAddition =
        diagonal == -distance
        || (diagonal != distance && reaches[diagonal - 1] < reaches[diagonal + 1])
      let before = isAddition ? diagonal + 1 : diagonal - 1
      let start = distance == 0 ? 0 : reaches[before] + (isAddition ? 0 : 1)
      while x > start {
        (x, y) = (x - 1, y - 1)
        lines.append(.kept(old[x]))
      }
      guard distance > 0 else { break }
      if isAddition {
        y -= 1
        lines.append(.added(new[y]))
      } else {
        x -= 1
        lines.append(.removed(old[x]))
      }
    }
    return removalsFirst(lines.reversed())
  }

  /// The same lines with what was removed before what was added, between two lines that stand in both.
  private static func removalsFirst(_ lines: [Line]) -> [Line] {
    var ordered: [Line] = []
    var added: [Line] = []
    for line in lines {
      switch line {
      case .added: added.append(line)
      case .removed: ordered.append(line)
      case .kept:
        ordered += added + [line]
        added = []
      }
    }
    return ordered + added
  }

  /// How far each diagonal reaches in `old` before each number of changes, from 0 on; nil when there are too many.
  private static func furthestReaches(_ old: [String], _ new: [String]) -> [Reaches]? {
    var trace: [Reaches] = []
    var reaches = Reaches(span: 1)
    for distance in 0...min(old.count + new.count, mostChanges) {
      trace.append(reaches)
      var next = Reaches(span: distance + 1)
      for diagonal in stride(from: -distance, through: distance, by: 2) {
        let isAddition =
          diagonal == -distance
          || (diagonal != distance && reaches[diagonal - 1] < reaches[diagonal + 1])
        var x = isAddition ? reaches[diagonal + 1] : reaches[diagonal - 1] + 1
        while x < old.count, x - diagonal < new.count, old[x] == new[x - diagonal] { x += 1 }
        next[diagonal] = x
        if x >= old.count, x - diagonal >= new.count { return trace }
      }
      reaches = next
    }
    return nil
  }
}

/// How far each diagonal reaches, the diagonals counted from `-span` to `span`.
private struct Reaches {
  private var values: [Int]
  private let span: Int

  init(span: Int) {
    self.span = span
    values = [Int](repeating: 0, count: 2 * span + 1)
  }

  subscript(diagonal: Int) -> Int {
    get { values.indices.contains(diagonal + span) ? values[diagonal + span] : 0 }
    set { values[diagonal + span] = newValue }
  }
}
