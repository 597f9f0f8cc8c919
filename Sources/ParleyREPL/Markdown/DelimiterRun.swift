import TerminalText

/// A run of `*`, `_` or `~` and whether it can open or close emphasis.
///
/// - Source: CommonMark 0.31.2, section 6.2, <https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis>;
///   GitHub Flavored Markdown for `~~`, <https://github.github.com/gfm/#strikethrough-extension->. Unlike there, Chinese,
///   Japanese and Korean characters beside a run count as punctuation does, for those scripts have no blanks to tell
///   an end by (`**強調。**次`), as <https://github.com/tats-u/markdown-cjk-friendly> proposes; and asterisks between digits
///   are arithmetic (`5*2*3`).
struct DelimiterRun: Sendable {
  /// The character it consists of.
  let scalar: Unicode.Scalar
  /// Where it starts in its text.
  let start: Int
  /// How long it is.
  let count: Int
  /// Whether emphasis may begin here.
  let canOpen: Bool
  /// Whether emphasis may end here.
  let canClose: Bool
  /// How many of its characters ended emphasis: the first ones.
  var usedAsCloser = 0
  /// How many of its characters began emphasis: the last ones.
  var usedAsOpener = 0
  /// Where the last emphasis that it began ends.
  var end = 0

  /// Makes a run from what stands around it.
  ///
  /// - Parameters:
  ///   - scalar: `*`, `_` or `~`.
  ///   - start: Where it starts in its text.
  ///   - count: How long it is.
  ///   - before: What stands before it; a newline at the start.
  ///   - after: What stands after it; a newline at the end.
  init(
    of scalar: Unicode.Scalar,
    at start: Int,
    count: Int,
    before: Unicode.Scalar,
    after: Unicode.Scalar
  ) {
    self.scalar = scalar
    self.start = start
    self.count = count
    let isLeft = Self.flanks(inner: after, outer: before)
    let isRight = Self.flanks(inner: before, outer: after)
    switch scalar {
    case "_":
      canOpen = isLeft && (!isRight || before.isMarkdownPunctuation)
      canClose = isRight && (!isLeft || after.isMarkdownPunctuation)
    case "~":
      canOpen = isLeft && count == 2
      canClose = isRight && count == 2
    default:
      let isArithmetic = before.isDecimalDigit && after.isDecimalDigit
      canOpen = isLeft && !isArithmetic
      canClose = isRight && !isArithmetic
    }
  }

  /// How many of its characters have found no partner.
  var freeCount: Int { count - usedAsCloser - usedAsOpener }

  /// Whether emphasis begun by this run may end at another.
  func matches(closer: DelimiterRun) -> Bool {
    guard scalar == closer.scalar, canOpen, freeCount > 0 else { return false }
    guard canClose || closer.canOpen else { return true }
    return (count + closer.count) % 3 != 0 || (count % 3 == 0 && closer.count % 3 == 0)
  }

  private static func flanks(inner: Unicode.Scalar, outer: Unicode.Scalar) -> Bool {
    guard !inner.isMarkdownBlank else { return false }
    guard inner.isMarkdownPunctuation else { return true }
    return outer.isMarkdownBlank || outer.isMarkdownPunctuation || outer.isEastAsian
  }
}

extension Unicode.Scalar {
  /// Whether Markdown takes it for a blank.
  var isMarkdownBlank: Bool {
    self == " " || self == "\n" || self == "\t" || (!isASCII && properties.isWhitespace)
  }

  /// Whether it is one of the ASCII characters that a backslash makes ordinary.
  var isASCIIPunctuation: Bool {
    switch value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// Whether Markdown takes it for punctuation: the Unicode categories P and S.
  var isMarkdownPunctuation: Bool {
    if isASCII { return isASCIIPunctuation }
    return switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      true
    default: false
    }
  }

  /// Whether it is one of `0` to `9`.
  var isDecimalDigit: Bool { ("0"..."9").contains(self) }

  /// Whether it belongs to a script that sets words without blanks, or particles onto words.
  fileprivate var isEastAsian: Bool {
    value >= 0x1100 && Character(self).displayWidth == 2
  }
}
