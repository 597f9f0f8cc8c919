import ClaudeAPI

extension Forwarding {
  /// An answer whose head has come.
  struct Answer: Sendable {
    /// The status and headers as the upstream sent them.
    let head: ResponseHead
    private let source: Source

    /// Where the body comes from.
    private enum Source: Sendable {
      case exchange(TransportExchange, Forwarding)
      case whole([UInt8])
    }

    /// Makes an answer.
    ///
    /// - Parameters:
    ///   - head: Its status and headers.
    ///   - exchange: The rest of it.
    ///   - forwarding: The way that it came.
    init(_ head: ResponseHead, _ exchange: TransportExchange, _ forwarding: Forwarding) {
      self.head = head
      source = .exchange(exchange, forwarding)
    }

    /// Makes an answer of which everything has come.
    init(_ head: ResponseHead, _ body: [UInt8]) {
      self.head = head
      source = .whole(body)
    }

    /// Passes the body on as it comes, and asks for more of it only when the client has taken enough.
    ///
    /// - Parameters:
    ///   - stream: Where it goes.
    ///   - look: Sees each piece after it was sent.
    /// - Returns: Whether all of it was passed on; otherwise the upstream has cut it, or the client has gone.
    func pass(to stream: ReplyStream, look: ([UInt8]) -> Void = { _ in }) async -> Bool {
      switch source {
      case .exchange(let exchange, let forwarding):
        return await Self.pass(exchange, of: forwarding, to: stream, look: look)
      case .whole(let bytes):
        let isThere = await stream.write(bytes)
        look(bytes)
        return isThere
      }
    }

    private static func pass(
      _ exchange: TransportExchange,
      of forwarding: Forwarding,
      to stream: ReplyStream,
      look: ([UInt8]) -> Void
    ) async -> Bool {
      do throws(ClaudeError) {
        while let event = try await forwarding.next(of: exchange) {
          guard case .body(let bytes) = event else { continue }
          let isThere = await stream.write(bytes)
          look(bytes)
          guard isThere else {
            exchange.close(.abort)
            return false
          }
        }
        return true
      } catch {
        forwarding.noteCut(by: error)
        return false
      }
    }

    /// The whole body.
    ///
    /// - Parameter limit: The most bytes that are taken.
    /// - Returns: The body.
    /// - Throws: ``Refusal`` 502 or 504 for a body that is cut or larger.
    func wholeBody(upTo limit: Int) async throws(Refusal) -> [UInt8] {
      switch source {
      case .exchange(let exchange, let forwarding):
        return try await Self.body(exchange, of: forwarding, upTo: limit)
      case .whole(let body):
        guard body.count <= limit else { throw .unreadableAnswer() }
        return body
      }
    }

    private static func body(
      _ exchange: TransportExchange,
      of forwarding: Forwarding,
      upTo limit: Int
    ) async throws(Refusal) -> [UInt8] {
      var body: [UInt8] = []
      do throws(ClaudeError) {
        while let event = try await forwarding.next(of: exchange) {
          guard case .body(let bytes) = event else { continue }
          body.append(contentsOf: bytes)
          guard body.count <= limit else { throw forwarding.tooLarge }
        }
        return body
      } catch {
        exchange.close(.abort)
        forwarding.noteCut(by: error)
        throw Refusal(error)
      }
    }
  }
}

extension GatewayResponse {
  /// The response that passes an answer on as it is.
  init(passing answer: Forwarding.Answer) {
    self.init(
      answer.head.status,
      headers: ForwardedHeaders.toClient(answer.head.headers),
      body: .stream { stream in
        guard await answer.pass(to: stream) else { return false }
        stream.end()
        return true
      }
    )
  }
}
