/// Folds the events of a streamed reply into a message.
///
/// Nothing that arrived is lost: a stream that breaks off keeps its blocks, and ``AccumulatedMessage`` says what is missing.
/// Events out of order never fail; they are told in ``irregularities``.
public struct MessageAccumulator: Sendable {
  /// The most irregularities that are told.
  private static let maximumIrregularities = 16

  private var head: Message?
  private var blocks: [BlockBuilder] = []
  private var isStopped = false
  private var error: APIErrorBody?

  /// What was wrong with the stream, in words; empty for a proper one.
  public private(set) var irregularities: [String] = []

  /// Makes an accumulator at the start of a stream.
  public init() {}

  /// Whether the stream has said that it ends, well or with an error.
  public var isAtEnd: Bool {
    isStopped || error != nil
  }

  /// The text of all blocks so far.
  public var text: String {
    blocks.map(\.textSoFar).joined()
  }

  /// Takes the next event.
  public mutating func append(_ event: StreamEvent) {
    if isAtEnd { noteAfterEnd(event) }
    switch event {
    case .messageStart(let message): start(message)
    case .contentBlockStart(let index, let block): start(block, at: index)
    case .contentBlockDelta(let index, let delta): grow(index, by: delta)
    case .contentBlockStop(let index): stop(index)
    case .messageDelta(let delta): finish(delta)
    case .messageStop: isStopped = true
    case .error(let body): error = error ?? body
    case .ping, .unknown: break
    }
  }

  /// The message so far; nil if the stream has told nothing of one.
  ///
  /// - Complexity: Linear in the size of the reply: ask at its end, not at each event.
  public var accumulated: AccumulatedMessage? {
    guard head != nil || !blocks.isEmpty else { return nil }
    var message = head ?? Message(id: "", model: "", content: [], stopReason: nil)
    let first = message.content.count
    message.content += blocks.map(\.block)
    var unfinished: [AccumulatedMessage.UnfinishedBlock] = []
    for (offset, block) in blocks.enumerated() where !block.isComplete || block.brokenInput != nil {
      unfinished.append(
        AccumulatedMessage.UnfinishedBlock(
          position: first + offset,
          brokenInput: block.brokenInput
        )
      )
    }
    return AccumulatedMessage(
      message: message,
      isComplete: isStopped && error == nil,
      error: error,
      unfinishedBlocks: unfinished
    )
  }

  /// The error that ended the stream; nil if none came.
  public var streamError: APIErrorBody? {
    error
  }
}

extension MessageAccumulator {
  /// Notes an event after the end, unless it is one that may come anywhere.
  private mutating func noteAfterEnd(_ event: StreamEvent) {
    switch event {
    case .ping, .unknown: break
    default: note("an event came after the end of the reply")
    }
  }

  private mutating func start(_ message: Message) {
    if head != nil {
      note("the reply began twice")
      return
    }
    head = message
  }

  private mutating func start(_ block: ContentBlock, at index: Int) {
    if head == nil { note("a block began before the reply") }
    if position(of: index) != nil {
      note("block \(index) began twice")
      return
    }
    blocks.append(BlockBuilder(index: index, start: block))
  }

  private mutating func grow(_ index: Int, by delta: StreamEvent.Delta) {
    guard let position = position(of: index) else {
      note("block \(index) grew before it began")
      return
    }
    if blocks[position].isComplete { note("block \(index) grew after its end") }
    if !blocks[position].append(delta), case .unknown(let type, _) = delta {
      note("block \(index) has a part of an unknown type, \"\(type)\", which is left out")
    }
  }

  private mutating func stop(_ index: Int) {
    guard let position = position(of: index) else {
      note("block \(index) ended before it began")
      return
    }
    blocks[position].isComplete = true
  }

  private mutating func finish(_ delta: MessageDelta) {
    guard var message = head else {
      note("the reply's end came before its start")
      return
    }
    message.stopReason = delta.stopReason ?? message.stopReason
    message.stopSequence = delta.stopSequence ?? message.stopSequence
    message.stopDetails = delta.stopDetails ?? message.stopDetails
    message.container = delta.container ?? message.container
    message.usage.update(with: delta.usage)
    for member in delta.additionalFields.members {
      message.additionalFields[member.key] = member.value
    }
    head = message
  }

  private func position(of index: Int) -> Int? {
    blocks.lastIndex { $0.index == index }
  }

  private mutating func note(_ irregularity: String) {
    if irregularities.count < Self.maximumIrregularities { irregularities.append(irregularity) }
  }
}
