import ClaudeAPI
import ModelProviders
import ParleyRuntime
import TestSupport
import Testing

@testable import ParleyHost
@testable import ParleyREPL

/// Tools and schemas in a session of the prompt.
struct SessionToolTests {
  private static let tool = """
    tool greet(name: string "whom") "Greets somebody." {
      let answer = say "Greet {{name}}."
      append "log.txt", name
      return "{{answer}} {{read("names.txt")}}"
    }
    """

  /// A reply that calls `greet`.
  private static func calling(_ id: String, after text: String = "") -> ScriptedReply {
    .message(
      #"{"id":"m","type":"message","role":"assistant","model":"claude-haiku-5-5","content":[{"type":"text","text":"\#(text)"},{"type":"tool_use","id":"\#(id)","name":"greet","input":{"name":"Ann"}}],"stop_reason":"tool_use","stop_sequence":null,"usage":{"input_tokens":5,"output_tokens":5}}"#
    )
  }

  private static func provider() -> ScriptedProvider {
    ScriptedProvider([
      calling("a", after: "Wait."), .text("Hello,"), .text("Done."), .text("More."),
    ])
  }

  private static func session(
    _ provider: ScriptedProvider,
    in folder: TemporaryFolder
  ) async throws -> SessionStage {
    try folder.write(Array("Bob".utf8), to: "names.txt")
    let stage = SessionStage(provider, in: folder)
    await stage.enter("stream off", tool, "say Greet Ann.")
    return stage
  }

  @Test func aCallHasItsLineAndTheReplyItsOwn() async throws {
    let stage = try await Self.session(Self.provider(), in: TemporaryFolder())
    #expect(
      stage.turns == ["user: Greet Ann.", "assistant: Wait.", "user: ", "assistant: Done."]
    )
    #expect(stage.shown.contains(#"greet(name: "Ann") → Hello, Bob"#))
  }

  @Test func theToolsAreListed() async throws {
    let stage = try await Self.session(Self.provider(), in: TemporaryFolder())
    await stage.enter(":tools", "unset greet", ":tools")
    #expect(stage.shown.contains("greet(name: string)\n  Greets somebody.\n"))
    #expect(stage.shown.contains("there are no tools: "))
  }

  @Test func userTurnsAreCountedWithoutResults() async throws {
    let stage = try await Self.session(Self.provider(), in: TemporaryFolder())
    await stage.enter("say And now?", ":tree", ":edit 2")
    #expect(stage.shown.contains("  2 » And now?"))
    #expect(stage.shown.contains("[calls greet] Wait."))
    #expect(stage.shown.contains("to change turn 2"))
  }

  @Test func undoTakesTheLoopBackAndTheToolStays() async throws {
    let stage = try await Self.session(Self.provider(), in: TemporaryFolder())
    await stage.enter("undo", ":tools")
    #expect(stage.turns.isEmpty)
    #expect(stage.shown.contains("greet(name: string)"))
  }

  @Test func aResumedSessionRunsTheBodiesAgainAndSendsNothing() async throws {
    let folder = try TemporaryFolder()
    let first = try await Self.session(Self.provider(), in: folder)
    await first.enter("let calls = reply.tool_calls")
    let journal = first.recorded
    // What the world answers now is not what it answered then.
    try folder.write(Array("Eve".utf8), to: "names.txt")
    let log = folder.bytes(of: "log.txt")
    try folder.write(journal, to: "journal/20000101T000000-000000-1.jsonl")
    let other = ScriptedProvider([.text("Later.")])
    let second = SessionStage(other, in: folder)
    await second.enter(":resume")
    #expect(other.requests.isEmpty)
    #expect(second.turns == first.turns)
    #expect(second.variable("calls") == first.variable("calls"))
    #expect(folder.bytes(of: "log.txt") == log)
    #expect(second.host.totals.snapshot.requests == first.host.totals.snapshot.requests)
    await second.enter("say And now?")
    #expect(other.requests.first?.message.tools.map(\.name) == ["greet"])
    #expect(second.turns.last == "assistant: Later.")
  }

  @Test func aSavedSessionDeclaresItsToolsAndSchemas() async throws {
    let stage = try await Self.session(Self.provider(), in: TemporaryFolder())
    await stage.enter("schema Person { name: string }", ":save saved.claude")
    let saved = String(decoding: stage.folder.bytes(of: "saved.claude"), as: UTF8.self)
    #expect(saved.contains("tool greet(name: string \"whom\") \"Greets somebody.\" {"))
    #expect(saved.contains("schema Person {"))
    #expect(saved.contains("say Greet Ann."))
  }
}
