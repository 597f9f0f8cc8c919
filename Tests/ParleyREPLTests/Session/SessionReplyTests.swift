import ClaudeAPI
import LineEditing
import ModelProviders
import ParleyHost
import ParleyRuntime
import TestSupport
import Testing

@testable import ParleyREPL

/// Replies in a session: what is shown of them, and how they are stopped.
struct SessionReplyTests {
  @Test func aReplyIsFollowedByWhatItTook() async throws {
    let stage = SessionStage(
      ScriptedProvider([.text("Rain ", "falls.", inputTokens: 1204, outputTokens: 29)]),
      in: try TemporaryFolder()
    )
    await stage.enter("model haiku", "say Hi")
    let lines = stage.shown.split(separator: "\n")
    #expect(lines.first == "Rain falls.")
    #expect(lines.count == 2)
    let parts = lines.last?.split(separator: " · ") ?? []
    #expect(parts.count == 5)
    #expect(parts.first?.hasSuffix(" to first token") == true)
    #expect(parts.dropFirst(2).prefix(2) == ["1,204 in, 29 out", "end_turn"])
    #expect(parts.last?.hasPrefix("$0.00") == true)
    #expect(stage.session.log.entries.last?.stopReason == "end_turn")
  }

  @Test(arguments: [
    (0, 0, "5 in, 9 out"), (1204, 0, "5 in + 1,204 from the cache, 9 out"),
    (0, 80, "5 in + 80 into the cache, 9 out"),
    (1204, 80, "5 in + 1,204 from the cache + 80 into it, 9 out"),
  ])
  func whatTheCacheGaveAndTookIsTold(read: Int64, written: Int64, says: String) {
    let usage = MapValue([
      ("input_tokens", 5), ("output_tokens", 9), ("cache_read_input_tokens", .int(read)),
      ("cache_creation_input_tokens", .int(written)),
    ])
    let reply = ReplyValue(text: "a", fields: MapValue([("usage", .map(usage)), ("cost", 0.0)]))
    #expect(ReplyLine.text(of: reply) == says)
  }

  @Test func aReplyThatIsBoundShowsNothing() async throws {
    let stage = SessionStage(ScriptedProvider([.text("Rain")]), in: try TemporaryFolder())
    await stage.enter("let x = say Hi")
    #expect(stage.shown == "")
  }

  @Test func aCutReplySaysHowToGoOn() async throws {
    let stage = SessionStage(
      ScriptedProvider([.text("Once upon", stopReason: "max_tokens")]),
      in: try TemporaryFolder()
    )
    await stage.enter("model haiku", "max_tokens 200", "say Tell a story.")
    #expect(
      stage.shown.hasSuffix(
        "\n… cut at max_tokens 200: send goes on, max_tokens 400 allows more\n"
      )
    )
  }

  @Test func thinkingStandsApart() async throws {
    let events = [
      #"{"type":"message_start","message":{"id":"m","type":"message","role":"assistant","model":"claude","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":1}}}"#,
      #"{"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}"#,
      #"{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Two and two."}}"#,
      #"{"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"c2ln"}}"#,
      #"{"type":"content_block_stop","index":0}"#,
      #"{"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}"#,
      #"{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Four."}}"#,
      #"{"type":"content_block_stop","index":1}"#,
      #"{"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":9}}"#,
      #"{"type":"message_stop"}"#,
    ]
    let stage = SessionStage(ScriptedProvider([.events(events)]), in: try TemporaryFolder())
    await stage.enter("say 2 + 2?")
    #expect(stage.shown.hasPrefix("thinking:\nTwo and two.\n\nFour.\n"))
  }

  @Test func ctrlCKeepsWhatCameAsTheReply() async throws {
    let stage = SessionStage(EchoProvider(hangs: true), in: try TemporaryFolder()) { event in
      if case .text = event { true } else { false }
    }
    await stage.enter("say HANG! please", "print reply.interrupted, reply")
    #expect(
      stage.shown == """
        Half of it
        stopped; what came is reply (reply.interrupted is true)
        true Half of it

        """
    )
    #expect(stage.turns == ["user: HANG! please", "assistant: Half of it"])
    guard case .interrupted? = stage.session.log.entries.first?.outcome else {
      Issue.record("it is logged as \(stage.session.log.entries)")
      return
    }
  }

  @Test func ctrlCBeforeAnyTextOffersToAskAgain() async throws {
    let stage = SessionStage(
      ScriptedProvider([.hang(), .text("now")]),
      in: try TemporaryFolder()
    ) { event in
      if case .progress(.sent, _) = event { true } else { false }
    }
    await stage.enter("say Hi")
    #expect(stage.shown == "stopped before any text came; retry asks again\n")
    #expect(stage.turns == [])
  }

  @Test func ctrlCEndsAComputation() async throws {
    let stage = SessionStage(ScriptedProvider([]), in: try TemporaryFolder()) { event in
      if case .print = event { true } else { false }
    }
    await stage.enter("print 1\nwhile true { }", "2")
    #expect(stage.shown == "1\nstopped\n2\n")
  }

  @Test func aFailedRequestOffersRetry() async throws {
    let error = ClaudeError(.overloaded, "no capacity", status: 529)
    let stage = SessionStage(
      ScriptedProvider([.failure(error), .text("Hello.")]),
      in: try TemporaryFolder()
    )
    await stage.enter("say Hi", "retry")
    #expect(stage.shown.contains("help: retry sends it again\nHello.\n"))
    #expect(stage.turns == ["user: Hi", "assistant: Hello."])
  }

  @Test func whatIsTypedIsInTheJournalBeforeItRuns() async throws {
    let folder = try TemporaryFolder()
    let stage = SessionStage(EchoProvider(hangs: false), in: folder)
    await stage.enter("say Hi")
    let contents = JournalReader.read(stage.recorded)
    let kinds = contents.records.compactMap { record -> String? in
      switch record {
      case .typed(let entry, _): entry.text
      case .exchange(_, .began): "request"
      case .entered(.done): "done"
      default: nil
      }
    }
    #expect(kinds == ["say Hi", "request", "done"])
  }

  @Test func thePromptShowsModelChatAndWhatWasUsed() async throws {
    let stage = SessionStage(ScriptedProvider([.text("a")]), in: try TemporaryFolder())
    #expect(stage.session.prompt(columns: 80).text == "sonnet main> ")
    #expect(stage.session.prompt(columns: 80).right == "")
    await stage.enter("model haiku", "say Hi", "fork other", ":talk")
    #expect(stage.session.prompt(columns: 80).text == "haiku other» ")
    await stage.enter(":chat main")
    #expect(stage.session.prompt(columns: 80).right.hasPrefix("15 tokens  $0.0000"))
    #expect(stage.session.prompt(columns: 59).right == "")
  }

  @Test func theBuiltInModelIsMarked() async throws {
    let stage = SessionStage(
      ScriptedProvider([]),
      in: try TemporaryFolder(),
      start: SessionStart(provider: "local", model: "haiku")
    )
    #expect(stage.session.prompt(columns: 80).text == "haiku (local) main> ")
  }

  @Test func tokensAreCountedWhereThereIsSomethingToCount() async throws {
    let provider = ScriptedProvider([.text("Hello.")], countTokens: { _ in 4321 })
    let stage = SessionStage(provider, in: try TemporaryFolder())
    await stage.enter("model haiku", ":tokens")
    #expect(!stage.shown.contains("counted"))
    await stage.enter("say Hi", ":tokens")
    #expect(stage.shown.contains("context: 4,321 of 1,000,000 tokens, 0.5 %"))
    #expect(stage.shown.contains("as counted for the\nnext request\n"))
    #expect(stage.session.view.totals.requests == 1)
  }

  @Test func tokensThatCannotBeCountedAreThoseOfTheReply() async throws {
    let stage = SessionStage(UncountingProvider(), in: try TemporaryFolder())
    await stage.enter("say Hi", ":tokens")
    #expect(stage.shown.contains("context: "))
    #expect(!stage.shown.contains("counted"))
  }
}

/// A provider that cannot tell how many tokens a request has.
private struct UncountingProvider: MessageProvider {
  private let inner = EchoProvider(hangs: false)

  func send(_ request: ProviderRequest) -> ProviderResponse { inner.send(request) }

  func countTokens(_ request: ProviderRequest) async throws(ClaudeError) -> Int {
    throw ClaudeError(.overloaded, "no capacity", status: 529)
  }

  func models() async throws(ClaudeError) -> [ModelInfo] { [] }
}
