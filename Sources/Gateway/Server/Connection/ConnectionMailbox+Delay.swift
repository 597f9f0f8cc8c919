import NIOCore

extension ConnectionMailbox {
  /// How long a client takes.
  struct Delay {
    /// What the serving task waits for.
    let phase: Phase
    /// How long it has waited without a sign of life.
    let silence: TimeAmount
    /// The time since the head of the request.
    let bodyTime: TimeAmount
    /// The bytes of the body so far.
    let bodyBytes: Int

    /// Whether it is too long, by how long the client may be silent.
    func exceeds(_ patience: ConnectionHandler.Patience) -> Bool {
      switch phase {
      case .opening: silence >= patience.receive
      case .idle: silence >= patience.idle
      case .receiving:
        // One byte now and then is a sign of life too: on the whole a body comes with 1,000 bytes a second or more.
        silence >= patience.receive
          || bodyTime >= patience.receive + .milliseconds(Int64(bodyBytes))
      case .answering: false
      }
    }
  }
}
