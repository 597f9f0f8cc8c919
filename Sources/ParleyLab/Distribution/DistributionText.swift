import TerminalText

/// A distribution of replies as text: a line for each group, how long replies are, and where they part.
package struct DistributionText: Sendable {
  private let distribution: ReplyDistribution
  private let style: TerminalStyle
  private let width: Int

  /// How many groups and branches are shown.
  private static let mostGroups = 12

  /// Makes the text of a distribution.
  ///
  /// - Parameters:
  ///   - distribution: The replies.
  ///   - style: With colours or without.
  ///   - width: The columns of a line.
  package init(_ distribution: ReplyDistribution, style: TerminalStyle, width: Int) {
    self.distribution = distribution
    self.style = style
    self.width = width
  }

  /// The lines, each with a line break at its end; nothing without replies.
  package var text: String {
    guard let lengths = distribution.lengths else { return "" }
    var lines = [summary] + distribution.groups.prefix(Self.mostGroups).map(line)
    let hidden = distribution.groups.dropFirst(Self.mostGroups)
    if !hidden.isEmpty {
      let replies = hidden.reduce(0) { $0 + $1.count }
      lines.append("  … \(Self.count(replies, "reply", "replies")) in \(hidden.count) more groups")
    }
    if let parting = distribution.parting { lines.append("  " + text(of: parting)) }
    lines.append("  " + Self.text(of: lengths))
    return lines.map { $0 + "\n" }.joined()
  }

  private var summary: String {
    let replies = Self.count(distribution.count, "reply", "replies")
    let groups = distribution.groups
    if groups.count == 1, groups[0].variants.count == 1 { return "\(replies), all the same" }
    if groups.count == 1 { return "\(replies), all nearly the same" }
    let note =
      distribution.isComplete ? "" : "; not all were compared, so that some may be near-equal"
    return "\(replies) in \(groups.count) groups\(note)"
  }

  private func line(_ group: ReplyDistribution.Group) -> String {
    let start = "  \(group.count) × "
    var end = ""
    if group.variants.count > 1 { end = " (\(group.variants.count) wordings)" }
    let room = max(16, width - start.displayWidth - end.displayWidth)
    let text = TextFitting.cut(Self.oneLine(group.text), to: room)
    return start + style.apply(.string, to: text) + style.apply(.dim, to: end)
  }

  private func text(of parting: ReplyParting) -> String {
    let branches = parting.branches.prefix(Self.mostGroups).map { branch in
      let word = branch.word.map { "“\(TextFitting.cut(Self.oneLine($0), to: 24))”" } ?? "the end"
      return "\(word) \(branch.count)×"
    }
    let more = parting.branches.count > branches.count ? ", …" : ""
    let place = parting.sharedCount == 0 ? "at the first word" : "after “\(start(of: parting))”"
    return "part \(place): \(branches.joined(separator: ", "))\(more)"
  }

  private func start(of parting: ReplyParting) -> String {
    let words = Self.oneLine(parting.sharedEnd)
    let isCut = words.split(separator: " ").count < parting.sharedCount
    return TextFitting.cutStart((isCut ? "… " : "") + words, to: 40)
  }

  private static func text(of lengths: ReplyDistribution.Lengths) -> String {
    guard lengths.shortest < lengths.longest else {
      return count(lengths.shortest, "word", "words")
    }
    let median = NumberText.short(lengths.median)
    return "\(lengths.shortest) to \(lengths.longest) words, half of the replies at most \(median)"
  }

  private static func count(_ count: Int, _ one: String, _ several: String) -> String {
    "\(count) \(count == 1 ? one : several)"
  }

  /// A text on one line, without what would act on a terminal.
  private static func oneLine(_ text: String) -> String {
    text.strippingControls.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
