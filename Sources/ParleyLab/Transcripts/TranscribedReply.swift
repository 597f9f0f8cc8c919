import ClaudeMessages
import OrderedJSON
import ParleyHost

/// What a request brought, as people read it.
package struct TranscribedReply: Sendable, Equatable {
  /// How it ended.
  package enum Ending: Sendable, Equatable {
    /// The reply is whole.
    case finished
    /// An interrupt, a timeout or the death of the process cut it.
    case cut
    /// It failed.
    case failed(ExchangeFailure)
  }

  /// The message as the API gave it, folded from its events; nil where none came.
  package let message: Message?
  /// Its blocks.
  package let parts: [TranscriptPart]
  /// How it ended.
  package let ending: Ending
  /// From the request to its end; nil where it was not recorded.
  package let latency: Duration?
  /// The attempts that failed before the one that counts, in words.
  package let failedAttempts: [String]

  /// All its text.
  package var text: String { parts.compactMap(\.text).joined() }

  /// The stop reason; nil where the API gave none.
  package var stopReason: String? { message?.stopReason?.rawValue }

  /// The id of the model that answered; nil where none did.
  package var model: String? { message.map(\.model.rawValue) }

  /// Reads the answer of an exchange.
  init(_ exchange: Exchange) {
    message = Self.message(of: exchange.events)
    parts = TranscriptPart.parts(of: message?.content ?? [])
    latency = exchange.ending.map { ending in
      ending.timing?.latency ?? .microseconds(ending.elapsed)
    }
    failedAttempts = exchange.failedAttempts.map(\.reason)
    ending =
      switch exchange.ending?.outcome {
      case .finished: .finished
      case .failed(let failure): .failed(failure)
      case .interrupted, nil: .cut
      }
  }

  private static func message(of events: [Exchange.Event]) -> Message? {
    if let whole = events.last(where: \.isWhole) { return try? Message(json: whole.data) }
    var accumulator = MessageAccumulator()
    for event in events {
      if let event = try? StreamEvent(json: event.data) { accumulator.append(event) }
    }
    return accumulator.accumulated?.message
  }
}
