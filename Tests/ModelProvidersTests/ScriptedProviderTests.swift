import ClaudeAPI
import ClaudeMessages
import Testing

@testable import ModelProviders

extension MessageRequest {
  /// A small question.
  static func question(_ text: String = "Hello?", stream: Bool = true) -> MessageRequest {
    var request = MessageRequest(
      model: "claude-haiku-5-5",
      maxTokens: 100,
      messages: [.user(.text(text))]
    )
    request.stream = stream
    return request
  }
}

extension ProviderResponse {
  /// Folds the answer into its message.
  func message() async throws(ClaudeError) -> Message? {
    var accumulator = MessageAccumulator()
    for try await event in self {
      guard case .event(let raw) = event else { continue }
      switch try raw.decoded() {
      case .message(let message): return message
      case .event(let event): accumulator.append(event)
      }
    }
    return accumulator.accumulated?.message
  }
}

struct ScriptedProviderTests {
  @Test(arguments: [true, false])
  func aTextIsAnsweredInTheFormAskedFor(stream: Bool) async throws {
    let provider = ScriptedProvider([.text("Hel", "lo \"you\"", outputTokens: 9)])
    let message = try await provider.send(ProviderRequest(.question(stream: stream))).message()
    #expect(message?.text == "Hello \"you\"")
    #expect(message?.stopReason == .endTurn)
    #expect(message?.usage.outputTokens == 9)
    #expect(message?.model == "claude-haiku-5-5")
  }

  @Test func repliesComeInOrderAndRequestsAreKept() async throws {
    let provider = ScriptedProvider([.text("one"), .text("two")])
    #expect(provider.requests.isEmpty)
    #expect(try await provider.send(ProviderRequest(.question("1"))).message()?.text == "one")
    #expect(try await provider.send(ProviderRequest(.question("2"))).message()?.text == "two")
    #expect(provider.requests.map { $0.message.messages[0].content.text } == ["1", "2"])
    let error = await #expect(throws: ClaudeError.self) {
      try await provider.send(ProviderRequest(.question("3"))).message()
    }
    #expect(error?.code == .invalidRequest)
  }

  @Test func failuresAndCutsAreThrown() async throws {
    let overloaded = ClaudeError(.overloaded, "busy")
    let provider = ScriptedProvider([
      .failure(overloaded), .cut(after: [#"{"type":"ping"}"#], by: overloaded),
    ])
    for _ in 0..<2 {
      let error = await #expect(throws: ClaudeError.self) {
        try await provider.send(ProviderRequest(.question())).message()
      }
      #expect(error?.code == .overloaded)
    }
  }

  @Test func silenceLastsUntilCancellation() async throws {
    let provider = ScriptedProvider([.hang(after: [#"{"type":"ping"}"#])])
    let (reached, mark) = AsyncStream<Void>.makeStream()
    let code = await withTaskGroup(of: ClaudeError.Code?.self) { group in
      group.addTask {
        // A failure must end the wait below too.
        defer { mark.finish() }
        do throws(ClaudeError) {
          for try await event in provider.send(ProviderRequest(.question())) {
            if case .event = event { mark.yield() }
          }
          return nil
        } catch {
          return error.code
        }
      }
      for await _ in reached { break }
      group.cancelAll()
      return await group.next() ?? nil
    }
    #expect(code == .cancelled)
  }
}
