/// Makes pieces of thinking, text and tool calls of the bytes of tokens.
struct ReplyAssembler: Sendable {
  /// What the model is writing.
  enum Part: Sendable {
    case thinking, text, toolCall
  }

  /// What the model is writing now.
  private(set) var part: Part
  private var decoder = StreamingDecoder()
  private var stops: StopMatcher
  /// Whether a space that comes next is not part of what is written.
  private(set) var expectsSpace: Bool

  /// Makes an assembler.
  ///
  /// - Parameters:
  ///   - part: What the model writes first.
  ///   - expectsSpace: Whether a space at its start is not part of it.
  ///   - stopSequences: What ends the text.
  init(_ part: Part, expectsSpace: Bool, stopSequences: [String]) {
    self.part = part
    self.expectsSpace = expectsSpace
    stops = StopMatcher(stopSequences)
  }

  /// Makes an assembler of what follows a prompt.
  init(after prompt: [Int], stopSequences: [String]) {
    let last = prompt.last.flatMap(SpecialToken.init)
    self.init(
      last == .think ? .thinking : last == .tool ? .toolCall : .text,
      expectsSpace: last != nil,
      stopSequences: stopSequences
    )
  }

  /// Takes the bytes of a token.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - pieces: Gets what is complete with them.
  /// - Returns: The stop sequence that is complete; nil to go on.
  mutating func append(
    _ bytes: ArraySlice<UInt8>,
    to pieces: inout [Generation.Piece]
  ) -> String? {
    var text = decoder.append(bytes)
    if expectsSpace, let first = text.utf8.first {
      if first == 0x20 { text.unicodeScalars.removeFirst() }
      expectsSpace = false
    }
    return append(text, to: &pieces)
  }

  /// Ends the part and begins another.
  mutating func begin(_ part: Part, pieces: inout [Generation.Piece]) {
    finish(&pieces)
    self.part = part
    expectsSpace = true
  }

  /// Gives out all that waits: half a character, half a stop sequence.
  ///
  /// - Returns: The stop sequence that the last half character completed; nil if none.
  @discardableResult
  mutating func finish(_ pieces: inout [Generation.Piece]) -> String? {
    let stop = append(decoder.finish(), to: &pieces)
    if stop == nil, part == .text { add(stops.flush(), to: &pieces) }
    return stop
  }

  private mutating func append(_ text: String, to pieces: inout [Generation.Piece]) -> String? {
    guard part == .text else {
      add(text, to: &pieces)
      return nil
    }
    let outcome = stops.append(text)
    add(outcome.text, to: &pieces)
    return outcome.stop
  }

  private func add(_ text: String, to pieces: inout [Generation.Piece]) {
    guard !text.isEmpty else { return }
    switch part {
    case .thinking: pieces.append(.thinking(text))
    case .text: pieces.append(.text(text))
    case .toolCall: pieces.append(.toolCall(text))
    }
  }
}
