import ClaudeAPI
import ClaudeMessages

/// Asks the upstream about batches for the gateway itself.
struct BatchReading: Sendable {
  /// An answer that is whole.
  struct Answer: Sendable {
    /// The status and headers as the upstream sent them.
    let head: ResponseHead
    /// The body.
    let body: [UInt8]
  }

  /// The most bytes of a description or a list: a page has at most 1,000 batches.
  static let bodyLimit = 8 << 20

  private static let timeouts = Timeouts(connect: .seconds(10), idle: .seconds(120))
  /// Batches are the same in every version.
  private static let headers: HeaderFields = [
    "accept": "application/json", "anthropic-version": APIVersion.v2023_06_01.rawValue,
  ]

  private let upstream: Upstream

  /// Makes a reading.
  init(_ upstream: Upstream) { self.upstream = upstream }

  /// Reads a description or a list.
  ///
  /// - Parameters:
  ///   - path: What follows the path of all batches: `/ID`, `?limit=100`.
  ///   - headers: Those of the client that asked; nil for the gateway's own.
  /// - Returns: The answer, of whatever status.
  /// - Throws: ``ClaudeError`` where no whole answer came.
  func answer(
    to path: String,
    headers: HeaderFields? = nil
  ) async throws(ClaudeError) -> Answer {
    let exchange = exchange(path, headers: headers ?? Self.headers, limit: Self.bodyLimit)
    let head = try await head(of: exchange)
    return Answer(head: head, body: try await Self.body(of: exchange))
  }

  /// Reads the results of a batch.
  ///
  /// - Parameters:
  ///   - id: The batch.
  ///   - receive: Takes each part of them.
  /// - Returns: The status of an answer that has none; nil for results that were read to their end.
  /// - Throws: ``ClaudeError`` where they were cut.
  func results(
    of id: String,
    _ receive: ([UInt8]) -> Void
  ) async throws(ClaudeError) -> Int? {
    let exchange = exchange("/\(id)/results", headers: Self.headers, limit: .max)
    let head = try await head(of: exchange)
    guard (200..<300).contains(head.status) else {
      exchange.close(.discard)
      return head.status
    }
    while let event = try await exchange.next() {
      if case .body(let bytes) = event { receive(bytes) }
    }
    return nil
  }

  private func exchange(_ path: String, headers: HeaderFields, limit: Int) -> TransportExchange {
    var request = TransportRequest(
      method: .get,
      server: upstream.server,
      path: BatchDesk.path + path,
      headers: ForwardedHeaders.toUpstream(headers, credential: upstream.credential),
      timeouts: Self.timeouts
    )
    request.bodyLimit = limit
    return upstream.transport.send(request)
  }

  private func head(of exchange: TransportExchange) async throws(ClaudeError) -> ResponseHead {
    while let event = try await exchange.next() {
      if case .head(let head) = event { return head }
    }
    throw .connectionLost(upstream.server)
  }

  /// The rest of an answer whose head has come, of at most ``bodyLimit`` bytes.
  private static func body(of exchange: TransportExchange) async throws(ClaudeError) -> [UInt8] {
    var body: [UInt8] = []
    while let event = try await exchange.next() {
      guard case .body(let bytes) = event else { continue }
      guard body.count + bytes.count <= bodyLimit else {
        exchange.close(.abort)
        throw ClaudeError(.invalidResponse, "the answer has more than \(bodyLimit) bytes")
      }
      body += bytes
    }
    return body
  }
}
