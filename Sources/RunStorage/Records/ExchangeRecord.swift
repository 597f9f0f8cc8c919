/// One request of a trial with all that came back.
package struct ExchangeRecord: Sendable, Equatable {
  /// Its place among the requests of its trial, from 1.
  package var number: Int
  /// The SHA-256 in hex of the exact request, the trial's subject and the occurrence of that request within the trial.
  package var key: String
  /// The name of the conversation.
  package var conversation: String
  /// The exact bytes of the body.
  package var body: [UInt8]
  /// The steps of the exchange as JSON lines, in the form that journals and tapes use.
  package var steps: [UInt8]
  /// Whether it came to its end, so that it answers the same request of a later run.
  package var isFinished: Bool

  /// Makes an exchange.
  package init(
    number: Int,
    key: String,
    conversation: String,
    body: [UInt8],
    steps: [UInt8],
    isFinished: Bool
  ) {
    self.number = number
    self.key = key
    self.conversation = conversation
    self.body = body
    self.steps = steps
    self.isFinished = isFinished
  }
}
