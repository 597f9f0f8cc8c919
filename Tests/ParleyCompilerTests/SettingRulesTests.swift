import ClaudeMessages
import ParleyCompiler
import ParleyDiagnostics
import ParleyRuntime
import Testing

struct SettingRulesTests {
  private let rules = SettingRules(catalogue: .builtIn)

  @Test(
    arguments: [
      ("max_tokens", .int(0), .int(0)), ("temperature", .float(0.5), .float(0.5)),
      ("temperature", .int(1), .int(1)), ("thinking", "4000", .int(4000)),
      ("thinking", "4_000", .int(4000)), ("thinking", "off", "off"), ("stop", "END", ["END"]),
      ("stop", ["a", "b"], ["a", "b"]), ("model", "haiku-4.5", "haiku-4.5"),
      ("budget", .float(0.5), .float(0.5)), ("seed", .int(7), .int(7)),
      ("max_tokens", .unknown, .unknown),
    ] as [(String, Value, Value)]
  )
  func rightValuesAreStored(_ name: String, _ value: Value, _ stored: Value) throws {
    let checked = try rules.checked(SettingChange(name: name, value: value))
    if stored.isUnknown {
      #expect(checked.value.isUnknown)
    } else {
      #expect(checked == SettingChange(name: name, value: stored))
    }
  }

  @Test func aReplyIsStoredAsItsText() throws {
    let reply = Value.reply(ReplyValue(text: "low", fields: MapValue()))
    let checked = try rules.checked(SettingChange(name: "effort", value: reply))
    #expect(checked == SettingChange(name: "effort", value: "low"))
  }

  @Test(
    arguments: [
      ("max_tokens", .int(-1), "setting.range"), ("max_tokens", .float(1), "setting.type"),
      ("max_tokens", "9", "setting.type"), ("temperature", .float(1.5), "setting.range"),
      ("top_p", "x", "setting.type"), ("effort", "extreme", "setting.word"),
      ("effort", "", "setting.word"), ("effort", .int(1), "setting.type"),
      ("thinking", .int(10), "setting.range"), ("thinking", "sometimes", "setting.word"),
      ("stop", "\n", "setting.word"), ("stop", ["a", .int(1)], "setting.type"),
      ("beta", "a, b", "setting.word"), ("beta", "a\r\nx-evil: 1", "setting.word"),
      ("model", "hiaku", "model.unknown"), ("model", "claude-opus-4-1", "model.retired"),
      ("timeout", .int(0), "setting.range"), ("retries", .int(-1), "setting.range"),
      ("system", .int(3), "setting.type"), ("stream", "yes", "setting.word"),
      ("user_id", .text(String(repeating: "x", count: 300)), "setting.range"),
    ] as [(String, Value, String)]
  )
  func wrongValuesAreRefused(_ name: String, _ value: Value, _ id: String) {
    let mistake = #expect(throws: SettingMistake.self) {
      try rules.checked(SettingChange(name: name, value: value))
    }
    #expect(mistake?.id.rawValue == id)
    #expect(mistake?.setting == name)
  }

  @Test(
    arguments: [
      "model", "messages", "stop_sequences", "output_config", "metadata", "cache_control", "stream",
    ]
  )
  func fieldsWithAVerbAreRefused(_ field: String) {
    let mistake = #expect(throws: SettingMistake.self) {
      try rules.checked(SettingChange(name: field, isField: true, value: .int(1)))
    }
    #expect(mistake?.id.rawValue == "setting.has-verb")
  }

  @Test func otherFieldsArePassedButNotFunctions() throws {
    let tools = SettingChange(name: "tools", isField: true, value: [["type": "web_search"]])
    #expect(try rules.checked(tools) == tools)
    let function = Value.list([.function(FunctionValue(.builtin(.len)))])
    #expect(throws: SettingMistake.self) {
      try rules.checked(SettingChange(name: "speed", isField: true, value: function))
    }
  }

  @Test func unknownSettingsOfARequestSayNothing() {
    var settings = RequestSettings()
    settings["model"] = .unknown
    settings["temperature"] = .value(.int(0))
    #expect(rules.mistakes(in: settings) == [])
    settings["model"] = .value("a-model-of-another-maker")
    #expect(rules.mistakes(in: settings) == [])
  }

  @Test func errorsComeBeforeWarnings() {
    var settings = RequestSettings(defaultModel: "haiku")
    settings["max_tokens"] = .value(.int(10))
    settings["temperature"] = .value(.int(0))
    #expect(
      rules.mistakes(in: settings, endsInAssistantTurn: true).map(\.id.rawValue) == [
        "model.no-sampling", "model.no-prefill", "model.small-max-tokens",
      ]
    )
  }

  @Test func aDeprecatedModelIsDoubtful() throws {
    let change = SettingChange(name: "model", value: "sonnet-4.5")
    let doubts = rules.doubts(about: try rules.checked(change))
    #expect(doubts.map(\.id.rawValue) == ["model.deprecated"])
    #expect(doubts.first?.message == "claude-sonnet-4-5-20250929 retires on 2026-11-30")
  }
}
