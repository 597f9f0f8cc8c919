import ClaudeMessages

/// Folds the events of an exchange into one message, starting anew with each attempt.
struct MessageFold {
  private var accumulator = MessageAccumulator()
  private var whole: Message?

  /// Takes one event of the exchange.
  mutating func add(_ event: ExchangeEvent) throws(ClaudeError) {
    switch event {
    case .progress(.connecting): self = MessageFold()
    case .event(let raw):
      switch try raw.decoded() {
      case .message(let message): whole = message
      case .event(let event): accumulator.append(event)
      }
    case .progress, .head, .end: break
    }
  }

  /// What has arrived so far of a streamed message; nil for nothing.
  var partial: AccumulatedMessage? { accumulator.accumulated }

  /// The complete message.
  func message() throws(ClaudeError) -> Message {
    guard let message = whole ?? partial?.message else {
      throw .unexpectedAnswer("the server ended its answer without a message", head: nil)
    }
    return message
  }
}
