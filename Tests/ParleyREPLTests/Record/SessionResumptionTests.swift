import ClaudeAPI
import ModelProviders
import OrderedJSON
import ParleyRuntime
import Synchronization
import TestSupport
import Testing

@testable import ParleyHost
@testable import ParleyREPL

struct SessionResumptionTests {
  /// A session whose journal was left as it is at this moment, and what answers the one that resumes it.
  private static func resumed(
    _ journal: [UInt8],
    in folder: TemporaryFolder,
    answeredBy provider: ScriptedProvider = ScriptedProvider([])
  ) async throws -> SessionStage {
    try folder.write(journal, to: "journal/20000101T000000-000000-1.jsonl")
    let stage = SessionStage(provider, in: folder)
    await stage.enter(":resume")
    return stage
  }

  private static let settings = SessionStart(
    provider: "api",
    model: "haiku",
    settings: [SettingChange(name: "model", value: "haiku")]
  )

  @Test func variablesConversationsSettingsAndSpendingAreBack() async throws {
    let folder = try TemporaryFolder()
    let provider = EchoProvider(hangs: true)
    let first = SessionStage(provider, in: folder, start: Self.settings)
    await first.enter("max_tokens 50", "let x = say One", "def f() { return 7 }", "say Two {{x}}")
    await first.enter("fork other", "say Three {{reply.latency}}", "let l = reply.latency")
    await first.enter(":talk", "Four {{x}}")
    let totals = first.host.totals.snapshot
    let other = ScriptedProvider([.text("Five")])
    let second = try await Self.resumed(first.recorded, in: folder, answeredBy: other)
    #expect(other.requests.isEmpty)
    #expect(second.turns == first.turns)
    #expect(second.variable("x") == first.variable("x"))
    #expect(second.variable("l") == first.variable("l"))
    #expect(second.host.totals.snapshot == totals)
    #expect(second.host.budget.spent == first.host.budget.spent)
    #expect(second.host.currentConversations.current.name == "other")
    #expect(second.isTalking)
    await second.enter(":talk off", "say Five {{f()}}")
    let body = String(decoding: other.requests.first?.body ?? [], as: UTF8.self)
    #expect(body.contains("Five 7") && body.contains(#""max_tokens":50"#))
    #expect(body.contains("haiku"))
    #expect(second.shown.contains("resumed the last session, which ended without being left"))
  }

  @Test func aReplyThatTheDeathOfTheProcessCutIsKept() async throws {
    let folder = try TemporaryFolder()
    let journal = Mutex<[UInt8]>([])
    let path = Mutex("")
    let first = SessionStage(EchoProvider(hangs: true), in: folder) { event in
      guard case .text(EchoProvider.half, _) = event else { return false }
      // As kill -9 would leave it here.
      journal.withLock { $0 = folder.bytes(of: "journal/\(path.withLock { $0 }).jsonl") }
      return true
    }
    path.withLock { $0 = first.journal.run ?? "" }
    await first.enter("say Begin", "say HANG! now")
    let left = journal.withLock { $0 }
    #expect(RecordedSession(JournalReader.read(left))?.entries.last?.outcome == nil)
    let other = ScriptedProvider([.text("the rest.")])
    let second = try await Self.resumed(left, in: folder, answeredBy: other)
    #expect(second.turns == first.turns)
    #expect(second.shown.contains("\(EchoProvider.half)\nthe reply was cut here"))
    await second.enter("let cut = reply.interrupted", "send")
    #expect(second.variable("cut") == true)
    #expect(second.turns.last == "assistant: the rest.")
    #expect(second.turns.dropLast().last == "user: \(Conversation.continuation)")
  }

  @Test func aResumedSessionIsResumedAgain() async throws {
    let folder = try TemporaryFolder()
    let first = SessionStage(EchoProvider(hangs: true), in: folder) { event in
      if case .text(EchoProvider.half, _) = event { true } else { false }
    }
    await first.enter("say One", "say HANG! two", "say FAIL! three", "let n = 3")
    let second = try await Self.resumed(
      first.recorded,
      in: folder,
      answeredBy: ScriptedProvider([.text("Four.")])
    )
    await second.enter("say Four")
    let again = try TemporaryFolder()
    let third = try await Self.resumed(second.recorded, in: again)
    #expect(third.turns == second.turns)
    #expect(third.variable("n") == 3)
    #expect(third.host.totals.snapshot == second.host.totals.snapshot)
  }

  @Test func filesProgramsAndIncludesAnswerAsTheyDid() async throws {
    let folder = try TemporaryFolder()
    try folder.write("first", to: "a.txt")
    try folder.write("let b = 1\n", to: "b.claude")
    let first = SessionStage(EchoProvider(hangs: true), in: folder)
    await first.enter(
      "let t = read(\"a.txt\")",
      "include \"b.claude\"",
      "let e = exec(\"echo\", [\"x\"])"
    )
    await first.enter("document a.txt", "say What is it?", "write \"out.txt\", t")
    await first.enter("try { let u = read(\"none.txt\") } catch f { say \"{{f.message}}\" }")
    try folder.write("second", to: "a.txt")
    try folder.write("let b = 2\n", to: "b.claude")
    try folder.write("touched", to: "out.txt")
    let second = try await Self.resumed(first.recorded, in: folder)
    #expect(second.turns == first.turns && second.turns.count == 4, "\(first.shown)")
    #expect(second.variable("t") == "first")
    #expect(second.variable("b") == 1)
    #expect(second.variable("e") == "x\n")
    #expect(folder.bytes(of: "out.txt") == Array("touched".utf8))
  }

  @Test(arguments: [
    "while true { x += 1 }", "while true { print \"a\" }",
    "let y = read(\"a.txt\")\nwhile true { }",
  ])
  func anEntryThatWasInterruptedBetweenItsQuestionsEnds(_ entry: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write("first", to: "a.txt")
    let first = SessionStage(EchoProvider(hangs: true), in: folder)
    await first.enter("let x = 0")
    let interrupts = first.interrupts
    await withTaskGroup(of: Void.self) { group in
      // The entry clears an interrupt that came before it, so it is raised until it ends.
      group.addTask {
        while !Task.isCancelled {
          interrupts.raise(.interrupt)
          await Task.yield()
        }
      }
      await first.enter(entry)
      group.cancelAll()
    }
    await first.enter("let z = 1")
    let second = try await Self.resumed(first.recorded, in: folder)
    #expect(second.variable("z") == 1)
  }

  @Test func itStopsWhereTheJournalDoesNotKnowTheRequest() async throws {
    let folder = try TemporaryFolder()
    let first = SessionStage(EchoProvider(hangs: true), in: folder)
    await first.enter("say One", "say Two", "say Three")
    let records = JournalReader.read(first.recorded).records.map { record -> JournalRecord in
      guard case .typed(let entry, let time) = record, entry.text == "say Two" else {
        return record
      }
      return .typed(TypedEntry("say Changed"), at: time)
    }
    let other = ScriptedProvider([.text("never")])
    let second = try await Self.resumed(Self.bytes(of: records), in: folder, answeredBy: other)
    #expect(other.requests.isEmpty)
    #expect(second.turns.first == "user: One" && second.turns.count == 2)
    #expect(second.shown.contains("stopped at `say Changed`: it asks for a request"))
    #expect(second.shown.contains("it and the 1 after it are in the history"))
  }

  @Test func itStopsAtAnEntryThatNoLongerCompiles() async throws {
    let folder = try TemporaryFolder()
    let first = SessionStage(EchoProvider(hangs: true), in: folder)
    await first.enter("say One", "let x = 1", "sya wrong")
    let records = JournalReader.read(first.recorded).records.map { record -> JournalRecord in
      guard case .typed(let entry, let time) = record, entry.text == "let x = 1" else {
        return record
      }
      return .typed(TypedEntry("lett x = 1"), at: time)
    }
    let second = try await Self.resumed(Self.bytes(of: records), in: folder)
    #expect(second.turns.count == 2)
    #expect(second.shown.contains("stopped at `lett x = 1`"))
  }

  /// A session of four entries whose second cannot be brought back, and the one that tried.
  private static func triedInVain(
    thenEntering entries: [String] = []
  ) async throws -> (whole: [UInt8], beginning: [UInt8]) {
    let folder = try TemporaryFolder()
    let first = SessionStage(EchoProvider(hangs: true), in: folder)
    await first.enter("say One", "let x = 1", "say Three", "let y = 2")
    let records = JournalReader.read(first.recorded).records.map { record -> JournalRecord in
      switch record {
      case .typed(let entry, let time) where entry.text == "let x = 1":
        .typed(TypedEntry("lett x = 1"), at: time)
      case .opened(let schema, _, let program, let time):
        .opened(schema: schema, run: "20000101T000000-000000-1", program: program, at: time)
      default: record
      }
    }
    let whole = bytes(of: records)
    let second = try await resumed(
      whole,
      in: folder,
      answeredBy: ScriptedProvider([.text("Anew.")])
    )
    for entry in entries { await second.enter(entry) }
    return (whole, second.recorded)
  }

  private static func resumed(
    _ whole: [UInt8],
    after beginning: [UInt8]
  ) async throws -> SessionStage {
    let folder = try TemporaryFolder()
    try folder.write(whole, to: "journal/20000101T000000-000000-1.jsonl")
    try folder.write(beginning, to: "journal/20000102T000000-000000-1.jsonl")
    let stage = SessionStage(ScriptedProvider([]), in: folder)
    await stage.enter(":resume")
    return stage
  }

  @Test func whatIsOnlyTheBeginningOfASessionDoesNotHideIt() async throws {
    let (whole, beginning) = try await Self.triedInVain()
    #expect(RecordedSession(JournalReader.read(beginning))?.isWorthResuming == true)
    let third = try await Self.resumed(whole, after: beginning)
    #expect(third.shown.contains("it and the 2 after it are in the history"))
  }

  @Test func whatWasSaidAfterABeginningIsNotPassedOver() async throws {
    let (whole, beginning) = try await Self.triedInVain(thenEntering: ["say Three"])
    let third = try await Self.resumed(whole, after: beginning)
    #expect(third.turns.last == "assistant: Anew.")
  }

  @Test func whatAScriptRunApartHasCostCountsAgain() async throws {
    let folder = try TemporaryFolder()
    try folder.write("say Apart\n", to: "apart.claude")
    let first = SessionStage(EchoProvider(hangs: true), in: folder)
    await first.enter("say One", ":run apart.claude", "let n = run.requests")
    #expect(first.variable("n") == 2)
    let second = try await Self.resumed(first.recorded, in: folder)
    #expect(second.turns == first.turns && second.turns.count == 2)
    #expect(second.variable("n") == 2)
    let totals = second.host.totals.snapshot
    #expect(totals.cost == first.host.totals.snapshot.cost && totals.cost > 0)
  }

  @Test func nothingIsResumedWithoutASession() async throws {
    let folder = try TemporaryFolder()
    let stage = SessionStage(ScriptedProvider([]), in: folder)
    await stage.enter(":resume")
    #expect(stage.shown.contains("there is nothing to resume"))
  }

  @Test func aSessionThatRunsElsewhereIsNotTaken() async throws {
    let folder = try TemporaryFolder()
    let running = SessionStage(EchoProvider(hangs: true), in: folder)
    await running.enter("say One")
    let stage = SessionStage(ScriptedProvider([]), in: folder)
    await stage.enter(":resume")
    #expect(stage.shown.contains("the other session is still running"))
    #expect(stage.turns.isEmpty && !running.turns.isEmpty)
  }

  private static func bytes(of records: [JournalRecord]) -> [UInt8] {
    records.flatMap { JSONWriter.bytes(of: $0.json) + [0x0A] }
  }
}
