import ClaudeMessages
import ModelProviders
import OrderedJSON
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import Synchronization
import Testing
import ToolServers

/// Tools of servers that a script connects.
struct ServedToolTests {
  /// A server that answers as a test says.
  private final class Server: ToolServerConnection {
    let name: String
    let tools: [ServerTool]
    private let answer: @Sendable (JSONValue) throws(ToolServerError) -> ServerToolResult
    private let state = Mutex(false)

    var isClosed: Bool { state.withLock { $0 } }

    init(
      _ name: String,
      tools: [String],
      answer: @escaping @Sendable (JSONValue) throws(ToolServerError) -> ServerToolResult = { _ in
        ServerToolResult(content: [.text("found")], isError: false)
      }
    ) {
      self.name = name
      self.tools = tools.map {
        ServerTool(name: $0, description: "about \($0)", inputSchema: ["type": "object"])
      }
      self.answer = answer
    }

    func call(
      _ name: String,
      arguments: JSONValue
    ) async throws(ToolServerError) -> ServerToolResult {
      try answer(arguments)
    }

    func close() async { state.withLock { $0 = true } }
  }

  private struct Connector: ToolServerConnector {
    let servers: [String: Server]

    func connect(
      _ launch: ToolServerLaunch
    ) async throws(ToolServerError) -> any ToolServerConnection {
      guard let server = servers[launch.arguments.last ?? ""] else {
        throw ToolServerError(
          .notFound,
          "there is no program \(launch.program)",
          help: "install it"
        )
      }
      return server
    }
  }

  private func bench(_ replies: [ScriptedReply], _ servers: Server...) async throws -> ToolBench {
    let named = Dictionary(uniqueKeysWithValues: servers.map { ($0.name, $0) })
    let stage = Stage(replies, servers: Connector(servers: named), programs: ["npx"])
    return try await ToolBench.weather(on: stage)
  }

  @Test func itsToolsFollowThoseOfTheScriptAndItsResultsGoBack() async throws {
    let server = Server("notes", tools: ["find/all", "read"]) { arguments throws(ToolServerError) in
      ServerToolResult(content: [.text("found \(arguments)")], isError: false)
    }
    let call = ScriptedCall(name: "find_all", input: #"{"q":1}"#)
    let bench = try await bench([.events(Events.calling(call)), .text("Fine.")], server)
    try await bench.perform(.connectTools(command: ["npx", "notes"]))
    let reply = try await bench.say("a")
    let tools = bench.stage.bodies[0]["tools"]?.arrayValue ?? []
    #expect(tools.map { $0["name"]?.stringValue } == ["weather", "find_all", "read"])
    #expect(tools[1]["input_schema"] == ["type": "object"])
    #expect(bench.calls(of: reply) == [#"find_all({"q": 1}) = "found {\"q\":1}""#])
    #expect(bench.stage.output.toolCalls.last?.source == .server("notes"))
    await bench.stage.host.closeToolServers()
    #expect(server.isClosed)
  }

  @Test func whatItCannotAnswerIsAResultThatSaysSo() async throws {
    let server = Server("notes", tools: ["read"]) { _ throws(ToolServerError) in
      throw ToolServerError(.ended, "the server notes ended")
    }
    let bench = try await bench(
      [.events(Events.calling(ScriptedCall(name: "read", input: "{}"))), .text("Fine.")],
      server
    )
    try await bench.perform(.connectTools(command: ["npx", "notes"]))
    let reply = try await bench.say("a")
    #expect(bench.calls(of: reply) == [#"read({}) = !"the server notes ended""#])
  }

  @Test func aResultMayHoldImages() async throws {
    let server = Server("notes", tools: ["read"]) { _ throws(ToolServerError) in
      ServerToolResult(
        content: [.text("see"), .image(.base64(mediaType: "image/png", data: "iVBORw0KGgo="))],
        isError: false
      )
    }
    let bench = try await bench(
      [.events(Events.calling(ScriptedCall(name: "read", input: "{}"))), .text("Fine.")],
      server
    )
    try await bench.perform(.connectTools(command: ["npx", "notes"]))
    try await bench.say("a")
    let content = bench.message(2, of: 1)["content"]?[0]?["content"]?.arrayValue ?? []
    #expect(content.map { $0["type"]?.stringValue } == ["text", "image"])
  }

  @Test(arguments: [
    ("image/png", "bm8gaW1hZ2U=", "[something that is called image/png and is no image]"),
    ("image/png", "!", "[something that is called image/png and is no image]"),
    (
      "image/png", String(repeating: "A", count: 10 << 20) + "AAAA",
      "[an image of 10485764 bytes, which is more than can be sent]"
    ),
  ])
  func anImageThatTheAPIWouldRefuseIsToldInstead(
    type: String,
    data: String,
    text: String
  ) async throws {
    let server = Server("notes", tools: ["read"]) { _ throws(ToolServerError) in
      ServerToolResult(
        content: [.image(.base64(mediaType: type, data: data))],
        isError: false
      )
    }
    let bench = try await bench(
      [.events(Events.calling(ScriptedCall(name: "read", input: "{}"))), .text("Fine.")],
      server
    )
    try await bench.perform(.connectTools(command: ["npx", "notes"]))
    try await bench.say("a")
    let content = bench.message(2, of: 1)["content"]?[0]?["content"]
    #expect(content == [["type": "text", "text": .string(text)]])
  }

  @Test func anImageIsSentAsWhatItIs() async throws {
    let server = Server("notes", tools: ["read"]) { _ throws(ToolServerError) in
      ServerToolResult(
        content: [.image(.base64(mediaType: "image/jpeg", data: "iVBORw0K\nGgo="))],
        isError: false
      )
    }
    let bench = try await bench(
      [.events(Events.calling(ScriptedCall(name: "read", input: "{}"))), .text("Fine.")],
      server
    )
    try await bench.perform(.connectTools(command: ["npx", "notes"]))
    try await bench.say("a")
    let source = bench.message(2, of: 1)["content"]?[0]?["content"]?[0]?["source"]
    #expect(source?["media_type"] == "image/png")
    #expect(source?["data"] == "iVBORw0KGgo=")
  }

  @Test func aModelWithoutEyesIsToldOfAnImage() async throws {
    let server = Server("notes", tools: ["read"]) { _ throws(ToolServerError) in
      ServerToolResult(
        content: [.text("see"), .image(.base64(mediaType: "image/png", data: "iVBORw0KGgo="))],
        isError: false
      )
    }
    var blind = ModelDescription(id: "claude-blind-x", line: .sonnet)
    blind.capabilities.acceptsImages = false
    blind.lifecycle.state = .active
    let stage = Stage(
      [.events(Events.calling(ScriptedCall(name: "read", input: "{}"))), .text("Fine.")],
      servers: Connector(servers: ["notes": server]),
      programs: ["npx"],
      catalogue: ModelCatalogue(date: ModelCatalogue.builtIn.date, models: [blind])
    )
    let bench = try await ToolBench([], "", on: stage)
    try await bench.perform(.connectTools(command: ["npx", "notes"]))
    try await bench.say("a")
    let content = bench.message(2, of: 1)["content"]?[0]?["content"]?.arrayValue ?? []
    #expect(content.map { $0["text"] } == ["see", "[an image, which cannot be seen here]"])
    #expect(bench.stage.output.notices == ["reply.image-not-seen"])
  }

  @Test func namesOfOneServerThatTheAPITakesForTheSameAreToldApart() async throws {
    let long = String(repeating: "x", count: 70)
    let names = ["find.all", "find/all", "find.all", long + "1", long + "2"]
    let server = Server("notes", tools: names)
    let bench = try await bench(
      [.events(Events.calling(ScriptedCall(name: "find_all_2", input: "{}"))), .text("Fine.")],
      server
    )
    try await bench.perform(.connectTools(command: ["npx", "notes"]))
    try await bench.say("a")
    let tools = bench.stage.bodies[0]["tools"]?.arrayValue ?? []
    let offered = tools.compactMap { $0["name"]?.stringValue }
    #expect(offered.prefix(3) == ["weather", "find_all", "find_all_2"])
    #expect(offered.count == 5 && Set(offered).count == 5)
    #expect(offered.allSatisfy { $0.count <= 64 })
    #expect(tools[2]["description"] == "about find/all")
  }

  @Test func itIsEndedOnceNoConversationHasItsTools() async throws {
    let server = Server("notes", tools: ["read"])
    let bench = try await bench([.text("1")], server)
    try await bench.perform(.connectTools(command: ["npx", "notes"]))
    try await bench.perform(.fork("other"))
    try await bench.perform(.unset("mcp"))
    #expect(!server.isClosed)
    try await bench.perform(.chat("main"))
    try await bench.perform(.unset("mcp"))
    #expect(server.isClosed)
    try await bench.say("a")
    #expect(bench.stage.bodies[0]["tools"]?.arrayValue?.count == 1)
  }

  @Test func itOutlivesABodyThatTakesItsToolsOff() async throws {
    let server = Server("notes", tools: ["read"])
    let stage = Stage(
      [
        .events(Events.calling(ScriptedCall(name: "alone", input: "{}"))),
        .events(Events.calling(ScriptedCall(name: "read", input: "{}"))), .text("Fine."),
      ],
      servers: Connector(servers: ["notes": server]),
      programs: ["npx"]
    )
    let bench = try await ToolBench(
      ["alone"],
      """
      def alone() {
        unset mcp
        return 1
      }
      """,
      on: stage
    )
    try await bench.declare("alone")
    try await bench.perform(.connectTools(command: ["npx", "notes"]))
    let reply = try await bench.say("a")
    #expect(!server.isClosed)
    #expect(bench.calls(of: reply) == [#"alone({}) = "1""#, #"read({}) = "found""#])
  }

  @Test func namesThatCollideAreRefusedAndTheServerEnds() async throws {
    let server = Server("notes", tools: ["weather"])
    let bench = try await bench([], server)
    let error = await #expect(throws: EffectError.self) {
      try await bench.perform(.connectTools(command: ["npx", "notes"]))
    }
    #expect(error?.message.contains("has a tool named weather already") == true)
    #expect(server.isClosed)
  }

  @Test func aToolOfTheScriptDoesNotHideOneOfAServer() async throws {
    let bench = try await bench([], Server("notes", tools: ["rain"]))
    try await bench.perform(.connectTools(command: ["npx", "notes"]))
    try await bench.perform(.unset("weather"))
    try await bench.declare("weather")
    let other = try await ToolBench(["rain"], "def rain() { return 1 }", on: bench.stage)
    let error = await #expect(throws: EffectError.self) { try await other.declare("rain") }
    #expect(error?.message == "the server notes has a tool named rain already")
  }

  @Test func aProgramThatMayNotBeRunIsNotStarted() async throws {
    let bench = try await bench([], Server("notes", tools: ["read"]))
    let error = await #expect(throws: EffectError.self) {
      try await bench.perform(.connectTools(command: ["uvx", "notes"]))
    }
    #expect(error?.kind == .permission)
    #expect(error?.help?.contains("--allow-exec=uvx") == true)
  }

  @Test func aServerThatIsNotThereIsAnError() async throws {
    let bench = try await bench([], Server("notes", tools: ["read"]))
    let error = await #expect(throws: EffectError.self) {
      try await bench.perform(.connectTools(command: ["npx", "other"]))
    }
    #expect(error?.kind == .file)
    #expect(error?.help == "install it")
  }
}
