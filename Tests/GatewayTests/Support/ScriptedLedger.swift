import Gateway
import RunStorage
import Synchronization

/// A store in memory that can be made to fail.
final class ScriptedLedger: ClientLedger {
  private struct State {
    var tokens: [TokenRecord] = []
    var fails = false
    var booked: [UsageRecord] = []
  }

  private let state = Mutex(State())

  /// Makes a store with tokens.
  init(_ tokens: [TokenRecord] = []) { state.withLock { $0.tokens = tokens } }

  /// What was booked.
  var booked: [UsageRecord] { state.withLock { $0.booked } }

  /// Lets each call fail from now on, or no longer.
  func fail(_ fails: Bool = true) { state.withLock { $0.fails = fails } }

  func hasTokens() throws(RunStorageError) -> Bool {
    try read { !$0.tokens.isEmpty }
  }

  func token(digest: [UInt8]) throws(RunStorageError) -> TokenRecord? {
    // As a store would that finds by a part of the digest alone.
    try read { state in state.tokens.first { $0.digest.first == digest.first } }
  }

  func reserve(
    _ amount: Int64,
    for token: TokenRecord,
    model: String,
    at time: Int64
  ) throws(RunStorageError) -> ReservationOutcome {
    try read { _ in .reserved(Reservation(id: 1, amount: amount)) }
  }

  func settle(_ record: UsageRecord, reservation: Reservation?) throws(RunStorageError) {
    try read { $0.booked.append(record) }
  }

  private func read<Value>(_ body: (inout State) -> Value) throws(RunStorageError) -> Value {
    let value = state.withLock { state in state.fails ? nil : body(&state) }
    guard let value else { throw RunStorageError(.busy, path: "/store", "the store is busy") }
    return value
  }
}
