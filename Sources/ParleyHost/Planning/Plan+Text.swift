import ClaudeMessages
import ParleyDiagnostics

extension Plan {
  /// The plan as text: the sums, one paragraph for each statement that sends, what depends on replies, and how it was counted.
  ///
  /// Every line has its newline. Places in the script itself are shown by their line alone.
  package var text: String {
    var lines = ["\(path): \(requestCount.text)"]
    if requests.isEmpty == false { lines += totals }
    for one in experiments { lines += [""] + one.paragraph(in: path, isBatched: isBatched) }
    for one in requests { lines += [""] + paragraph(one) }
    if !decisions.isEmpty || !notes.isEmpty { lines.append("") }
    lines += decisions.map { $0.text(in: path) }
    lines += notes.map { $0.text(in: path) }
    if !requests.isEmpty { lines += ["", Self.basis] }
    return lines.map { $0 + "\n" }.joined()
  }

  private static let basis = """
    How it is counted: nothing was sent. A token is likely \(RequestEstimate.bytesPerToken) bytes and \
    at least one; a reply is likely \(RequestEstimate.likelyReply) tokens and at most max_tokens. \
    The worst case charges every attempt.
    """

  private var totals: [String] {
    var lines: [String] = []
    if let likelyCost {
      let worst = worstCost.map { "at most \($0.shown)" } ?? "without a bound"
      lines.append("price: likely \(likelyCost.text(\.shown))\(orMore), \(worst)")
    } else {
      lines.append("price: not known")
    }
    let input = "tokens: likely \(likelyInput.text(\.grouped))\(orMore) sent"
    if let worstTokens {
      let most = "\(worstTokens.input.grouped) sent and \(worstTokens.output.grouped) received"
      lines.append("\(input), at most \(most)")
    } else {
      lines.append("\(input), without a bound")
    }
    if let judging { lines.append("of it \(judging.text)") }
    return lines
  }

  private var orMore: String { requestCount.most == nil ? " or more" : "" }

  private func paragraph(_ one: Requests) -> [String] {
    let statement = one.statement
    let conversation =
      statement.isJudging
      ? " of judge" : statement.conversation == "main" ? "" : " in \(statement.conversation)"
    let each = one.count == Count(least: 1, most: 1) ? "" : " each"
    var lines = [
      "\(statement.place.text(in: path)): \(one.count.text)\(conversation) to \(statement.model), "
        + "max_tokens \(statement.maxTokens)"
    ]
    for setting in statement.settings {
      lines.append("  \(setting.name) \(setting.shownValue)")
    }
    let likelyInput =
      one.count.most == nil
      ? "\(one.likelyInput.lowerBound.grouped) or more" : one.likelyInput.text(\.grouped)
    lines.append(
      "  tokens\(each): likely \(likelyInput) sent, at most \(one.worstInput.grouped)"
    )
    if let worst = one.worstCost, one.count.most == nil {
      lines.append("  price\(each): at most \(worst.shown) in \(statement.attempts) attempts")
    } else if let likely = one.likelyCost, let worst = one.worstCost {
      let attempts = statement.attempts == 1 ? "" : " in \(statement.attempts) attempts"
      lines.append("  price\(each): likely \(likely.shown), at most \(worst.shown)\(attempts)")
    }
    return lines
  }
}

extension Plan.Count {
  /// The count with its noun: `1 request`, `2 to 4 requests`, `2 or more requests`.
  package var text: String {
    let noun = most == 1 ? "request" : "requests"
    guard let most else { return "\(least.grouped) or more requests" }
    guard most > least else { return most == 0 ? "no requests" : "\(most.grouped) \(noun)" }
    return "\(least.grouped) to \(most.grouped) \(noun)"
  }
}

extension Plan.Decision {
  fileprivate func text(in path: String) -> String {
    let place = place.text(in: path)
    guard !isEndless else {
      return "\(place) depends on a reply: it goes on as long as replies say so, without a bound"
    }
    return "\(place) depends on a reply: \(requests.text) in all"
  }
}

extension Plan.Note {
  fileprivate func text(in path: String) -> String {
    guard let place else { return "note: \(message)" }
    return "\(place.text(in: path)): \(message)"
  }
}

extension PlannedStatement.Setting {
  /// The value on one line, cut short where it is long.
  fileprivate var shownValue: String {
    let line = value.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    let cut = line.unicodeScalars.prefix(60)
    let isWhole = cut.endIndex == line.endIndex && line.utf8.count == value.utf8.count
    return isWhole ? value : "\(String(cut))… (\(value.utf8.count) bytes)"
  }
}

extension SourcePosition {
  /// The place as `line 3`, with its path where that is another one.
  func text(in path: String) -> String {
    self.path.hasSameBytes(as: path) ? "line \(line)" : "\(self.path):\(line)"
  }
}

extension ClosedRange {
  /// The range as text: one value, or two with `to` between them.
  func text(_ form: (Bound) -> String) -> String {
    let least = form(lowerBound)
    let most = form(upperBound)
    return least == most ? least : "\(least) to \(most)"
  }
}

extension DollarAmount {
  /// The amount rounded up to what matters: four decimals, or more where it is less than a cent.
  var shown: String {
    text(fractionDigits: picodollars < 10_000_000_000 ? 2...6 : 2...4)
  }
}

extension Int {
  /// The number with a comma before every three digits.
  var grouped: String {
    var digits = Array(String(magnitude))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return (self < 0 ? "-" : "") + String(digits)
  }
}
