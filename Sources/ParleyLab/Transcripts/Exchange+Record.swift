import OrderedJSON
import ParleyHost
import RunStorage

extension Exchange {
  /// Reads a stored exchange.
  ///
  /// - Parameter record: The exchange as the run store keeps it.
  /// - Returns: The exchange as far as its steps can be read; nil if its beginning cannot.
  package static func stored(_ record: ExchangeRecord) -> Exchange? {
    var exchange: Exchange?
    for line in record.steps.split(separator: UInt8(ascii: "\n")) {
      guard let json = try? JSONParser().parse(Array(line)),
        let step = ExchangeCodec.decode(json)?.step
      else { continue }
      if case .began(let request, let time) = step {
        exchange = Exchange(request: request, startedAt: time)
      } else {
        exchange?.take(step)
      }
    }
    return exchange
  }
}
