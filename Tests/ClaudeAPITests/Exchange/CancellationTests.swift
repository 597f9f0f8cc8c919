import ClaudeAPI
import Testing

struct CancellationTests {
  @Test func aPauseEndsWithItsTask() async throws {
    let clock = ManualClock()
    let transport = ScriptedTransport([
      .failure(529, "overloaded_error"), .stream(SSE.whole),
    ])
    let client = try ClaudeClient.scripted(transport, clock: clock)
    let error = await withTaskGroup(of: ClaudeError?.self) { group in
      group.addTask { await client.exchange(ExchangeRequest(.question())).course().error }
      #expect(await clock.sleeping() == .milliseconds(500))
      group.cancelAll()
      return await group.next() ?? nil
    }
    #expect(error?.code == .cancelled)
    #expect(transport.requests.count == 1)
  }

  @Test func aPauseLastsAsLongAsItsClockSays() async throws {
    let clock = ManualClock()
    let transport = ScriptedTransport([
      .failure(429, "rate_limit_error", headers: ["retry-after": "30"]), .stream(SSE.whole),
    ])
    let client = try ClaudeClient.scripted(transport, clock: clock)
    await withTaskGroup(of: Message?.self) { group in
      group.addTask { try? await client.message(.question()) }
      #expect(await clock.sleeping() == .seconds(30))
      clock.advance(by: .seconds(29))
      #expect(await clock.sleeping() == .seconds(1))
      #expect(transport.requests.count == 1)
      clock.advance(by: .seconds(1))
      #expect(await group.next()??.text == "Hello")
    }
    #expect(transport.requests.count == 2)
  }

  @Test func readingEndsWithItsTask() async throws {
    let transport = ScriptedTransport([.stream([SSE.start, SSE.blockStart]) + [.hang]])
    let client = try ClaudeClient.scripted(transport)
    let (reached, mark) = AsyncStream<Void>.makeStream()
    let error = await withTaskGroup(of: ClaudeError?.self) { group in
      group.addTask {
        // A failure must end the wait below too.
        defer { mark.finish() }
        do throws(ClaudeError) {
          for try await event in client.exchange(ExchangeRequest(.question())) {
            if event.short == "content_block_start" { mark.yield() }
          }
          return nil
        } catch {
          return error
        }
      }
      for await _ in reached { break }
      group.cancelAll()
      return await group.next() ?? nil
    }
    #expect(error?.code == .cancelled)
    #expect(transport.closings.first == .abort)
  }

  @Test func leavingALoopClosesTheConnection() async throws {
    let transport = ScriptedTransport([.stream([SSE.start]) + [.hang]])
    let client = try ClaudeClient.scripted(transport)
    for try await event in client.exchange(ExchangeRequest(.question()))
    where event.short == "message_start" {
      break
    }
    #expect(transport.closings == [.abort])
  }

  @Test func aCancelledTaskSendsNothing() async throws {
    let transport = ScriptedTransport([.stream(SSE.whole)])
    let client = try ClaudeClient.scripted(transport)
    let error = await withTaskGroup(of: ClaudeError?.self) { group in
      group.cancelAll()
      group.addTask { await client.exchange(ExchangeRequest(.question())).course().error }
      return await group.next() ?? nil
    }
    #expect(error?.code == .cancelled)
    #expect(transport.requests.isEmpty)
  }
}
