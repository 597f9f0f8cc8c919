import ModelProviders
import ParleyRuntime
import TestSupport
import Testing

@testable import ParleyHost
@testable import ParleyREPL

struct SessionFilesTests {
  @Test func aFileOfSomeoneElseIsReplacedOnlyWhenToldTo() async throws {
    let folder = try TemporaryFolder()
    try folder.write("theirs", to: "s.claude")
    let stage = SessionStage(EchoProvider(hangs: false), in: folder)
    await stage.enter("say a", ":save s.claude")
    #expect(stage.shown.contains("s.claude exists already"))
    #expect(folder.bytes(of: "s.claude") == Array("theirs".utf8))
    await stage.enter(":save! s.claude")
    #expect(String(decoding: folder.bytes(of: "s.claude"), as: UTF8.self).contains("\nsay a\n"))
    await stage.enter("say b", ":save s.claude")
    #expect(String(decoding: folder.bytes(of: "s.claude"), as: UTF8.self).contains("\nsay b\n"))
  }

  @Test func aFileOutsideWhatMayBeWrittenIsRefused() async throws {
    let stage = SessionStage(EchoProvider(hangs: false), in: try TemporaryFolder())
    await stage.enter(":save /nonexistent/s.claude")
    #expect(stage.shown.contains("--allow-write"))
  }

  @Test func aLoadedFileIsEnteredHereAndItsMistakesHaveItsLines() async throws {
    let folder = try TemporaryFolder()
    try folder.write("let x = 2\nsay {{x}}\n", to: "good.claude")
    try folder.write("let y = 3\nsay {{nothing}}\n", to: "bad.claude")
    let stage = SessionStage(EchoProvider(hangs: false), in: folder)
    await stage.enter("let x = 1", ":load good.claude", ":load bad.claude", ":load none.claude")
    #expect(stage.variable("x") == 2)
    #expect(stage.turns.first == "user: 2" && stage.turns.count == 2)
    #expect(stage.variable("y") == nil)
    #expect(stage.shown.contains("bad.claude:2:7"))
    #expect(stage.shown.contains("none.claude"))
  }

  @Test func aScriptRunApartLeavesTheSessionAlone() async throws {
    let folder = try TemporaryFolder()
    try folder.write("model haiku\nlet x = 7\nsay apart {{x}}\nexpect 1 == 2\n", to: "apart.claude")
    let provider = EchoProvider(hangs: false)
    let stage = SessionStage(provider, in: folder)
    await stage.enter("let x = 1", "say a", ":run apart.claude", "say b", "let n = run.requests")
    #expect(stage.variable("x") == 1)
    #expect(stage.turns.count == 4)
    #expect(stage.variable("n") == 3)
    #expect(provider.answered.count == 3)
    let contents = JournalReader.read(stage.recorded)
    #expect(contents.exchanges.count == 3)
    let isClosed = contents.records.contains { if case .closed = $0 { true } else { false } }
    #expect(!isClosed)
  }
}
