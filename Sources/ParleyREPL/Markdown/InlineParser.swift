/// Turns the text of a paragraph, a heading or a cell into glyphs as it comes, one scalar after the other.
///
/// Text goes through at once. From the first character that may begin markup on, text is held until it is known whether
/// it does, but never more than ``heldLimit`` scalars (a link's destination: ``destinationLimit`` more): markup whose
/// end is further away is text.
struct InlineParser: Sendable {
  /// How many scalars are held at most while it is not known what the first is.
  static let heldLimit = 240
  /// How many more are held while a link's destination goes on; it has no blanks, so no prose waits behind it.
  static let destinationLimit = 1024

  /// The look of all its text.
  var look: TextLook = []
  /// How many scalars were scanned in all, those that were scanned again counted again.
  private(set) var scannedCount = 0
  private var held: [Unicode.Scalar] = []
  private var previous: Unicode.Scalar = "\n"
  private var isInDestination = false

  /// How many scalars are held.
  var heldCount: Int { held.count }

  /// Takes one scalar and adds what is known now; a newline is a line break.
  mutating func append(_ scalar: Unicode.Scalar, to glyphs: inout [Glyph]) {
    if held.isEmpty, !InlineScan.isSpecial(scalar) {
      previous = scalar
      glyphs.append(Glyph(scalar: scalar, look: look))
      return
    }
    held.append(scalar)
    if mayDecide(scalar) { resolve(isFinal: false, into: &glyphs) }
  }

  /// Ends the text and adds what is left.
  mutating func finish(into glyphs: inout [Glyph]) {
    resolve(isFinal: true, into: &glyphs)
    previous = "\n"
  }

  /// Whether a scalar can tell what is held: punctuation, what follows punctuation, or one too many.
  private func mayDecide(_ scalar: Unicode.Scalar) -> Bool {
    if held.count >= limit { return true }
    if isInDestination { return scalar == ")" || scalar.isMarkdownBlank }
    if scalar.isASCIIPunctuation { return true }
    return held.count < 2 || held[held.count - 2].isASCIIPunctuation
  }

  private var limit: Int {
    isInDestination ? Self.heldLimit + Self.destinationLimit : Self.heldLimit
  }

  private mutating func resolve(isFinal: Bool, into glyphs: inout [Glyph]) {
    var start = 0
    while start < held.count {
      let scalar = held[start]
      guard InlineScan.isSpecial(scalar) else {
        show(scalar, &glyphs)
        start += 1
        continue
      }
      let (outcome, marks) = scan(from: start, isFinal: isFinal)
      switch outcome {
      case .undecided:
        held.removeFirst(start)
        return
      case .text(let count):
        for scalar in held[start..<start + count] { show(scalar, &glyphs) }
        start += count
      case .markup(let count):
        for mark in marks.prefix(count) {
          guard let shown = mark.shown else { continue }
          glyphs.append(Glyph(scalar: shown, look: look.union(mark.look)))
        }
        start += count
        previous = held[start - 1]
      }
      isInDestination = false
    }
    held.removeAll(keepingCapacity: true)
  }

  private mutating func scan(
    from start: Int,
    isFinal: Bool
  ) -> (InlineScan.Outcome, [InlineScan.Mark]) {
    let isLink = held[start] == "[" || held[start] == "!"
    let bound = Self.heldLimit + (isLink ? Self.destinationLimit : 0)
    let view = held[start..<min(held.count, start + bound)]
    let hasEnded = (isFinal && view.endIndex == held.count) || view.count >= bound
    var scan = InlineScan(view, after: previous, isFinal: hasEnded)
    scannedCount += view.count
    var outcome = scan.outcome()
    if case .undecided(let inDestination) = outcome {
      isInDestination = inDestination && isLink
      if !isInDestination, view.count >= Self.heldLimit {
        scan = InlineScan(view, after: previous, isFinal: true)
        scannedCount += view.count
        outcome = scan.outcome()
      }
    }
    return (outcome, scan.marks)
  }

  private mutating func show(_ scalar: Unicode.Scalar, _ glyphs: inout [Glyph]) {
    previous = scalar
    glyphs.append(Glyph(scalar: scalar, look: look))
  }
}
