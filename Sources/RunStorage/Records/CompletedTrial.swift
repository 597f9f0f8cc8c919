/// A trial with all requests that it made: what is committed as one.
package struct CompletedTrial: Sendable, Equatable {
  /// The trial.
  package var trial: TrialRecord
  /// Its requests, those answered from the store included, in their order.
  package var exchanges: [ExchangeRecord]

  /// Makes a trial with its requests.
  package init(_ trial: TrialRecord, exchanges: [ExchangeRecord]) {
    self.trial = trial
    self.exchanges = exchanges
  }
}
