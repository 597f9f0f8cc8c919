import ClaudeAPI
import ClaudeMessages
import ModelProviders
import OrderedJSON
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import Synchronization
import Testing

struct CacheMissTests {
  /// A reply to a prompt of which some tokens came from the cache and some were put into it.
  private static func reply(read: Int, written: Int) -> ScriptedReply {
    .events(
      [
        """
        {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-haiku-5-5","content":[],\
        "stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":3,"output_tokens":1,"cache_read_input_tokens":\(read),\
        "cache_creation_input_tokens":\(written)}}}
        """
      ] + Events.text("Yes.") + Events.end()
    )
  }

  /// A clock that is set by hand.
  private final class Clock: Sendable {
    private let seconds = Mutex<Int64>(1000)
    func advance(by count: Int64) { seconds.withLock { $0 += count } }
    var time: ParleyHost.Timestamp {
      ParleyHost.Timestamp(microseconds: seconds.withLock { $0 } * 1_000_000)
    }
  }

  /// A stage whose first request was cached with 900 tokens and whose second finds some of them.
  private static func stage(
    secondReads read: Int,
    clock: Clock = Clock()
  ) async throws -> Stage {
    let stage = Stage(time: { clock.time })
    stage.provider.append(reply(read: 0, written: 900))
    stage.provider.append(reply(read: read, written: 1000 - read))
    try await stage.set("model", "haiku")
    try await stage.set("cache", "auto")
    return stage
  }

  private static let fetching: Value = ["type": "web_fetch_20260318", "name": "web_fetch"]
  private static let change = SourceSpan(40, 50)
  private static let statement = SourceSpan(60, 70)

  /// The one notice that a change between two requests leads to.
  private static func notice(
    _ effects: [Effect],
    secondReads read: Int = 0
  ) async throws -> Diagnostic? {
    let stage = try await stage(secondReads: read)
    try await stage.perform(.set(SettingChange(name: "system", value: "It is 10:31.")))
    // Without a tool there is no choice of one.
    let tools = SettingChange(name: "tools", isField: true, value: [fetching])
    try await stage.perform(.set(tools))
    try await stage.say("a")
    for effect in effects { try await stage.perform(effect, at: change) }
    try await stage.perform(.say(text: "b", schema: nil, isShown: true), at: statement)
    let notices = stage.output.notices("cache.missed")
    #expect(notices.count <= 1)
    return notices.first
  }

  @Test func aHitIsNoMatter() async throws {
    #expect(try await Self.notice([], secondReads: 900) == nil)
  }

  @Test func aChangedSystemIsNamedWithItsLine() async throws {
    let notice = try #require(
      try await Self.notice([.set(SettingChange(name: "system", value: "It is 10:32."))])
    )
    #expect(notice.span == Self.change)
    #expect(notice.severity == .warning)
    #expect(
      notice.message
        == "900 tokens were not read from the cache: system differs from its character 11 on: "
        + "“It is 10:31.” → “It is 10:32.”"
    )
    #expect(notice.notes.map(\.span) == [Self.statement])
  }

  @Test(arguments: [
    (SettingChange(name: "effort", value: "low"), "effort is low, and was medium"),
    (SettingChange(name: "thinking", value: "off"), "thinking is off, and was adaptive"),
    (SettingChange(name: "tool_choice", value: "none"), "tool_choice is none, and was auto"),
    (SettingChange(name: "citations", value: "on"), "citations is on, and was off"),
    (SettingChange(name: "speed", isField: true, value: "fast"), "speed is fast, and was standard"),
    (
      SettingChange(
        name: "tools",
        isField: true,
        value: [fetching, ["type": "web_search_20260318", "name": "web_search"]]
      ),
      "the tool web_search was added"
    ),
  ])
  func aChangedSettingIsNamedWithItsLine(change: SettingChange, says: String) async throws {
    let notice = try #require(try await Self.notice([.set(change)], secondReads: 100))
    #expect(notice.span == Self.change)
    #expect(notice.message.hasPrefix("800 tokens were not read from the cache: \(says)"))
  }

  @Test func aChoiceThatForcesACallIsKnownToHoldForOneRequest() async throws {
    let stage = try await Self.stage(secondReads: 0)
    let tools = SettingChange(name: "tools", isField: true, value: [Self.fetching])
    try await stage.perform(.set(tools))
    try await stage.perform(.set(SettingChange(name: "tool_choice", value: "any")))
    try await stage.say("a")
    try await stage.perform(.unset("tool_choice"))
    try await stage.say("b")
    let notice = try #require(stage.output.notices("cache.missed").first)
    #expect(notice.message.contains("tool_choice is auto, and was any"))
    #expect(notice.help.first?.contains("the first request of a statement") == true)
  }

  @Test func aLayerOfWithIsNamedToo() async throws {
    let notice = try #require(
      try await Self.notice([.pushSettings([SettingChange(name: "effort", value: "high")])])
    )
    #expect(notice.span == Self.change)
    #expect(notice.message.contains("effort is high"))
  }

  @Test func theDefaultWrittenOutIsNoChange() async throws {
    let notice = try #require(
      try await Self.notice([.set(SettingChange(name: "effort", value: "medium"))])
    )
    #expect(notice.message.contains("nothing that was sent before has changed"))
    #expect(notice.span == Self.statement)
  }

  @Test func aTurnThatWasTakenBackIsToldOnlyWhereNothingWasFound() async throws {
    let user = Effect.appendTurn(.user, "another")
    let silent = try await Self.notice([.undo, user], secondReads: 300)
    #expect(silent == nil)
    let told = try #require(try await Self.notice([.undo, user]))
    #expect(told.message.contains("message 1 is another than at the request before"))
  }

  @Test func anEntryThatLivedLongEnoughIsTold() async throws {
    let clock = Clock()
    let stage = try await Self.stage(secondReads: 0, clock: clock)
    try await stage.say("a")
    clock.advance(by: 372)
    try await stage.say("b")
    let notice = try #require(stage.output.notices("cache.missed").first)
    #expect(
      notice.message.contains("the request before was 6 min 12 s ago, and an entry lives 5 min")
    )
    #expect(notice.help == ["cache 1h keeps it for an hour after its last use"])
  }

  @Test func manyBlocksAtOnceAreTold() async throws {
    let stage = try await Self.stage(secondReads: 0)
    try await stage.say("a")
    for number in 0..<21 { try await stage.perform(.appendTurn(.user, "\(number)")) }
    try await stage.send()
    let notice = try #require(stage.output.notices("cache.missed").first)
    #expect(notice.message.contains("22 blocks were added"))
  }

  @Test func aForkExpectsWhatItsOriginHadCached() async throws {
    let stage = try await Self.stage(secondReads: 0)
    try await stage.say("a")
    try await stage.perform(.fork("b"))
    try await stage.perform(.set(SettingChange(name: "effort", value: "high")), at: Self.change)
    try await stage.say("b")
    #expect(stage.output.notices("cache.missed").map(\.span) == [Self.change])
  }

  @Test func nothingIsExpectedWithoutACacheAnotherModelOrAPromptThatWasCached() async throws {
    let off = try await Self.stage(secondReads: 0)
    try await off.say("a")
    try await off.set("cache", "off")
    try await off.say("b")
    #expect(off.output.notices.isEmpty)
    let other = try await Self.stage(secondReads: 0)
    try await other.say("a")
    try await other.set("model", "opus")
    try await other.say("b")
    #expect(other.output.notices.isEmpty)
    let short = Stage(Self.reply(read: 0, written: 0), Self.reply(read: 0, written: 0))
    try await short.set("cache", "auto")
    try await short.say("a")
    try await short.set("system", "Be terse.")
    try await short.say("b")
    #expect(short.output.notices.isEmpty)
  }

  /// A reply with what the API tells of the cache.
  private static func reply(telling reason: String) -> ScriptedReply {
    .events(
      [
        """
        {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-haiku-5-5","content":[],\
        "stop_reason":null,"stop_sequence":null,"diagnostics":{"cache_miss_reason":\(reason)},\
        "usage":{"input_tokens":3,"output_tokens":1,"cache_read_input_tokens":0,"cache_creation_input_tokens":900}}}
        """
      ] + Events.text("Yes.") + Events.end()
    )
  }

  @Test func whatTheAPITellsIsToldToo() async throws {
    let reason = #"{"type":"system_changed","cache_missed_input_tokens":900}"#
    let stage = Stage(
      Self.reply(telling: reason),
      Self.reply(telling: "null"),
      Self.reply(telling: reason)
    )
    try await stage.set("model", "haiku")
    try await stage.set("cache", "auto")
    try await stage.say("a")
    let first = try #require(stage.output.notices("cache.missed").first)
    #expect(first.message == "the API tells that the cache was missed: system_changed")
    stage.provider.append(.text("b"))
    try await stage.perform(.chat("other"))
    try await stage.say("b")
    #expect(stage.output.notices("cache.missed").count == 1)
    try await stage.perform(.chat("main"))
    try await stage.set("system", "Be terse.")
    try await stage.say("c")
    let second = try #require(stage.output.notices("cache.missed").last)
    #expect(second.message.contains("there was no system prompt"))
    #expect(second.help.last == "the API calls it system_changed")
  }

  @Test func theSameCauseIsToldOnce() async throws {
    let stage = try await Self.stage(secondReads: 0)
    stage.provider.append(Self.reply(read: 0, written: 1100))
    for hour in 0..<3 {
      try await stage.perform(
        .set(SettingChange(name: "system", value: .text("It is \(hour)."))),
        at: Self.change
      )
      try await stage.say("a")
    }
    #expect(stage.output.notices("cache.missed").count == 1)
  }
}
