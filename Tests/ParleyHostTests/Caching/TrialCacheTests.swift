import ModelProviders
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import Synchronization
import Testing

/// What an experiment tells of the cache, whose trials share how their requests begin.
struct TrialCacheTests {
  /// One trial: what it does before it asks, and what its request reads from the cache and writes to it.
  private struct Asking {
    var effects: [Effect] = []
    var reads = 0
    var writes = 900
  }

  /// A clock that is set by hand.
  private final class Clock: Sendable {
    private let seconds = Mutex<Int64>(1000)
    func advance(by count: Int64) { seconds.withLock { $0 += count } }
    var time: ParleyHost.Timestamp {
      ParleyHost.Timestamp(microseconds: seconds.withLock { $0 } * 1_000_000)
    }
  }

  private static let change = SourceSpan(40, 50)
  private static let statement = SourceSpan(60, 70)

  private static func system(_ text: String) -> Effect {
    .set(SettingChange(name: "system", value: .text(text)))
  }

  private static func reply(_ asking: Asking) -> ScriptedReply {
    let usage =
      "\"cache_read_input_tokens\":\(asking.reads),\"cache_creation_input_tokens\":\(asking.writes)"
    return .events(
      [
        """
        {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-haiku-5-5","content":[],\
        "stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":3,"output_tokens":1,\(usage)}}}
        """
      ] + Events.text("Yes.") + Events.end()
    )
  }

  /// What is told once trials are over that ran one after the other, with some seconds between their starts.
  private static func notices(
    _ trials: [Asking],
    pause: Int64 = 10,
    cache: Value = "auto",
    isBatched: Bool = false
  ) async throws -> [Diagnostic] {
    let clock = Clock()
    let stage = Stage(time: { clock.time })
    try await stage.set("model", "haiku")
    try await stage.set("cache", cache)
    let caches = TrialCaches()
    for (index, asking) in trials.enumerated() {
      stage.provider.append(reply(asking))
      let trial = ScriptHost(
        for: Trial(
          experiment: "e",
          number: index + 1,
          provider: stage.provider,
          archive: nil,
          output: stage.output,
          interrupts: Interrupts(),
          caches: caches,
          isBatched: isBatched,
          measure: { _ in }
        ),
        of: stage.host
      )
      for effect in asking.effects {
        _ = try await trial.perform(effect, in: context(change))
      }
      let say = Effect.say(text: "a", schema: nil, isShown: true)
      _ = try await trial.perform(say, in: context(statement))
      clock.advance(by: pause)
    }
    #expect(stage.output.notices.isEmpty)
    return caches.notices
  }

  private static func context(_ span: SourceSpan) -> ProgramContext {
    ProgramContext(program: Program(), globals: [], span: span)
  }

  @Test func aChangedSystemIsNamedOnceWithItsLine() async throws {
    let trials = (1...3).map { Asking(effects: [Self.system("You are number \($0).")]) }
    let notices = try await Self.notices(trials)
    let notice = try #require(notices.first)
    #expect(notices.count == 1)
    #expect(notice.id == .cacheMissed)
    #expect(notice.severity == .warning)
    #expect(
      notice.message
        == "3 trials wrote 2,700 tokens into the cache of claude-haiku-5-5 and read none: trial 2 begins "
        + "otherwise than trial 1: system differs from its character 16 on: “You are number 1.” → “You are number 2.”"
    )
    #expect(notice.span == Self.change)
    #expect(notice.notes.map(\.span) == [Self.statement])
    #expect(notice.help.count == 1)
  }

  @Test func aChangedSettingIsNamed() async throws {
    let trials = (["low", "high"] as [Value]).map { level in
      Asking(effects: [.set(SettingChange(name: "effort", value: level))])
    }
    let notice = try #require(try await Self.notices(trials).first)
    #expect(notice.message.hasSuffix("effort is high, and was low in trial 1"))
    #expect(notice.help == ["keep effort the same in every trial"])
  }

  @Test func nothingIsToldWhereSomethingIsRead() async throws {
    let one = Asking(effects: [Self.system("1")])
    let two = Asking(effects: [Self.system("2")])
    let hit = Asking(effects: [Self.system("2")], reads: 900, writes: 0)
    #expect(try await Self.notices([one, two, hit]).isEmpty)
  }

  @Test func nothingIsToldWhereNothingIsToBeExpected() async throws {
    let short = Asking(writes: 0)
    #expect(try await Self.notices([short, short]).isEmpty)
    #expect(try await Self.notices([Asking()]).isEmpty)
    #expect(try await Self.notices([Asking(), Asking()], cache: "off").isEmpty)
    #expect(try await Self.notices([]).isEmpty)
  }

  @Test func trialsThatAreSentAtOnceFindNothing() async throws {
    let notice = try #require(try await Self.notices([Asking(), Asking()], pause: 0).first)
    #expect(notice.message.contains("trials 1 and 2 were sent before either had an answer"))
    #expect(notice.span == Self.statement)
    #expect(notice.help.first?.contains("concurrency 1") == true)
    #expect(try await Self.notices([Asking(), Asking()], pause: 0, isBatched: true).isEmpty)
  }

  @Test func anEntryThatLivedLongEnoughIsTold() async throws {
    let notice = try #require(try await Self.notices([Asking(), Asking()], pause: 360).first)
    #expect(notice.message.contains("6 min lie between trials 1 and 2, and an entry lives 5 min"))
    #expect(notice.help == ["cache 1h keeps it for an hour after its last use"])
  }

  @Test func whatTheServerDidNotKeepIsTold() async throws {
    let notice = try #require(try await Self.notices([Asking(), Asking()]).first)
    #expect(notice.message.contains("trials 1 and 2 begin alike"))
  }
}
