import ModelProviders
import ParleyDiagnostics
import ParleyHost
import RunStorage
import Testing

/// What an experiment tells of the prompt cache.
struct ExperimentCacheTests {
  /// A reply to a prompt of which some tokens came from the cache and some were put into it.
  private static func reply(read: Int, written: Int) -> ScriptedReply {
    .message(
      """
      {"id":"msg_1","type":"message","role":"assistant","model":"claude-haiku-5-5","content":[{"type":"text","text":"Yes."}],\
      "stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":3,"output_tokens":1,"cache_read_input_tokens":\(read),\
      "cache_creation_input_tokens":\(written)}}
      """
    )
  }

  private static let script = """
    model haiku
    stream off
    cache auto
    experiment e {
      vary n: 1, 2, 3, 4
      concurrency 1
      trial {
        system "You are number {{n}}."
        say "a{{n}}"
        system "Now you are {{n}}0."
        say "b{{n}}"
      }
    }
    print e.summary
    print e.trials[0].cache_read_input_tokens, e.trials[0].cache_creation_input_tokens
    """

  @Test func missesAreToldOncePerCauseAndNotPerTrial() async throws {
    let stage = try LabStage { _ in Self.reply(read: 0, written: 900) }
    let summary = try await stage.run(Self.script)
    #expect(summary.status == .fine, "\(stage.output.errors)")
    let messages = stage.output.notices("cache.missed").map(\.message)
    #expect(messages.count == 2, "\(messages)")
    #expect(
      messages.first
        == "900 tokens were not read from the cache: system differs from its character 1 on: "
        + "“You are number 1.” → “Now you are 10.”"
    )
    #expect(
      messages.last
        == "4 trials wrote 3,600 tokens into the cache of claude-haiku-5-5 and read none: trial 2 begins "
        + "otherwise than trial 1: system differs from its character 16 on: “You are number 1.” → “You are number 2.”"
    )
  }

  @Test func theSummaryAndTheTrialsTellWhatTheCacheDid() async throws {
    let stage = try LabStage {
      $0.hasPrefix("a") ? Self.reply(read: 0, written: 900) : Self.reply(read: 900, written: 20)
    }
    let summary = try await stage.run(Self.script)
    #expect(summary.status == .fine, "\(stage.output.errors)")
    #expect(stage.output.notices("cache.missed").isEmpty)
    let printed = stage.output.printed.joined(separator: "\n")
    #expect(printed.contains("8 requests · 3,600 tokens from the cache, 3,680 into it · $"))
    #expect(printed.hasSuffix("900 920"))
    let trials = try await stage.trials("e")
    #expect(trials.map(\.usage.cacheRead) == [900, 900, 900, 900])
  }

  @Test func withoutACacheNothingIsSaidOfOne() async throws {
    let stage = try LabStage()
    _ = try await stage.run(Self.script.replacing("cache auto\n", with: ""))
    #expect(!stage.output.printed.joined().contains("from the cache"))
  }
}
