import ClaudeAPI
import ModelProviders
import OrderedJSON
import ParleyHost
import ParleyLab
import RunStorage
import Synchronization
import TestSupport
import Testing

/// Experiments from the script to the store.
struct ExperimentRunTests {
  private static let script = """
    model haiku
    experiment sums {
      vary a: 1, 2
      vary b: "x", "y"
      repeat 3
      trial {
        say "{{a}}{{b}}"
        score right = reply contains "1"
        record length = len(reply.text)
        print "{{a}}{{b}}: {{reply}}"
      }
    }
    print sums.count("pass"), sums.count("fail"), sums.count("error")
    print sums.mean("right", { b: "x" })
    """

  @Test func everyTrialIsRunStoredAndCounted() async throws {
    let stage = try LabStage()
    let summary = try await stage.run(Self.script)
    #expect(summary.status == .fine, "\(stage.output.errors)")
    #expect(summary.requests == 12)
    #expect(stage.output.printed.suffix(2) == ["6 6 0", "0.5"])
    let trials = try await stage.trials("sums")
    #expect(trials.map(\.number) == Array(1...12))
    #expect(
      trials.map(\.status) == Array(repeating: .pass, count: 6) + Array(repeating: .fail, count: 6)
    )
    #expect(trials[0].scores == ["right": true])
    #expect(trials[0].records == ["length": .int("You said: 1x".count)])
    #expect(trials[6].failures == ["line 8: score right = reply contains \"1\" is false"])
    #expect(trials[0].stopReason == "end_turn")
    #expect(trials[0].requests == 1)
    let run = try await stage.lastRun()
    #expect(run.status == .finished)
    #expect(run.exitStatus == 0)
  }

  @Test func printsComeInTheOrderOfTheTrials() async throws {
    let stage = try LabStage()
    _ = try await stage.run(Self.script)
    let expected = ["1x", "1y", "2x", "2y"].flatMap { text in
      Array(repeating: "\(text): You said: \(text)", count: 3)
    }
    #expect(Array(stage.output.printed.prefix(12)) == expected)
    #expect(stage.output.ended.sorted() == Array(1...12))
  }

  @Test(arguments: [1, 3, 100])
  func neverMoreTrialsRunAtOnceThanMay(concurrency: Int) async throws {
    let stage = try LabStage()
    let script =
      "experiment e {\n vary n in range(20)\n concurrency \(concurrency)\n trial { say \"{{n}}\" }\n}\n"
    #expect(try await stage.run(script).status == .fine, "\(stage.output.errors)")
    #expect(stage.provider.questions.count == 20)
    #expect(stage.provider.mostUnderWay <= concurrency)
    if concurrency == 3 { #expect(stage.provider.mostUnderWay > 1) }
  }

  @Test func anErrorIsNoFailureAndMakesStatus3() async throws {
    let stage = try LabStage { text in
      text == "2"
        ? .failure(ClaudeError(.invalidRequest, "no twos", status: 400)) : .text("fine")
    }
    let script = """
      experiment e {
        vary n: 1, 2, 3
        trial {
          say "{{n}}"
          score good = n != 3
        }
      }
      print e.count("pass"), e.count("fail"), e.count("error")
      """
    let summary = try await stage.run(script)
    #expect(summary.status == .unreachable)
    #expect(stage.output.printed == ["1 1 1"])
    let trials = try await stage.trials("e")
    #expect(trials.map(\.status) == [.pass, .error, .fail])
    #expect(trials[1].error?.kind == "api")
    #expect(trials[1].error?.line == 4)
    #expect(trials[1].scores.isEmpty)
    #expect(try await stage.lastRun().status == .finished)
  }

  @Test func aFailedExpectationInATrialFailsTheTrialAndNotTheRun() async throws {
    let stage = try LabStage()
    let script = """
      experiment e {
        vary n: 1, 2
        trial {
          expect n == 1, "one only"
        }
      }
      print e.count("fail")
      """
    let summary = try await stage.run(script)
    #expect(summary.status == .fine)
    #expect(summary.expectationsFailed == 0)
    #expect(stage.output.printed == ["1"])
    #expect(
      try await stage.trials("e")[1].failures
        == ["line 4: expect n == 1, \"one only\": n is 2"]
    )
  }

  @Test func aTrialThatTakesTooLongErrsWithATimeout() async throws {
    var stage = try LabStage { text in text == "slow" ? .hang() : .text("fine") }
    let real = LabTime.real
    let timers = Mutex(0)
    // The time of the first trial never passes, that of the second at once.
    stage.time.sleep = { (duration) async throws(CancellationError) in
      guard duration == .seconds(1000) else { return try await real.sleep(duration) }
      let timer = timers.withLock { timers in
        timers += 1
        return timers
      }
      if timer == 1 { try await real.sleep(duration) }
    }
    let script = """
      experiment e {
        vary pace: "fast", "slow"
        concurrency 1
        timeout 1000
        trial { say "{{pace}}" }
      }
      """
    #expect(try await stage.run(script).status == .unreachable)
    let trials = try await stage.trials("e")
    #expect(trials.map(\.status) == [.pass, .error])
    #expect(trials[1].error?.kind == "timeout")
  }

  @Test func aTrialSeesTheSettingsOfTheScriptAndStartsWithAFreshConversation() async throws {
    let stage = try LabStage()
    let script = """
      model haiku
      system Be brief.
      say before
      let word = "outer"
      experiment e {
        vary max_tokens: 10, 20
        trial {
          say "{{word}} {{settings.max_tokens}}"
          record turns = len(turns)
        }
      }
      """
    #expect(try await stage.run(script).status == .fine, "\(stage.output.errors)")
    let bodies = stage.provider.bodies.dropFirst().sorted()
    #expect(bodies.count == 2)
    #expect(bodies.allSatisfy { $0.contains("Be brief.") && !$0.contains("before") })
    #expect(Set(stage.provider.questions.dropFirst()) == ["outer 10", "outer 20"])
    #expect(bodies.contains { $0.contains("\"max_tokens\":10,") })
    #expect(try await stage.trials("e").map { $0.records["turns"] } == [2, 2])
  }

  @Test func dataOfWrongShapeIsAnErrorBeforeTheFirstRequest() async throws {
    let stage = try LabStage()
    try stage.folder.write("country,capital\nFrance,Paris\nSpain\n", to: "rows.csv")
    let script = """
      let path = "rows.csv"
      experiment e {
        data row: path
        trial { say "{{row.country}}" }
      }
      """
    #expect(try await stage.run(script).status == .scriptWrong)
    #expect(stage.provider.questions.isEmpty)
    #expect(stage.output.errors.first?.contains("row 3") == true, "\(stage.output.errors)")
  }

  @Test func aColumnThatIsNotThereIsAnErrorBeforeTheFirstRequest() async throws {
    let stage = try LabStage()
    try stage.folder.write("country,capital\nFrance,Paris\n", to: "rows.csv")
    let script = """
      let path = "rows.csv"
      experiment e {
        data row: path
        trial { say "{{row.capitol}}" }
      }
      """
    #expect(try await stage.run(script).status == .scriptWrong)
    #expect(stage.provider.questions.isEmpty)
    #expect(
      stage.output.errors == [
        "rows.csv has no column capitol, which the trial reads as row.capitol"
      ]
    )
  }

  @Test func aBudgetStopsTheExperimentAndSaysHowManyTrialsWereNotRun() async throws {
    var stage = try LabStage()
    stage.ceiling = 100_000_000
    let script =
      "model haiku\nmax_tokens 10\nretries 0\nexperiment e {\n repeat 50\n concurrency 1\n trial { say \"hi\" }\n}\n"
    let summary = try await stage.run(script)
    #expect(summary.status == .stopped)
    #expect(summary.cost ?? .max <= 100_000_000)
    let trials = try await stage.trials("e")
    #expect(trials.count < 50)
    #expect(trials.last?.error?.kind == "budget")
    #expect(trials.dropLast().allSatisfy { $0.status == .pass })
    #expect(stage.output.errors.first?.contains("\(50 - trials.count) trials were not run") == true)
  }
}
