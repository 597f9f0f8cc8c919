import ParleyRuntime

/// Exchanges of earlier times that answer requests, and where those of now are kept: a tape, or the run store for one trial.
///
/// A host asks it for each request in the order in which it makes them; hosts that run side by side have one each, so that the
/// occurrences of a request are counted within one trial, or within the run outside of trials.
package protocol ExchangeArchive: Sendable {
  /// The answer of earlier; nil where there is none and the request is to be sent.
  ///
  /// It is taken: the next equal request gets the next one. An archive that keeps what it answered with keeps it here.
  ///
  /// - Throws: ``EffectError`` of kind `permission`, which no script catches, where nothing may be sent: with the nearest recorded
  ///   request and what differs.
  func take(_ request: Exchange.Request) async throws(EffectError) -> ArchivedExchange?

  /// Keeps an exchange that was sent and is over, however it ended, before its end is shown.
  func keep(_ exchange: Exchange)

  /// The token count of earlier for a request; nil where it is to be asked for.
  ///
  /// - Throws: as ``take(_:)``.
  func takeCount(of request: Exchange.Request) throws(EffectError) -> ArchivedCount?

  /// Keeps what counting the tokens of a request came to.
  func keepCount(_ count: ArchivedCount, of request: Exchange.Request)
}

/// An exchange that answers in place of the provider.
package struct ArchivedExchange: Sendable {
  /// The exchange.
  package let exchange: Exchange
  /// Whether it counts against the budget as if it were sent: yes from a tape, whose replay repeats the whole run; no from the
  /// run store, where it was paid before.
  package let isCharged: Bool
  /// Whether events come with the pauses of then.
  package let keepsTime: Bool

  /// Makes an answer.
  package init(_ exchange: Exchange, isCharged: Bool, keepsTime: Bool = false) {
    self.exchange = exchange
    self.isCharged = isCharged
    self.keepsTime = keepsTime
  }
}

/// What counting the tokens of a request came to.
package enum ArchivedCount: Sendable, Equatable {
  /// So many input tokens.
  case tokens(Int)
  /// It failed.
  case failed(ExchangeFailure)
}
