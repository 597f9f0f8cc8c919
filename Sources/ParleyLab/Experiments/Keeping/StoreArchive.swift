import OrderedJSON
import ParleyHost
import ParleyRuntime
import RunStorage
import Synchronization

/// The requests of one trial, or of the statements around trials: those that were made before are answered from the run store, and all are
/// kept for it.
///
/// With a tape the tape answers in place of the store, and gets what is sent.
final class StoreArchive: ExchangeArchive {
  /// Finds the finished exchange of a request by its key; nil where none is stored.
  typealias LookUp = @Sendable (_ key: String) async throws(RunStorageError) -> ExchangeRecord?

  private struct State {
    /// How often each request was asked for, by its key as the first of its kind.
    var occurrences: [String: Int] = [:]
    /// The keys of the requests that were asked for, by number.
    var keys: [Int: String] = [:]
    var lastKey: String?
    /// What is over, as far as it is not handed on at once.
    var records: [ExchangeRecord] = []
    /// How many of the records were handed on while the trial went on.
    var handedOn = 0
  }

  private let subject: String
  private let lookUp: LookUp?
  private let tape: (any ExchangeArchive)?
  private let handsOnAtOnce: Bool
  private let handOn: @Sendable ([ExchangeRecord]) -> Void
  private let state = Mutex(State())

  /// Makes an archive.
  ///
  /// - Parameters:
  ///   - subject: The trial's ``TrialIdentity/subject``; empty outside of trials.
  ///   - lookUp: Finds what was answered before; nil where everything is sent anew.
  ///   - tape: What answers in place of the store; nil for none.
  ///   - handsOnAtOnce: Whether each exchange is handed on as soon as it is over, and not kept here. Default: when the next is asked for.
  ///   - handOn: Takes what is over while the trial goes on, so that it is not lost with the process. Default: it waits for the trial's
  ///     end.
  init(
    subject: String,
    lookUp: LookUp?,
    tape: (any ExchangeArchive)? = nil,
    handsOnAtOnce: Bool = false,
    handOn: @escaping @Sendable ([ExchangeRecord]) -> Void = { _ in }
  ) {
    self.subject = subject
    self.lookUp = lookUp
    self.tape = tape
    self.handsOnAtOnce = handsOnAtOnce
    self.handOn = handOn
  }

  /// The requests so far, in their order.
  var records: [ExchangeRecord] {
    state.withLock { $0.records.sorted { $0.number < $1.number } }
  }

  /// The key of the request that was asked for last.
  var lastKey: String? { state.withLock { $0.lastKey } }

  func take(_ request: Exchange.Request) async throws(EffectError) -> ArchivedExchange? {
    let key = state.withLock { state in
      let first = RequestKey.key(of: request, subject: subject, occurrence: 1)
      let occurrence = state.occurrences[first, default: 0] + 1
      state.occurrences[first] = occurrence
      let key =
        occurrence == 1
        ? first : RequestKey.key(of: request, subject: subject, occurrence: occurrence)
      state.keys[request.number] = key
      state.lastKey = key
      return key
    }
    handOnWhatIsOver()
    if let tape {
      guard let answer = try await tape.take(request) else { return nil }
      keep(answer.exchange, as: request)
      return answer
    }
    guard let lookUp else { return nil }
    do throws(RunStorageError) {
      guard let record = try await lookUp(key), let exchange = Exchange.stored(record) else {
        return nil
      }
      keep(exchange, as: request)
      return ArchivedExchange(exchange, isCharged: false)
    } catch {
      throw EffectError(error)
    }
  }

  func keep(_ exchange: Exchange) {
    tape?.keep(exchange)
    keep(exchange, as: exchange.request)
  }

  func takeCount(of request: Exchange.Request) throws(EffectError) -> ArchivedCount? {
    try tape?.takeCount(of: request)
  }

  func keepCount(_ count: ArchivedCount, of request: Exchange.Request) {
    tape?.keepCount(count, of: request)
  }

  private func keep(_ exchange: Exchange, as request: Exchange.Request) {
    var steps: [UInt8] = []
    let id = Exchange.ID(number: request.number)
    for step in exchange.steps {
      steps += JSONWriter.bytes(of: ExchangeCodec.encode(step, of: id))
      steps.append(0x0A)
    }
    let key = state.withLock { $0.keys.removeValue(forKey: request.number) }
    let record = ExchangeRecord(
      number: request.number,
      key: key ?? RequestKey.key(of: request, subject: subject, occurrence: 1),
      conversation: request.conversation,
      body: request.body,
      steps: steps,
      isFinished: exchange.ending?.outcome == .finished
    )
    if handsOnAtOnce {
      handOn([record])
    } else {
      state.withLock { $0.records.append(record) }
    }
  }

  /// Hands on what came before the request that is about to be made.
  private func handOnWhatIsOver() {
    let over = state.withLock { state -> [ExchangeRecord] in
      defer { state.handedOn = state.records.count }
      return Array(state.records[state.handedOn...])
    }
    if !over.isEmpty { handOn(over) }
  }
}

extension EffectError {
  /// The run store cannot be opened, read or written.
  init(_ error: RunStorageError) {
    self.init(.file, error.message, help: error.help)
  }
}
