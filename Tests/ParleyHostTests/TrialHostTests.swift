import ModelProviders
import OrderedJSON
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import Synchronization
import Testing

/// The host of one trial: what it shares with the run, and what it has of its own.
struct TrialHostTests {
  private final class Measures: Sendable {
    private let state = Mutex<[Measure]>([])
    var all: [Measure] { state.withLock { $0 } }
    func take(_ measure: Measure) { state.withLock { $0.append(measure) } }
  }

  private static func trial(
    of stage: Stage,
    number: Int = 1,
    output: RecordingOutput = RecordingOutput(),
    measures: Measures = Measures()
  ) -> ScriptHost {
    ScriptHost(
      for: Trial(
        experiment: "e",
        number: number,
        provider: stage.provider,
        archive: nil,
        output: output,
        interrupts: Interrupts(),
        measure: { measures.take($0) }
      ),
      of: stage.host
    )
  }

  private static let context = ProgramContext(
    program: Program(),
    globals: [],
    span: SourceSpan(3, 7)
  )

  @Test(arguments: [
    Effect.write(path: "a", text: "b"), .append(path: "a", text: "b"),
    .call(.exec, ["true"]), .set(SettingChange(name: "budget", value: 1)),
  ])
  func whatATrialMayNotDoIsRefusedWhoeverAsks(effect: Effect) async throws {
    let host = Self.trial(of: Stage())
    let error = await #expect(throws: EffectError.self) {
      try await host.perform(effect, in: Self.context)
    }
    #expect(error?.kind == .value)
    #expect(error?.message.contains("a trial cannot") == true)
  }

  @Test func itStartsWithTheSettingsOfTheScriptAndWithoutItsTurns() async throws {
    let stage = Stage(.text("a"), .text("b"))
    try await stage.set("system", "Be brief.")
    try await stage.say("outside")
    let host = Self.trial(of: stage)
    _ = try await host.perform(.say(text: "inside", schema: nil, isShown: true), in: Self.context)
    #expect(stage.messages(1) == ["user: inside"])
    #expect(stage.bodies[1]["system"] == "Be brief.")
    #expect(stage.turns == ["user: outside", "assistant: a"])
  }

  @Test func itsSumsAreItsOwnAndCountInTheRuns() async throws {
    let stage = Stage(.text("a"), .text("b"), .text("c"))
    try await stage.say("outside")
    let hosts = [Self.trial(of: stage), Self.trial(of: stage, number: 2)]
    for host in hosts {
      _ = try await host.perform(.say(text: "inside", schema: nil, isShown: true), in: Self.context)
    }
    #expect(hosts.map(\.totals.snapshot.requests) == [1, 1])
    #expect(hosts[0].totals.snapshot.usage.output == 5)
    let run = stage.host.totals.snapshot
    #expect(run.requests == 3)
    #expect(run.usage.output == 15)
    #expect(run.spending(of: "main").requests == 1)
    #expect(run.spending(of: "experiment e").requests == 2)
    #expect(hosts[0].budget === stage.host.budget)
  }

  @Test func whatHappensInItIsToldToItsOwnOutput() async throws {
    let stage = Stage(.text("a"))
    let output = RecordingOutput()
    let host = Self.trial(of: stage, output: output)
    _ = try await host.perform(.say(text: "inside", schema: nil, isShown: true), in: Self.context)
    _ = try await host.perform(.print("line"), in: Self.context)
    _ = try await host.perform(
      .expectation(
        Expectation(passed: false, span: SourceSpan(0, 0), operands: [], message: nil, error: nil)
      ),
      in: Self.context
    )
    #expect(output.texts == ["a"])
    #expect(output.printed == ["line"])
    #expect(stage.output.events.isEmpty)
    #expect(stage.host.totals.snapshot.expectationsFailed == 0)
  }

  @Test func scoresAndRecordsAreDeliveredAndOutsideOfATrialAnError() async throws {
    let stage = Stage()
    let measures = Measures()
    let host = Self.trial(of: stage, measures: measures)
    let measure = Measure(
      isScore: true,
      name: "good",
      value: true,
      span: SourceSpan(0, 0),
      error: nil
    )
    _ = try await host.perform(.measure(measure), in: Self.context)
    #expect(measures.all.map(\.name) == ["good"])
    await #expect(throws: EffectError.self) { try await stage.perform(.measure(measure)) }
  }
}
