import ClaudeAPI

/// What a gateway of Parley on the way tells of a request: how long it had it, and how long it waited for the API.
///
/// - Source: Server Timing, <https://www.w3.org/TR/server-timing/>; `Via`, RFC 9110, section 7.6.3.
package struct GatewayTimes: Sendable, Equatable {
  /// From the arrival of the request at the gateway until it went on to the API.
  package let inGateway: Duration
  /// From then until the API's answer began.
  package let atAPI: Duration

  /// Makes times.
  package init(inGateway: Duration, atAPI: Duration) {
    self.inGateway = inGateway
    self.atAPI = atAPI
  }

  /// Reads the headers of an answer; nil where no gateway of Parley is among those that passed it on, or it does not tell both times.
  package init?(_ headers: HeaderFields) {
    let stations = headers.values(of: "via").flatMap { $0.split(separator: ",") }
    guard stations.contains(where: { $0.split(separator: " ").dropFirst().first == "parley" })
    else {
      return nil
    }
    var times: [String: Duration] = [:]
    for metric in headers.values(of: "server-timing").flatMap(Self.metrics) {
      guard let name = metric.first, let duration = Self.duration(of: metric) else { continue }
      times[name] = times[name] ?? duration
    }
    guard let inGateway = times["admit"], let atAPI = times["upstream"] else { return nil }
    self.init(inGateway: inGateway, atAPI: atAPI)
  }

  /// The metrics of a header: each its name and its parameters, without blanks; what is in quotes separates nothing.
  private static func metrics(of value: String) -> [[String]] {
    var metrics: [[String]] = [[""]]
    var isQuoted = false
    for character in value {
      if character == "\"" { isQuoted.toggle() }
      switch character {
      case "," where !isQuoted: metrics.append([""])
      case ";" where !isQuoted: metrics[metrics.count - 1].append("")
      case " ", "\t": continue
      default:
        let last = metrics[metrics.count - 1].count - 1
        metrics[metrics.count - 1][last].append(character)
      }
    }
    return metrics
  }

  /// The `dur` parameter, which is in milliseconds.
  private static func duration(of metric: [String]) -> Duration? {
    let prefix = "dur="
    guard let text = metric.dropFirst().first(where: { $0.lowercased().hasPrefix(prefix) }),
      let milliseconds = Double(text.dropFirst(prefix.count)), milliseconds >= 0,
      milliseconds <= 1e9
    else { return nil }
    return .microseconds(Int64((milliseconds * 1000).rounded()))
  }
}
