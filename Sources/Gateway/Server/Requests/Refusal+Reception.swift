import ClaudeAPI
import ClaudeMessages

/// The wording of refusals of requests that cannot be read.
extension Refusal {
  static func notFound(_ path: String) -> Refusal {
    Refusal(404, .notFound, "Not Found: the gateway has no \(path.prefix(200))")
  }

  static func wrongMethod(_ method: String, allowed: [String]) -> Refusal {
    let names = allowed.joined(separator: ", ")
    return Refusal(
      405,
      .invalidRequest,
      "Method Not Allowed: \(method.prefix(20)); this path takes \(names)",
      headers: ["allow": names]
    )
  }

  static func bodyTooLarge(limit: Int) -> Refusal {
    Refusal(
      413,
      .requestTooLarge,
      "Request exceeds the maximum size of \(limit >> 20) MiB"
    )
  }

  static func codedBody(_ coding: String) -> Refusal {
    Refusal(
      400,
      .invalidRequest,
      "content-encoding: \(coding.prefix(40)) is not taken; send the JSON as it is"
    )
  }

  static func bodyMemoryFull() -> Refusal {
    Refusal(
      529,
      .overloaded,
      "Overloaded: the gateway holds as many request bodies as it may; try again in a moment",
      headers: ["retry-after": "1"]
    )
  }

  static func tooManyConnections() -> Refusal {
    Refusal(
      529,
      .overloaded,
      "Overloaded: the gateway has as many connections as it may; try again in a moment",
      headers: ["retry-after": "1"]
    )
  }

  /// A body whose end did not come.
  static func unfinishedBody(_ reason: ConnectionMailbox.Ending) -> Refusal {
    switch reason {
    case .closed: Refusal(400, .invalidRequest, "the request ended before its body")
    case .timedOut:
      Refusal(408, .timeout, "the body of the request came too slowly; send it without pauses")
    case .malformed, .headTooLarge: .malformed()
    }
  }

  /// Bytes that are no request.
  static func malformed() -> Refusal {
    Refusal(400, .invalidRequest, "the request is not HTTP/1.1 as RFC 9112 describes it")
  }

  static func headTooLarge() -> Refusal {
    Refusal(
      431,
      .invalidRequest,
      "the headers are larger than \(ConnectionChannel.headLimit >> 10) KiB or more than 256"
    )
  }
}
