import Foundation
import TestSupport
import Testing

/// How the built `parley` ends at its prompt when it is not left, and where its output goes.
@Suite(.serialized) struct PromptEndTests {
  private func parley() async throws -> Parley {
    try Parley(
      server: try await ServerProcess(#"[{"text": "An **old** pond.", "repeat": "forever"}]"#)
    )
  }

  @Test(arguments: 1...4)
  func aTerminalThatWentAwayIsNotLeaving(_ run: Int) async throws {
    let session = try await PromptSession(try await parley())
    await session.run("let kept = \(run)")
    session.terminal.hangUp()
    #expect(await session.process.outcome() == .exited(143))
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func aSecondSignalLeavesTheTerminalRestoredToo(_ second: Int32) async throws {
    let session = try await PromptSession(try await parley())
    session.process.signal(SIGTERM)
    session.process.signal(second)
    #expect(await session.process.outcome() == .exited(143))
    #expect(session.terminal.attributes == (try PseudoTerminal()).attributes)
    #expect(!session.terminal.model.bracketsPastes)
  }
}
