import ClaudeMessages
import ModelProviders
import OrderedJSON
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import Testing

/// `say … as SCHEMA`.
struct StructuredOutputTests {
  private static let person = DataSchema(
    name: "Person",
    fields: [
      DataField(name: "name", type: .string, description: "full name"),
      DataField(name: "age", type: .int), DataField(name: "note", type: .optional(.string)),
    ]
  )

  private static let whole = #"{\"name\":\"Ann\",\"age\":41,\"note\":null}"#

  @discardableResult
  private func say(_ stage: Stage, _ text: String = "a") async throws(EffectError) -> ReplyValue {
    let value = try await stage.perform(.say(text: text, schema: Self.person, isShown: true))
    guard case .reply(let reply) = value else { throw EffectError(.value, "no reply") }
    return reply
  }

  private func reply(_ text: String, stop: String = "end_turn") -> ScriptedReply {
    .events([Events.start()] + Events.text(text) + Events.end(stop))
  }

  @Test func theSchemaIsSentAndTheReplyIsItsData() async throws {
    let stage = Stage(reply(Self.whole))
    try await stage.set("effort", "low")
    let reply = try await say(stage)
    #expect(reply.fields["data"] == ["name": "Ann", "age": 41, "note": .null])
    let configuration = stage.bodies[0]["output_config"]
    #expect(configuration?["effort"] == "low")
    #expect(configuration?["format"]?["type"] == "json_schema")
    #expect(configuration?["format"]?["schema"] == Self.person.jsonSchema)
  }

  @Test(arguments: [
    (#"```json\n{\"name\":\"Ann\",\"age\":41.0}\n```"#, Int64(41)),
    (#" {\"age\":7,\"name\":\"Ann\"} "#, 7),
  ])
  func theDataIsReadAsTheSchemaHasIt(text: String, age: Int64) async throws {
    let reply = try await say(Stage(reply(text)))
    #expect(reply.fields["data"] == ["name": "Ann", "age": .int(age), "note": .null])
  }

  @Test func aReplyThatDoesNotFitIsAnErrorThatShowsWhereAndNothingIsLost() async throws {
    let text = #"{\"name\":\"Ann\",\"age\":\"41\",\"mail\":1}"#
    let stage = Stage(reply(text))
    let error = await #expect(throws: EffectError.self) { try await say(stage) }
    #expect(error?.kind == .value)
    #expect(
      error?.message
        == #"the reply does not fit the schema Person: age: expected an int, found the string "41""#
    )
    #expect(error?.help?.contains("also mail: Person has no field of this name") == true)
    #expect(error?.help?.contains(#"the reply is "{\"name\":\"Ann\""#) == true)
    #expect(error?.reply?.text.string.contains("Ann") == true)
    #expect(error?.reply?.fields["data"] == .some(.null))
    #expect(stage.turns.count == 2)
  }

  @Test func aReplyThatIsNoJSONIsAnError() async throws {
    let stage = Stage(reply("Ann is 41."))
    let error = await #expect(throws: EffectError.self) { try await say(stage) }
    #expect(error?.message.hasPrefix("the reply does not fit the schema Person: ") == true)
    #expect(error?.help == #"the reply is "Ann is 41."; reply.text has all of it"#)
  }

  @Test(arguments: [("max_tokens", "reply.cut"), ("refusal", "reply.refused")])
  func aReplyThatDidNotComeToItsEndHasNoData(stop: String, notice: String) async throws {
    let stage = Stage(reply(#"{\"name\":\"An"#, stop: stop))
    let reply = try await say(stage)
    #expect(reply.fields["data"] == .some(.null))
    #expect(stage.output.notices == [notice, "reply.no-data"])
    #expect(stage.turns.count == 2)
  }

  @Test func anInterruptedReplyHasNoData() async throws {
    let stage = Stage(.hang(after: [Events.start()] + Events.text(Self.whole, isClosed: false)))
    let interrupts = stage.interrupts
    stage.output.react { if case .text = $0 { interrupts.raise(.interrupt) } }
    let reply = try await say(stage)
    #expect(reply.fields["data"] == .some(.null))
    #expect(reply.fields["interrupted"] == true)
  }

  @Test func retryAsksForTheSameForm() async throws {
    let stage = Stage(reply("no"), reply(Self.whole))
    await #expect(throws: EffectError.self) { try await say(stage) }
    let reply = try await stage.retry()
    #expect(reply.fields["data"] == ["name": "Ann", "age": 41, "note": .null])
    #expect(stage.bodies[0] == stage.bodies[1])
  }

  @Test func theNextStatementAsksForNone() async throws {
    let stage = Stage(reply(Self.whole), .text("Hello."))
    try await say(stage)
    let reply = try await stage.say("b")
    #expect(reply.fields["data"] == .some(.null))
    #expect(stage.bodies[1]["output_config"] == nil)
  }

  @Test func aModelThatIsKnownNotToKeepToSchemasIsCheckedAllTheSame() async throws {
    var model = try #require(ModelCatalogue.builtIn.resolve("haiku").description)
    model.capabilities.acceptsSchemas = false
    let catalogue = ModelCatalogue(date: ModelCatalogue.builtIn.date, models: [model])
    let stage = Stage(reply(Self.whole), catalogue: catalogue)
    try await stage.set("model", .text(model.id.rawValue))
    let reply = try await say(stage)
    #expect(reply.fields["data"] == ["name": "Ann", "age": 41, "note": .null])
    #expect(stage.bodies[0]["output_config"] == nil)
  }

  @Test func aDocumentWithCitationsIsRefusedBeforeAnythingIsSent() async throws {
    let stage = Stage(reply(Self.whole))
    let document = DocumentBlock(source: .text("text"), areCitationsEnabled: true)
    let turn = Turn(role: .user, blocks: [ContentBlock(.document(document)), .text("a")])
    let builder = RequestBuilder(catalogue: .builtIn)
    #expect(throws: EffectError.self) {
      try builder.request(for: [turn], with: Settings(), as: Self.person)
    }
    #expect(throws: Never.self) { try builder.request(for: [turn], with: Settings()) }
    #expect(stage.provider.requests.isEmpty)
  }

  @Test func toolsMayBeCalledBeforeTheDataComes() async throws {
    let stage = Stage(.events(Events.calling(ScriptedCall(), after: "Hm.")), reply(Self.whole))
    let bench = try await ToolBench.weather(on: stage)
    let reply = try await bench.say("a", as: Self.person)
    #expect(reply.fields["data"] == ["name": "Ann", "age": 41, "note": .null])
    #expect(stage.bodies.allSatisfy { $0["output_config"]?["format"] != nil })
  }
}
