import ClaudeAPI
import ClaudeMessages
import ModelProviders
import OrderedJSON
import ParleyHost
import ParleyRuntime
import Testing

struct CacheMarkTests {
  private static let mark = #"{"type":"ephemeral"}"#

  private static func stage(_ replies: Int) async throws -> Stage {
    let stage = Stage()
    for number in 0..<replies { stage.provider.append(.text("\(number)")) }
    try await stage.set("cache", "auto")
    return stage
  }

  /// The places of the marks in a request's body.
  private static func marks(_ stage: Stage, _ index: Int) -> [String] {
    let body = stage.bodies[index]
    var places = body["cache_control"] == nil ? [] : ["request"]
    for (number, tool) in (body["tools"]?.arrayValue ?? []).enumerated()
    where tool["cache_control"] != nil {
      places.append("tool \(number)")
    }
    for block in body["system"]?.arrayValue ?? [] where block["cache_control"] != nil {
      places.append("system")
    }
    for (number, message) in (body["messages"]?.arrayValue ?? []).enumerated() {
      for block in message["content"]?.arrayValue ?? [] where block["cache_control"] != nil {
        places.append("\(block["type"]?.stringValue ?? "") in message \(number)")
      }
    }
    return places
  }

  @Test func theEndOfTheSystemPromptIsMarked() async throws {
    let stage = try await Self.stage(1)
    try await stage.set("system", "Be terse.")
    try await stage.say("a")
    #expect(Self.marks(stage, 0) == ["request", "system"])
    #expect(
      stage.bodies[0]["system"]?.description
        == #"[{"type":"text","text":"Be terse.","cache_control":\#(Self.mark)}]"#
    )
  }

  @Test func theLastTwoTurnsThatAttachAreMarkedAtTheirLastAttachment() async throws {
    let stage = try await Self.stage(3)
    try await stage.set("system", "Be terse.")
    for number in 0..<3 {
      try await stage.perform(.attach(.document, "https://example.com/\(number).pdf"))
      try await stage.perform(.attach(.image, "https://example.com/\(number).png"))
      try await stage.say("a")
    }
    #expect(
      Self.marks(stage, 2) == ["request", "system", "image in message 2", "image in message 4"]
    )
  }

  @Test func theToolsAreMarkedWhereThereIsNoSystemPrompt() async throws {
    let stage = try await Self.stage(1)
    try await stage.perform(
      .set(
        SettingChange(
          name: "tools",
          isField: true,
          value: [["type": "web_search_20260318", "name": "web_search"]]
        )
      )
    )
    try await stage.say("a")
    #expect(Self.marks(stage, 0) == ["request", "tool 0"])
  }

  @Test(arguments: [
    (1, ["request", "tool 0", "system"]), (3, ["request", "tool 0", "tool 1", "tool 2"]),
  ])
  func marksOfTheScriptCount(count: Int, places: [String]) async throws {
    let stage = try await Self.stage(1)
    try await stage.set("system", "Be terse.")
    try await stage.perform(.set(Self.markedTools(count)))
    try await stage.say("a")
    #expect(Self.marks(stage, 0) == places)
  }

  @Test func moreMarksThanTheAPITakesAreRefusedBeforeSending() async throws {
    let stage = try await Self.stage(0)
    try await stage.perform(.set(Self.markedTools(4)))
    let error = await #expect(throws: EffectError.self) { try await stage.say("a") }
    #expect(error?.message.contains("5 marks") == true)
    #expect(stage.provider.requests.isEmpty)
  }

  @Test func marksOfTheScriptAloneMayBeTooManyToo() async throws {
    let stage = Stage(.text("1"))
    try await stage.perform(.set(Self.markedTools(5)))
    let error = await #expect(throws: EffectError.self) { try await stage.say("a") }
    #expect(error?.message.contains("5 marks") == true)
    try await stage.perform(.set(Self.markedTools(4)))
    try await stage.say("a")
    #expect(stage.provider.requests.count == 1)
  }

  @Test func aMarkForFiveMinutesBeforeOneForAnHourIsRefusedBeforeSending() async throws {
    let stage = try await Self.stage(0)
    try await stage.set("cache", "1h")
    try await stage.perform(.set(Self.markedTools(1)))
    let error = await #expect(throws: EffectError.self) { try await stage.say("a") }
    #expect(error?.message.contains("the longer time first") == true)
    #expect(stage.provider.requests.isEmpty)
  }

  private static func markedTools(_ count: Int) -> SettingChange {
    let tools = (0..<count).map { number -> Value in
      [
        "name": .text("tool\(number)"), "input_schema": ["type": "object"],
        "cache_control": ["type": "ephemeral"],
      ]
    }
    return SettingChange(name: "tools", isField: true, value: .list(tools))
  }

  @Test func withoutTheCacheNothingIsMarked() async throws {
    let stage = Stage(.text("1"))
    try await stage.set("system", "Be terse.")
    try await stage.perform(.attach(.image, "https://example.com/a.png"))
    try await stage.say("a")
    #expect(Self.marks(stage, 0).isEmpty)
    #expect(stage.bodies[0]["system"]?.stringValue == "Be terse.")
  }

  @Test func marksDoNotUnbindSignedBlocks() async throws {
    let stage = Stage(
      .events(
        [Events.start()] + Events.thinking("Hm.") + Events.text("Yes.", index: 1) + Events.end()
      ),
      .text("2")
    )
    try await stage.set("system", "Be terse.")
    try await stage.perform(.attach(.image, "https://example.com/a.png"))
    try await stage.say("a")
    try await stage.set("cache", "auto")
    try await stage.say("b")
    let blocks = stage.provider.requests[1].message.messages.flatMap(\.content.blocks)
    #expect(blocks.contains { $0.isThinking })
  }
}
