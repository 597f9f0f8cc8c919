import Foundation
import TestSupport
import Testing

/// Experiments that are typed at the prompt of the built program.
@Suite(.serialized) struct PromptExperimentTests {
  private static func experiment(repeats: Int) -> String {
    ["experiment e {", "repeat \(repeats)", "concurrency 2", "trial {", "say \"hi\"", "}", "}"]
      .joined(separator: Key.newline)
  }

  @Test func anExperimentRunsAndItsResultsAreThere() async throws {
    let server = try await ServerProcess(#"[{"text": "fine", "repeat": "forever"}]"#)
    let parley = try Parley(server: server)
    let session = try await PromptSession(parley)
    let output = await session.run(Self.experiment(repeats: 5))
    #expect(output.contains("e 5/5"), "\(output)")
    #expect(await session.run("print e.count(\"pass\")") == "5")
    #expect(await session.run("print e.trials[4].requests") == "1")
    #expect(await session.leave() == .exited(0))
    let list = try await parley.run(["runs", "list"])
    #expect(list.output.contains("5 trials: 5 pass"))
    #expect(list.output.contains("finished"))
  }

  @Test func controlCStopsAnExperimentAndThePromptGoesOn() async throws {
    let server = try await ServerProcess(
      #"[{"text": "fine", "repeat": 3}, {"text": "slow", "delay_ms": 200, "repeat": "forever"}]"#
    )
    let parley = try Parley(server: server)
    let session = try await PromptSession(parley)
    session.enter(Self.experiment(repeats: 500))
    await session.expect("2 running")
    session.send(Key.interrupt)
    await session.expect("stopped")
    await session.expectPrompt()
    #expect(await session.run("print 1 + 1") == "2")
    #expect(await session.leave() == .exited(0))
    let list = try await parley.run(["runs", "list"])
    #expect(list.output.contains("interrupted"))
    #expect(!list.output.contains("error"))
  }

  @Test func aSecondControlCCancelsWhatRuns() async throws {
    let server = try await ServerProcess(
      #"[{"chunks": ["one"], "hang_after": 2, "repeat": "forever"}]"#
    )
    let session = try await PromptSession(try Parley(server: server))
    session.enter(Self.experiment(repeats: 4))
    await session.expect("2 running")
    session.send(Key.interrupt)
    session.send(Key.interrupt)
    await session.expect("stopped")
    await session.expectPrompt()
    #expect(await session.leave() == .exited(0))
  }
}
