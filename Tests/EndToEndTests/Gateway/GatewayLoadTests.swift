import Testing

/// The gateway under many clients, and under slow ones.
struct GatewayLoadTests {
  @Test func fiveHundredClientsAtOnceEachGetTheirOwnReply() async throws {
    let server = try await ServerProcess(options: ["--echo", "--event-delay-ms", "20"])
    let gateway = try await GatewayProcess(upstream: server)
    let calls = (0..<500).map { LocalRequest.ask("number-\($0)-end") }
    let answers = try await calls.answers(from: gateway.url)
    #expect(answers.count { $0.status == 200 && $0.isWhole } == 500)
    for (index, answer) in answers.enumerated() {
      #expect(answer.text.contains("number-\(index)-end") && answer.text.contains("message_stop"))
    }
    #expect(Set(answers.compactMap { $0["request-id"] }).count == 500)
    #expect(try server.calls().count == 500)
  }

  @Test func fiveHundredClientsOfTheBuiltInModelAreAllAnswered() async throws {
    let gateway = try await GatewayProcess()
    let calls = (0..<500).map { LocalRequest.ask("What is \($0) + 1?", maxTokens: 4) }
    let answers = try await calls.answers(from: gateway.url)
    #expect(answers.count { $0.status == 200 && $0.isWhole } == 500)
    #expect(answers.allSatisfy { $0.text.contains("message_stop") })
  }

  @Test func slowReadersCostLittleMemoryAndHoldNobodyUp() async throws {
    let server = try await ServerProcess(Self.longReplies)
    let gateway = try await GatewayProcess(upstream: server)
    #expect(try await LocalRequest.ask("short").awaitedAnswer(from: gateway.url).isWhole)
    let before = try gateway.residentBytes()
    let readers = try (0..<24).map { _ in
      let reader = try RawConnection(to: gateway.url, receiveBuffer: 1 << 14)
      reader.send(LocalRequest.ask("at length", maxTokens: 4_000_000))
      return reader
    }
    try await read(slowly: readers) { readers.allSatisfy { $0.hasReceived("content_block_delta") } }
    var largest = before
    for _ in 0..<50 {
      let other = try RawConnection(to: gateway.url)
      other.send(LocalRequest.ask("short"))
      try await read(slowly: readers) {
        other.turn()
        return other.isClosed
      }
      #expect(other.hasReceived("message_stop"))
      largest = max(largest, try gateway.residentBytes())
    }
    // Together the replies are 100 MB.
    #expect(largest - before < 40 << 20, "\((largest - before) >> 20) MiB more")
    #expect(readers.allSatisfy { !$0.isClosed })
    let answer = try await readers[0].answer()
    #expect(answer.isWhole && answer.text.hasSuffix("{\"type\":\"message_stop\"}\n\n"))
  }

  /// Replies of 4 MB, and short ones.
  private static let longReplies: String = {
    let piece = String(repeating: "all work and no play ", count: 3200)
    let chunks = Array(repeating: "\"\(piece)\"", count: 64).joined(separator: ",")
    return
      #"[{"match": "at length", "chunks": [\#(chunks)], "repeat": "forever"}, {"match": "short", "text": "Yes.", "repeat": "forever"}]"#
  }()

  /// Takes a few bytes from each reader at a time until a condition holds; so none of them is one that reads nothing at all.
  private func read(slowly readers: [RawConnection], until condition: () -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(120)
    while !condition() {
      guard ContinuousClock.now < end else { throw ServerError(message: "the gateway is held up") }
      for reader in readers { reader.turn(limit: 64) }
      try await Task.sleep(for: .milliseconds(2))
    }
  }

  @Test func headsThatNeverEndAreGivenUpAndOthersAreServed() async throws {
    let gateway = try await GatewayProcess()
    let head = Array("POST /v1/messages HTTP/1.1\r\nhost: localhost\r\nx-slow: ".utf8)
    let slow = try (0..<100).map { _ in
      let connection = try RawConnection(to: gateway.url)
      connection.send(head)
      return connection
    }
    let end = ContinuousClock.now + .seconds(150)
    var round = 0
    while slow.contains(where: { !$0.isClosed }), ContinuousClock.now < end {
      round += 1
      for connection in slow {
        if round % 10 == 0 { connection.send([0x61]) }
        connection.turn()
      }
      if round % 50 == 1 {
        let answer = try await LocalRequest.ask("Hi.", maxTokens: 2).awaitedAnswer(
          from: gateway.url
        )
        #expect(answer.isWhole && answer.text.contains("message_stop"))
      }
      try await Task.sleep(for: .milliseconds(100))
    }
    #expect(slow.allSatisfy { $0.isClosed })
    #expect(gateway.isRunning)
  }

  @Test func moreConnectionsThanAllowedWaitOrAreRefusedAndTheOthersGoOn() async throws {
    let server = try await ServerProcess(
      #"[{"match": "hold", "chunks": ["one ", "two"], "hang_after": 4}, {"match": "short", "text": "Yes."}]"#
    )
    let gateway = try await GatewayProcess(["--max-connections", "8"], upstream: server)
    let held = try (0..<8).map { _ in
      let connection = try RawConnection(to: gateway.url)
      connection.send(LocalRequest.ask("hold"))
      return connection
    }
    for connection in held { #expect(try await connection.waits(for: "one ")) }
    let ninth = try RawConnection(to: gateway.url)
    ninth.send(LocalRequest.ask("short"))
    for connection in held.prefix(4) { connection.close() }
    #expect(try await ninth.waits(until: \.isClosed))
    // Until the closed ones are noticed, the next may still be one too many.
    var isServed = false
    for _ in 0..<600 where !isServed {
      let next = try RawConnection(to: gateway.url)
      next.send(LocalRequest.ask("short"))
      _ = try await next.waits(until: \.isClosed)
      isServed = next.hasReceived("message_stop")
    }
    #expect(isServed)
    for connection in held.suffix(4) {
      connection.turn()
      #expect(!connection.isClosed)
    }
  }
}
