import Foundation
import TestSupport
import Testing

/// Signals and sudden ends: what was typed and received stays.
struct InterruptTests {
  private static let slowAnswer =
    #"[{"chunks": ["one ", "two ", "three ", "four"], "hang_after": 5}]"#

  @Test func controlCInAnEndlessLoopEndsWith130() async throws {
    let parley = try Parley(server: try await ServerProcess())
    try parley.folder.write("print \"begun\"\nwhile true { }\n", to: "script.claude")
    let process = try parley.start(["script.claude"])
    process.finishInput()
    #expect(try await process.waits { process.outputSoFar.contains("begun") })
    process.signal(SIGINT)
    let outcome = try await process.outcome()
    #expect(outcome.status == 130)
    #expect(!outcome.wasKilled)
  }

  @Test func controlCInAReplyKeepsWhatCame() async throws {
    let parley = try Parley(server: try await ServerProcess(Self.slowAnswer))
    try parley.folder.write("model haiku\nsay Count.\nprint \"not reached\"\n", to: "script.claude")
    let process = try parley.start(["script.claude"])
    process.finishInput()
    #expect(try await process.waits { process.outputSoFar.contains("two") })
    process.signal(SIGINT)
    let outcome = try await process.outcome()
    #expect(outcome.status == 130)
    #expect(outcome.output.hasPrefix("one two "))
    #expect(!outcome.output.contains("not reached"))
    #expect(parley.journals.contains("interrupted"))
  }

  @Test func aTerminationSavesAndEndsWith143() async throws {
    let parley = try Parley(server: try await ServerProcess(Self.slowAnswer))
    try parley.folder.write("model haiku\nsay Count.\n", to: "script.claude")
    let process = try parley.start(["script.claude"])
    process.finishInput()
    #expect(try await process.waits { process.outputSoFar.contains("two") })
    process.signal(SIGTERM)
    #expect(try await process.outcome().status == 143)
  }

  /// Whether a process runs: one that has ended may wait to be noticed.
  private static func runs(_ process: Int32) -> Bool {
    let state = FileManager.default.contents(atPath: "/proc/\(process)/stat")
      .map { String(decoding: $0, as: UTF8.self) }?.split(separator: ")").last
    return state.map { !$0.hasPrefix(" Z") && !$0.hasPrefix(" X") } ?? false
  }

  @Test func aSecondControlCLeavesNoProgramBehind() async throws {
    let parley = try Parley(server: try await ServerProcess())
    let folder = parley.folder
    try folder.write(
      "trap '' TERM\necho $$ > begun\nmv begun number\nwhile :; do sleep 1; done\n",
      to: "stubborn"
    )
    try folder.write("print exec(\"sh\", [\"stubborn\"])\n", to: "script.claude")
    let process = try parley.start(["script.claude", "--allow-exec=sh"])
    process.finishInput()
    #expect(try await process.waits { folder.read("number") != nil })
    let text = folder.read("number")?.trimmingCharacters(in: .whitespacesAndNewlines)
    let number = try #require(text.flatMap { Int32($0) })
    #expect(Self.runs(number))
    process.signal(SIGINT)
    // Two at once may be heard as one.
    try await Task.sleep(for: .milliseconds(200))
    process.signal(SIGINT)
    let outcome = try await process.outcome()
    #expect(outcome.status == 130 && !outcome.wasKilled)
    for _ in 0..<2_000 where Self.runs(number) { try await Task.sleep(for: .milliseconds(5)) }
    #expect(!Self.runs(number))
  }

  @Test func aKillInAReplyLeavesPromptAndDeltasInTheJournal() async throws {
    let parley = try Parley(server: try await ServerProcess(Self.slowAnswer))
    try parley.folder.write("model haiku\nsay Count to four.\n", to: "script.claude")
    let process = try parley.start(["script.claude"])
    process.finishInput()
    #expect(try await process.waits { process.outputSoFar.contains("two") })
    process.signal(SIGKILL)
    let outcome = try await process.outcome()
    #expect(outcome.wasKilled)
    let journal = parley.journals
    #expect(journal.contains("Count to four."))
    for word in outcome.output.split(separator: " ") { #expect(journal.contains(word)) }
    for line in journal.split(separator: "\n") {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }
  }
}
