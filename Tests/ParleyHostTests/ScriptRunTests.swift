import ClaudeAPI
import ClaudeMessages
import ModelProviders
import OrderedJSON
import ParleyCompiler
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime
import Testing

struct ScriptRunTests {
  private func run(
    _ source: String,
    on stage: Stage,
    parameters: [ParameterArgument] = []
  ) async throws -> RunSummary {
    let script = CompiledScript(
      path: "test.claude",
      bytes: Array(source.utf8),
      catalogue: .builtIn,
      loader: NoSources()
    )
    let binding = try ParameterBinding(parameters, for: script.parameters)
    return await ScriptRun(script, on: stage.host).run(with: binding)
  }

  @Test func aScriptThatReachesItsEndIsFine() async throws {
    let stage = Stage(.text("Hello."))
    let summary = try await run(
      """
      model haiku
      say Hi
      print "{{reply}} {{usage.output_tokens}} {{reply.stop_reason}}"
      expect reply contains "Hello"
      """,
      on: stage
    )
    #expect(summary.status == .fine)
    #expect(summary.requests == 1)
    #expect(summary.expectationsPassed == 1)
    #expect(stage.output.printed == ["Hello. 5 end_turn"])
    guard case .done(let done)? = stage.output.events.last else {
      Issue.record("the last event says that the run is over")
      return
    }
    #expect(done == summary)
  }

  @Test func aFailedExpectationIsCountedAndTheRunGoesOn() async throws {
    let stage = Stage()
    let summary = try await run("expect 1 == 2\nprint \"on\"", on: stage)
    #expect(summary.status == .expectationFailed)
    #expect(summary.expectationsFailed == 1)
    #expect(stage.output.printed == ["on"])
  }

  @Test func anErrorInTheMessageDoesNotHideTheFailure() async throws {
    let stage = Stage()
    let summary = try await run(
      "let xs = []\nexpect xs == [1], \"first is {{xs[0]}}\"\nprint \"on\"",
      on: stage
    )
    #expect(summary.status == .expectationFailed)
    #expect(summary.expectationsFailed == 1)
    #expect(stage.output.printed == ["on"])
  }

  @Test(arguments: ["print unknown", "fail \"no\"", "print 1 / 0", "let"])
  func aWrongScriptEndsWithTwo(source: String) async throws {
    let stage = Stage()
    #expect(try await run(source, on: stage).status == .scriptWrong)
    #expect(stage.output.errors.count == 1)
  }

  @Test(arguments: [
    ClaudeError(.overloaded, "no capacity", status: 529),
    ClaudeError(.connectionLost, "reset"),
    ClaudeError(.authentication, "no key", status: 401),
  ])
  func anUnreachableAPIEndsWithThree(error: ClaudeError) async throws {
    let stage = Stage(.failure(error))
    let summary = try await run("say Hi\nprint \"not reached\"", on: stage)
    #expect(summary.status == .unreachable)
    #expect(stage.output.errors == [error.message])
    #expect(stage.output.printed.isEmpty)
  }

  @Test func aCaughtErrorDoesNotCount() async throws {
    let stage = Stage(.failure(ClaudeError(.overloaded, "no capacity", status: 529)))
    let summary = try await run(
      """
      try { say "Hi" } catch e { print "{{e.kind}} {{e.status}}" }
      """,
      on: stage
    )
    #expect(summary.status == .fine)
    #expect(stage.output.printed == ["api 529"])
  }

  @Test func aBudgetEndsWithFourAndIsNotCaught() async throws {
    let stage = Stage(.text("Hello."))
    let summary = try await run(
      "budget 0.000001\ntry { say \"Hi\" } catch e { print \"caught\" }",
      on: stage
    )
    #expect(summary.status == .stopped)
    #expect(stage.output.printed.isEmpty)
    #expect(stage.provider.requests.isEmpty)
  }

  @Test func aPermissionEndsWithFour() async throws {
    let stage = Stage()
    let summary = try await run("print read(\"/etc/hostname\")", on: stage)
    #expect(summary.status == .stopped)
  }

  @Test(arguments: [
    (Interrupts.Reason.interrupt, ParleyHost.ExitStatus.interrupted),
    (Interrupts.Reason.terminate, ParleyHost.ExitStatus.terminated),
  ])
  func anInterruptKeepsWhatHadArrivedAndEndsTheRun(
    reason: Interrupts.Reason,
    status: ParleyHost.ExitStatus
  ) async throws {
    let stage = Stage(
      .hang(after: [Events.start()] + Events.text("Once", isClosed: false))
    )
    let interrupts = stage.interrupts
    stage.output.react { event in
      if case .text = event { interrupts.raise(reason) }
    }
    let summary = try await run(
      "try { say \"Tell\" } catch e { print \"caught\" }\nprint \"not reached\"",
      on: stage
    )
    #expect(summary.status == status)
    #expect(stage.turns == ["user: Tell", "assistant: Once"])
    #expect(stage.output.printed.isEmpty)
    #expect(stage.output.errors.isEmpty)
  }

  @Test func anEndlessLoopIsInterrupted() async throws {
    let stage = Stage()
    let interrupts = stage.interrupts
    stage.output.react { event in if case .print = event { interrupts.raise(.interrupt) } }
    let summary = try await run("print \"start\"\nwhile true { }", on: stage)
    #expect(summary.status == .interrupted)
  }

  @Test func parametersAreBoundBeforeTheFirstLine() async throws {
    let stage = Stage()
    let summary = try await run(
      "param season = \"autumn\" \"the season\"\nparam n = 2\nprint \"{{season}} {{n + 1}}\"",
      on: stage,
      parameters: [ParameterArgument(name: "n", value: "40")]
    )
    #expect(summary.status == .fine)
    #expect(stage.output.printed == ["autumn 41"])
  }

  @Test func aFailureLeavesNoReplyToRead() async throws {
    let stage = Stage(.failure(ClaudeError(.overloaded, "no capacity", status: 529)))
    let summary = try await run(
      "try { say \"Hi\" } catch e { }\nprint reply.text",
      on: stage
    )
    #expect(summary.status == .scriptWrong)
    #expect(stage.output.errors.first?.contains("line 1") == true)
  }

  @Test func withComesOffHoweverItsBlockIsLeft() async throws {
    let stage = Stage(
      .text("1"),
      .failure(ClaudeError(.overloaded, "no capacity", status: 529)),
      .text("2")
    )
    let summary = try await run(
      """
      with max_tokens 7 { say "a" }
      try { with max_tokens 8 { say "b" } } catch e { }
      say "c"
      """,
      on: stage
    )
    #expect(summary.status == .fine)
    #expect(stage.provider.requests.map(\.message.maxTokens) == [7, 8, 4096])
  }

  @Test func aDeterministicScriptSendsTheSameBytesInEveryRun() async throws {
    let source = """
      system "Be terse."
      let words = { b: 1, a: 2 }
      for key, value in words { say "{{key}}={{value}} {{words}}" }
      """
    var runs: [[[UInt8]]] = []
    for _ in 0..<3 {
      let stage = Stage(.text("1"), .text("2"))
      #expect(try await run(source, on: stage).status == .fine)
      runs.append(stage.provider.requests.map(\.body))
    }
    #expect(runs[0].count == 2)
    #expect(runs.allSatisfy { $0 == runs[0] })
  }
}
