extension InlineScan {
  /// Pairs the runs from one on, as far as they stand before a place, and drops those that are used up or cannot pair.
  ///
  /// - Parameters:
  ///   - base: The first of ``runs`` that takes part.
  ///   - limit: Where what is known of the text ends.
  mutating func pairRuns(from base: Int, before limit: Int) {
    var bottoms: [Bottom: Int] = [:]
    var closer = base
    while closer < runs.count, runs[closer].start < limit {
      guard runs[closer].canClose, runs[closer].freeCount > 0 else {
        closer += 1
        continue
      }
      let bottom = Bottom(runs[closer])
      let lowest = max(base, bottoms[bottom] ?? base)
      if let opener = openerIndex(for: closer, from: lowest) {
        pair(opener: opener, closer: closer)
        runs.removeSubrange(opener + 1..<closer)
        closer = opener + 1
        if runs[opener].freeCount == 0 {
          runs.remove(at: opener)
          closer = opener
        }
      } else {
        bottoms[bottom] = closer
        closer += 1
      }
    }
  }

  /// What closing runs have in common that find the same openers.
  private struct Bottom: Hashable {
    var scalar: Unicode.Scalar
    var canOpen: Bool
    var remainder: Int

    init(_ run: DelimiterRun) {
      scalar = run.scalar
      canOpen = run.canOpen
      remainder = run.count % 3
    }
  }

  private func openerIndex(for closer: Int, from lowest: Int) -> Int? {
    guard lowest < closer else { return nil }
    return (lowest..<closer).reversed().first { runs[$0].matches(closer: runs[closer]) }
  }

  private mutating func pair(opener: Int, closer: Int) {
    let scalar = runs[opener].scalar
    let isDouble = runs[opener].freeCount >= 2 && runs[closer].freeCount >= 2
    let count = isDouble ? 2 : 1
    let openEnd = runs[opener].start + runs[opener].count - runs[opener].usedAsOpener
    let closeStart = runs[closer].start + runs[closer].usedAsCloser
    for offset in 0..<count {
      marks[openEnd - 1 - offset].shown = nil
      marks[closeStart + offset].shown = nil
    }
    let look: TextLook = scalar == "~" ? .struck : isDouble ? .strong : .emphasis
    for index in openEnd..<closeStart where !marks[index].look.contains(.dim) {
      marks[index].look.insert(look)
    }
    runs[opener].usedAsOpener += count
    runs[closer].usedAsCloser += count
    if runs[opener].start == 0 { headEnd = closeStart + count }
  }
}
