import ClaudeAPI
import ModelProviders
import ParleyHost
import ParleyLab
import RunStorage
import Synchronization
import TestSupport
import Testing

/// What is answered from the run store, and what is not run again.
struct ReuseTests {
  private static func script(prompt: String = "Spell {{n}}.", score: String = "true") -> String {
    """
    experiment e {
      vary n: 1, 2, 3
      repeat 2
      trial {
        say "\(prompt)"
        score ok = \(score)
      }
    }
    print e.count("pass")
    """
  }

  @Test func aRepeatedRunSendsNothing() async throws {
    let stage = try LabStage()
    _ = try await stage.run(Self.script())
    stage.provider.forget()
    let summary = try await stage.run(Self.script())
    #expect(summary.status == .fine, "\(stage.output.errors)")
    #expect(stage.provider.questions.isEmpty)
    #expect(stage.output.ends.last?.reusedRequests == 6)
    let trials = try await stage.trials("e")
    #expect(
      trials.allSatisfy { $0.requests == 1 && $0.reusedRequests == 1 && $0.usage.output == 5 }
    )
  }

  @Test func aChangedScoreIsFree() async throws {
    let stage = try LabStage()
    _ = try await stage.run(Self.script())
    stage.provider.forget()
    _ = try await stage.run(Self.script(score: "reply contains \"2\""))
    #expect(stage.provider.questions.isEmpty)
    #expect(stage.output.printed == ["6", "2"])
  }

  @Test func onlyChangedPromptsAreSent() async throws {
    let stage = try LabStage()
    _ = try await stage.run(Self.script())
    stage.provider.forget()
    _ = try await stage.run(Self.script(prompt: "{{\"Write\" if n == 2 else \"Spell\"}} {{n}}."))
    #expect(stage.provider.questions == ["Write 2.", "Write 2."])
  }

  @Test func aNewValueRunsOnlyItsTrials() async throws {
    let stage = try LabStage()
    _ = try await stage.run(Self.script())
    stage.provider.forget()
    let script = Self.script().replacing("vary n: 1, 2, 3", with: "vary n: 4, 1, 2, 3")
    _ = try await stage.run(script)
    #expect(stage.provider.questions == ["Spell 4.", "Spell 4."])
  }

  @Test func aTrialWhoseToolKeepsAnotherValueIsAnotherTrial() async throws {
    func script(_ value: Int) -> String {
      """
      if true {
        let celsius = \(value)
        tool weather(city: string) "The weather in a city." { return celsius }
      }
      \(Self.script())
      """
    }
    let stage = try LabStage()
    _ = try await stage.run(script(21))
    let first = try await stage.lastRun()
    _ = try await stage.run(script(21)) { $0.resumed = first }
    #expect(stage.output.ends.last?.taken == 6)
    _ = try await stage.run(script(22)) { $0.resumed = first }
    #expect(stage.output.ends.last?.taken == 0)
  }

  @Test func freshSendsEverythingAnew() async throws {
    let stage = try LabStage()
    _ = try await stage.run(Self.script())
    stage.provider.forget()
    _ = try await stage.run(Self.script()) { $0.isFresh = true }
    #expect(stage.provider.questions.count == 6)
  }

  @Test func whatFailedIsNotReused() async throws {
    let isBroken = Mutex(true)
    let stage = try LabStage { text in
      isBroken.withLock { $0 } && text == "Spell 2."
        ? .failure(ClaudeError(.invalidRequest, "not now", status: 400)) : .text("fine")
    }
    #expect(try await stage.run(Self.script()).status == .unreachable)
    isBroken.withLock { $0 = false }
    stage.provider.forget()
    #expect(try await stage.run(Self.script()).status == .fine)
    #expect(stage.provider.questions == ["Spell 2.", "Spell 2."])
  }

  @Test func aRunThatGoesOnRunsOnlyWhatIsMissingAndWhatErred() async throws {
    let isBroken = Mutex(true)
    let stage = try LabStage { text in
      isBroken.withLock { $0 } && text == "Spell 2."
        ? .failure(ClaudeError(.invalidRequest, "not now", status: 400)) : .text("fine")
    }
    _ = try await stage.run(Self.script())
    let first = try await stage.lastRun()
    isBroken.withLock { $0 = false }
    stage.provider.forget()
    let summary = try await stage.run(Self.script()) { $0.resumed = first }
    #expect(summary.status == .fine)
    #expect(stage.provider.questions == ["Spell 2.", "Spell 2."])
    #expect(stage.output.ends.last?.taken == 4)
    #expect(stage.output.printed.last == "6")
    let runs = try await RunStore(stage.storePath).runs()
    #expect(runs.map(\.id) == [first.id])
    #expect(runs.first?.exitStatus == 0)
    #expect(try await stage.trials("e").map(\.status) == Array(repeating: .pass, count: 6))
  }

  @Test(arguments: [
    ("n\n1\n2\n", "1", "rows.csv is"), ("n\n1\n2\n3\n", "2", "the values of m are"),
    ("n\n1\n2\n3\n4\n", "1", "rows.csv is"),
  ])
  func aRunDoesNotGoOnWithOtherRowsOrValues(
    rows: String,
    value: String,
    changed: String
  ) async throws {
    let stage = try LabStage()
    try stage.folder.write("n\n1\n2\n3\n", to: "rows.csv")
    try stage.folder.write("1", to: "value.txt")
    let script = """
      experiment e {
        data row: "rows.csv"
        vary m: read("value.txt")
        trial { say "{{row.n}} {{m}}" }
      }
      """
    _ = try await stage.run(script)
    let first = try await stage.lastRun()
    let trials = try await stage.trials("e")
    stage.provider.forget()
    try stage.folder.write(rows, to: "rows.csv")
    try stage.folder.write(value, to: "value.txt")
    let summary = try await stage.run(script) { $0.resumed = first }
    #expect(summary.status == .scriptWrong)
    #expect(stage.output.errors == ["\(changed) not as when \(first.id) ran"])
    #expect(stage.provider.questions.isEmpty)
    #expect(try await stage.lastRun() == first)
    #expect(try await stage.trials("e") == trials)
  }

  @Test func aRunThatGoesOnPrintsWhatItsTrialsPrintedAndAsksNothingTwiceAroundThem() async throws {
    let stage = try LabStage()
    let script = """
      say before
      experiment e {
        vary n: 1, 2
        trial {
          say "{{n}}"
          print reply
        }
      }
      """
    _ = try await stage.run(script)
    let first = try await stage.lastRun()
    stage.provider.forget()
    _ = try await stage.run(script) { $0.resumed = first }
    #expect(stage.provider.questions.isEmpty)
    #expect(stage.output.printed == ["You said: 1", "You said: 2", "You said: 1", "You said: 2"])
  }

  @Test(arguments: [
    ("let x = 1", "let x = 2", true), ("let x = a -> a + 1", "let x = a -> a + 2", true),
    ("let x = 1", "let x = 1 # the same", false),
    ("budget 5\nlet x = 1", "budget 6\nlet x = 1", false),
    ("system Be brief.\nlet x = 1", "system Be long.\nlet x = 1", true),
  ])
  func aTrialIsAnotherWhenWhatItReadsIs(before: String, after: String, isOther: Bool) async throws {
    let stage = try LabStage()
    let trial = "\nexperiment e {\n trial { record kind = type(x) }\n}\n"
    var identities: [String] = []
    for script in [before, after] {
      #expect(try await stage.run(script + trial).status == .fine, "\(stage.output.errors)")
      identities += try await stage.trials("e").map(\.identity)
    }
    #expect((identities[0] != identities[1]) == isOther)
  }

  @Test func statementsAroundExperimentsAreSentAgainInANewRun() async throws {
    let stage = try LabStage()
    let script = "say before\nexperiment e {\n trial { say \"inside\" }\n}\n"
    _ = try await stage.run(script)
    stage.provider.forget()
    _ = try await stage.run(script)
    #expect(stage.provider.questions == ["before"])
  }

  @Test func shardsTogetherAreTheWhole() async throws {
    let stage = try LabStage()
    for number in 1...2 {
      _ = try await stage.run(Self.script()) { $0.shard = .init(number: number, count: 2) }
    }
    #expect(stage.provider.questions.count == 6)
    #expect(stage.output.printed == ["3", "3"])
    let store = try RunStore(stage.storePath)
    _ = try await store.joinShards()
    let runs = try await store.runs()
    #expect(runs.count == 1)
    let trials = try await store.trials(of: runs[0].id, experiment: "e")
    #expect(trials.map(\.number) == Array(1...6))
  }

  @Test func aScriptWithoutExperimentsMakesNoStore() async throws {
    let stage = try LabStage()
    _ = try await stage.run("say hi\n")
    #expect(!stage.folder.files(under: ".").contains { $0.contains("runs.sqlite") })
  }
}

/// Ctrl-C while trials run.
struct ExperimentInterruptTests {
  private static let script = """
    experiment e {
      vary n in range(10)
      concurrency 2
      trial {
        say "{{n}}"
        score ok = true
      }
    }
    print "not reached"
    """

  @Test func theFirstWishLetsTrialsFinishAndStartsNoMore() async throws {
    let stage = try LabStage()
    let (interrupts, provider) = (stage.interrupts, stage.provider)
    // Later wishes would be urgent: only the end of the first trial raises one.
    let askedAtTheWish = Mutex<Int?>(nil)
    stage.output.react { event in
      guard case .trial = event else { return }
      askedAtTheWish.withLock { asked in
        guard asked == nil else { return }
        interrupts.raise(.interrupt)
        asked = provider.questions.count
      }
    }
    let summary = try await stage.run(
      Self.script.replacing("range(10)", with: "range(500)")
    )
    #expect(summary.status == .interrupted)
    let asked = try #require(askedAtTheWish.withLock { $0 })
    let trials = try await stage.trials("e")
    // Two trials may have begun that had not asked yet.
    #expect((1...asked + 2).contains(trials.count))
    #expect(trials.allSatisfy { $0.status == .pass })
    #expect(trials.count == stage.provider.questions.count)
    #expect(!stage.output.printed.contains("not reached"))
    #expect(try await stage.lastRun().status == .interrupted)
  }

  @Test func whatACancelledTrialHadReceivedIsNotAskedAgain() async throws {
    let isSlow = Mutex(true)
    let stage = try LabStage { text in
      isSlow.withLock { $0 } && text == "two" ? .hang() : .text("fine")
    }
    let (interrupts, provider) = (stage.interrupts, stage.provider)
    stage.output.react { event in
      guard case .experiment(let progress) = event, progress.phase == .underWay,
        provider.questions.contains("two")
      else { return }
      interrupts.raise(.interrupt)
    }
    let script = """
      experiment e {
        trial {
          say "one"
          say "two"
          score ok = true
        }
      }
      """
    #expect(try await stage.run(script).status == .interrupted)
    #expect(try await stage.trials("e").isEmpty)
    isSlow.withLock { $0 = false }
    provider.forget()
    stage.output.react { _ in }
    interrupts.clear()
    let run = try await stage.lastRun()
    #expect(try await stage.run(script) { $0.resumed = run }.status == .fine)
    #expect(provider.questions == ["two"])
    let trial = try #require(try await stage.trials("e").first)
    #expect(trial.requests == 2)
    #expect(trial.reusedRequests == 1)
  }

  @Test func aSecondWishCancelsWhatRuns() async throws {
    let stage = try LabStage { _ in .hang() }
    let interrupts = stage.interrupts
    stage.output.react { event in
      guard case .experiment(let progress) = event, progress.phase == .underWay,
        progress.running == 2
      else { return }
      interrupts.raise(.interrupt)
    }
    let summary = try await stage.run(Self.script)
    #expect(summary.status == .interrupted)
    #expect(try await stage.trials("e").isEmpty)
    #expect(stage.provider.questions.count == 2)
  }
}
