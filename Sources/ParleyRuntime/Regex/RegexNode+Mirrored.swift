extension RegexNode {
  /// The pattern that matches the mirrored texts, without groups: it finds from a match's end where the match begins.
  var mirrored: RegexNode {
    switch self {
    case .empty, .scalar, .set: self
    case .assertion(let assertion): .assertion(assertion.mirrored)
    case .concatenation(let parts): .concatenation(parts.reversed().map(\.mirrored))
    case .alternation(let branches): .alternation(branches.map(\.mirrored))
    case .group(let inner, _): inner.mirrored
    case .repetition(let inner, let least, let most, let isLazy):
      .repetition(inner.mirrored, least: least, most: most, isLazy: isLazy)
    }
  }
}

extension RegexAssertion {
  /// The assertion that holds at the mirrored place.
  fileprivate var mirrored: RegexAssertion {
    switch self {
    case .textStart: .textEnd
    case .textEnd: .textStart
    case .lineStart: .lineEnd
    case .lineEnd: .lineStart
    case .wordBoundary, .notWordBoundary: self
    }
  }
}
