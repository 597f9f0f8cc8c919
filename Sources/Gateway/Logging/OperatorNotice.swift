/// Something that the gateway's operator must know: it cannot be mended by a client.
package struct OperatorNotice: Sendable, Hashable {
  /// What kind of thing: lines of one kind are not written more than once a minute.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The upstream refused the gateway's key.
    case keyRefused = "key_refused"
    /// The upstream told the gateway's key in an answer.
    case keyTold = "key_told"
    /// The store cannot be read or written.
    case storeFails = "store_fails"
    /// The upstream cannot be reached.
    case upstreamUnreachable = "upstream_unreachable"
    /// A reply cost more than was set aside for it.
    case costAboveReservation = "cost_above_reservation"
  }

  /// The kind.
  package var kind: Kind
  /// What happened, and what to do.
  package var message: String

  /// Makes a notice.
  package init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// The store cannot be read or written.
  static func storeFails(_ reason: String) -> OperatorNotice {
    OperatorNotice(.storeFails, reason)
  }

  /// The upstream refused the gateway's key.
  package static func keyRefused(_ answer: String) -> OperatorNotice {
    OperatorNotice(
      .keyRefused,
      "the upstream refuses the gateway's key, so no client is served; give it one in force: \(answer)"
    )
  }

  /// The upstream told the gateway's key in an answer, which was withheld.
  static func keyTold(_ answer: String) -> OperatorNotice {
    OperatorNotice(
      .keyTold,
      "the upstream told the gateway's key in an answer, which no client got; make sure that it is the API: \(answer)"
    )
  }

  /// The upstream cannot be reached.
  package static func upstreamUnreachable(_ reason: String) -> OperatorNotice {
    OperatorNotice(.upstreamUnreachable, reason)
  }
}
