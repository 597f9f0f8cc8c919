import ClaudeAPI
import ClaudeMessages
import ModelProviders
import OrderedJSON
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import Testing

struct RequestTests {
  @Test func theSameStatementsGiveTheSameBytes() async throws {
    func bodies() async throws -> [[UInt8]] {
      let stage = Stage(.text("1"), .text("2"))
      try await stage.set("system", "Be terse.")
      try await stage.set("stop", ["END", "###"])
      try await stage.perform(.set(SettingChange(name: "zeta", isField: true, value: 1)))
      try await stage.perform(
        .set(SettingChange(name: "alpha", isField: true, value: ["b": 2, "a": 1]))
      )
      try await stage.say("a")
      try await stage.say("b")
      return stage.provider.requests.map(\.body)
    }
    let first = try await bodies()
    #expect(first.count == 2)
    for _ in 0..<20 { #expect(try await bodies() == first) }
  }

  @Test func passedFieldsStandInOneOrderWhateverTheOrderOfTheScript() async throws {
    func body(_ names: [String]) async throws -> [UInt8] {
      let stage = Stage(.text("1"))
      for name in names {
        try await stage.perform(.set(SettingChange(name: name, isField: true, value: .text(name))))
      }
      try await stage.say("a")
      return stage.provider.requests[0].body
    }
    #expect(try await body(["b_field", "a_field"]) == body(["a_field", "b_field"]))
  }

  @Test func aRequestWithDefaultsHasModelTokensAndStream() async throws {
    let stage = Stage(.text("1"))
    try await stage.say("a")
    let body = stage.bodies[0]
    #expect(body["model"]?.stringValue == ModelCatalogue.builtIn.resolve("sonnet").id.rawValue)
    #expect(body["max_tokens"]?.intValue == 4096)
    #expect(body["stream"]?.boolValue == true)
    #expect(body["messages"]?[0]?["content"]?.stringValue == "a")
    #expect(body.objectValue?.keys.sorted() == ["max_tokens", "messages", "model", "stream"])
  }

  @Test(arguments: [
    (SettingChange(name: "max_tokens", value: 200), "max_tokens", "200"),
    (SettingChange(name: "stop", value: "END"), "stop_sequences", #"["END"]"#),
    (SettingChange(name: "stop", value: ["a", "b"]), "stop_sequences", #"["a","b"]"#),
    (SettingChange(name: "system", value: "Be."), "system", #""Be.""#),
    (SettingChange(name: "thinking", value: "adaptive"), "thinking", #"{"type":"adaptive"}"#),
    (
      SettingChange(name: "thinking_display", value: "summarized"), "thinking",
      #"{"type":"adaptive","display":"summarized"}"#
    ),
    (SettingChange(name: "effort", value: "low"), "output_config", #"{"effort":"low"}"#),
    (SettingChange(name: "cache", value: "auto"), "cache_control", #"{"type":"ephemeral"}"#),
    (
      SettingChange(name: "cache", value: "1h"), "cache_control",
      #"{"type":"ephemeral","ttl":"1h"}"#
    ),
    (SettingChange(name: "user_id", value: "u-1"), "metadata", #"{"user_id":"u-1"}"#),
    (SettingChange(name: "speed", isField: true, value: "fast"), "speed", #""fast""#),
    (
      SettingChange(name: "context_management", isField: true, value: ["edits": [1, 2.5, .null]]),
      "context_management", #"{"edits":[1,2.5,null]}"#
    ),
    (
      SettingChange(name: "tools", isField: true, value: [["type": "web_search_20260318"]]),
      "tools", #"[{"type":"web_search_20260318"}]"#
    ),
  ])
  func aSettingBecomesItsField(change: SettingChange, field: String, json: String) async throws {
    let stage = Stage(.text("1"))
    try await stage.perform(.set(change))
    try await stage.say("a")
    #expect(stage.bodies[0][field]?.description == json)
  }

  @Test func samplingIsSentUnderTheOlderVersionOnly() async throws {
    let stage = Stage(.text("1"), .text("2"))
    try await stage.set("model", "haiku-4.5")
    try await stage.set("temperature", 0.2)
    try await stage.say("a")
    try await stage.perform(.unset("temperature"))
    try await stage.say("b")
    #expect(stage.provider.requests[0].version.rawValue == "2023-06-01")
    #expect(stage.bodies[0]["temperature"]?.description == "0.2")
    #expect(stage.provider.requests[1].version.rawValue == "2026-10-21")
    #expect(stage.bodies[1]["temperature"] == nil)
  }

  @Test func aBudgetOfThinkingIsSentToAModelThatTakesOne() async throws {
    let stage = Stage(.text("1"))
    try await stage.set("model", "haiku-4.5")
    try await stage.set("thinking", 2000)
    try await stage.say("a")
    #expect(stage.bodies[0]["thinking"]?.description == #"{"type":"enabled","budget_tokens":2000}"#)
  }

  @Test func betasTimeoutAndRetriesAreNotPartOfTheBody() async throws {
    let stage = Stage(.text("1"))
    try await stage.set("beta", ["one-2026", "two-2026"])
    try await stage.set("timeout", 7)
    try await stage.set("retries", 0)
    try await stage.say("a")
    let request = stage.provider.requests[0]
    #expect(request.betas == ["one-2026", "two-2026"])
    #expect(request.options.maxRetries == 0)
    #expect(request.options.timeouts?.idle == .seconds(7))
    #expect(
      stage.bodies[0].objectValue?.keys.sorted() == ["max_tokens", "messages", "model", "stream"]
    )
  }

  @Test func withoutStreamTheWholeMessageComesAtOnce() async throws {
    let stage = Stage(.text("Hel", "lo"))
    try await stage.set("stream", "off")
    let reply = try await stage.say("a")
    #expect(stage.bodies[0]["stream"] == nil)
    #expect(reply.text == "Hello")
    #expect(stage.output.texts == ["Hello"])
  }

  @Test func aRequestForNoTokensIsNotStreamed() async throws {
    let stage = Stage(.text("", stopReason: "max_tokens", outputTokens: 0))
    try await stage.set("max_tokens", 0)
    try await stage.say("a")
    #expect(stage.bodies[0]["stream"] == nil)
    #expect(stage.output.notices.isEmpty)
  }

  @Test(arguments: [
    SettingChange(name: "max_tokens", value: -1),
    SettingChange(name: "max_tokens", value: "many"),
    SettingChange(name: "temperature", value: 2),
    SettingChange(name: "model", value: "hiaku"),
    SettingChange(name: "effort", value: "huge"),
    SettingChange(name: "messages", isField: true, value: []),
  ])
  func aComputedValueKeepsTheRules(change: SettingChange) async throws {
    let stage = Stage(.text("1"))
    let error = await #expect(throws: EffectError.self) { try await stage.perform(.set(change)) }
    #expect(error?.kind == .value)
    #expect(error?.help != nil)
    try await stage.say("a")
    #expect(stage.bodies[0]["model"]?.stringValue?.contains("sonnet") == true)
    #expect(stage.bodies[0]["max_tokens"]?.intValue == 4096)
  }

  @Test func aComputedValueOutOfRangeIsToldWithTheRange() async throws {
    let error = await #expect(throws: EffectError.self) {
      try await Stage(.text("1")).set("timeout", 1e300)
    }
    #expect(error?.message == "timeout cannot be 1e300: it takes more than 0, up to 86400")
  }

  @Test func whatTheModelRejectsIsNotSent() async throws {
    let stage = Stage(.text("1"))
    try await stage.set("temperature", 0.2)
    let error = await #expect(throws: EffectError.self) { try await stage.say("a") }
    #expect(error?.kind == .value)
    #expect(error?.message.contains("temperature") == true)
    #expect(stage.provider.requests.isEmpty)
    #expect(stage.turns.isEmpty)
  }

  @Test func aLayerLiesOverEveryConversationAndComesOff() async throws {
    let stage = Stage(.text("1"), .text("2"), .text("3"))
    try await stage.set("max_tokens", 100)
    try await stage.perform(.pushSettings([SettingChange(name: "max_tokens", value: 7)]))
    try await stage.say("a")
    try await stage.perform(.chat("other"))
    try await stage.set("max_tokens", 50)
    try await stage.say("b")
    try await stage.perform(.popSettings)
    try await stage.say("c")
    #expect(stage.provider.requests.map(\.message.maxTokens) == [7, 7, 50])
  }

  @Test func unsetReturnsToTheDefaultOrToWhatTheRunStartedWith() async throws {
    let stage = Stage(
      .text("1"),
      settings: [SettingChange(name: "model", value: "haiku")]
    )
    try await stage.set("model", "opus")
    try await stage.set("max_tokens", 9)
    try await stage.perform(.unset("model"))
    try await stage.perform(.unset("max_tokens"))
    try await stage.say("a")
    #expect(stage.bodies[0]["model"]?.stringValue?.contains("haiku") == true)
    #expect(stage.bodies[0]["max_tokens"]?.intValue == 4096)
  }

  @Test func settingsReadAsTheyAreInForce() async throws {
    let stage = Stage()
    try await stage.set("model", "opus")
    try await stage.perform(.set(SettingChange(name: "speed", isField: true, value: "fast")))
    try await stage.perform(.pushSettings([SettingChange(name: "max_tokens", value: 7)]))
    guard case .map(let settings) = try await stage.perform(.inspect(.settings)) else {
      Issue.record("settings is a map")
      return
    }
    #expect(settings["model"]?.textual == "opus")
    #expect(settings["speed"]?.textual == "fast")
    #expect(settings["max_tokens"] == 7)
    #expect(settings["system"] == .some(.null))
  }

  @Test func whatIsDoubtfulIsNoticedOnceInARun() async throws {
    let stage = Stage(.text("1"), .text("2"))
    try await stage.set("max_tokens", 20)
    try await stage.say("a")
    try await stage.say("b")
    #expect(stage.output.notices.count == 1)
  }

  @Test func aDisplayAloneSwitchesNoThinkingOn() async throws {
    let stage = Stage(.text("1"))
    try await stage.set("model", "opus-4.8")
    try await stage.set("thinking_display", "summarized")
    try await stage.say("a")
    #expect(stage.bodies[0]["thinking"] == nil)
  }

  @Test func aRequestThatIsTooLargeIsNotSent() async throws {
    let stage = Stage(.text("1"))
    let error = await #expect(throws: EffectError.self) {
      try await stage.say(String(repeating: "a", count: 33 << 20))
    }
    #expect(error?.kind == .value)
    #expect(stage.provider.requests.isEmpty)
  }
}
