import ParleyRuntime

/// The part of a tape that answers and keeps the requests of one trial, or of the run outside of trials.
struct TapeArchive: ExchangeArchive {
  let tape: Tape
  let subject: String?

  func take(_ request: Exchange.Request) throws(EffectError) -> ArchivedExchange? {
    let entry = try tape.take(request, isCount: false, of: subject)
    return entry?.exchange.map {
      ArchivedExchange($0, isCharged: true, keepsTime: tape.replaysTime)
    }
  }

  func keep(_ exchange: Exchange) {
    tape.keep { TapeEntry(exchange, as: $0, of: subject) }
  }

  func takeCount(of request: Exchange.Request) throws(EffectError) -> ArchivedCount? {
    let entry = try tape.take(request, isCount: true, of: subject)
    if case .count(let count, _)? = entry?.content { return count }
    return nil
  }

  func keepCount(_ count: ArchivedCount, of request: Exchange.Request) {
    tape.keep { _ in TapeEntry(count, of: request, in: subject) }
  }
}
