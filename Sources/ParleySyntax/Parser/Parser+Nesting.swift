import ParleyDiagnostics

extension Parser {
  /// Goes one construct deeper.
  ///
  /// The caller goes back with `depth -= 1` in a `defer`.
  ///
  /// - Parameter offset: The offset of what opens the construct.
  /// - Throws: ``ParseError`` when the source nests too deeply; reading is then given up, because nothing after it can be trusted to
  ///   stand where it seems to stand.
  mutating func descend(at offset: Int) throws(ParseError) {
    depth += 1
    guard depth > limits.nesting else { return }
    throw giveUp(
      .nestedTooDeeply(limit: limits.nesting, at: span(offset, min(offset + 1, bytes.count)))
    )
  }

  /// Reports an error and gives up reading.
  mutating func giveUp(_ diagnostic: Diagnostic) -> ParseError {
    report(diagnostic)
    isStopped = true
    return ParseError()
  }

  /// Sets ``height`` to that of a node over subtrees.
  ///
  /// - Throws: ``ParseError`` when the tree is too high; reading is then given up.
  mutating func join(_ heights: Int..., at span: SourceSpan) throws(ParseError) {
    height = heights.reduce(0, max) + 1
    guard height > limits.expressionHeight else { return }
    throw giveUp(.expressionTooLong(limit: limits.expressionHeight, at: span))
  }
}
