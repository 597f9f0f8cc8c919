import OrderedJSON
import ParleyHost
import ParleyLab
import RunStorage
import TerminalText
import Testing

struct RunTextTests {
  private let sample = SampleRun.whole()

  @Test func tellsTheRunItsRatesItsExpensesAndWhatDidNotPass() throws {
    let stored = sample.stored
    let text = RunText(stored, style: .plain, showsAll: false).text(of: stored.experiments)
    let counts = TrialCounts(stored.experiments[0].trials)
    #expect(text.hasPrefix("01k9z2m4c8v5 · capitals.claude · 2026-11-25 23:50:00 UTC · finished"))
    #expect(text.contains("parameters: city_only = true, note = it's \"quoted\""))
    #expect(text.contains("capitals: 200 trials: \(counts.text)"))
    #expect(text.contains("\n\(counts.fail) trials failed\n"))
    #expect(text.contains("    score correct is false: reply contains row.capital\n"))
    #expect(text.contains("    timeout: the trial took longer than 10 s (line 9)\n"))
    #expect(text.contains("  … and \(counts.fail - 10) more: --all\n"))
    #expect(text.contains("200 requests · $"))
  }

  @Test func allTrialsThatDidNotPassAreListedWhenAskedFor() {
    let stored = sample.stored
    let text = RunText(stored, style: .plain, showsAll: true).text(of: stored.experiments)
    for trial in stored.experiments[0].trials where trial.status != .pass {
      #expect(text.contains("\n  \(trial.number)  model "))
    }
    #expect(!text.contains("--all"))
  }

  @Test func anExperimentWithoutFinishedTrialsIsTold() {
    var sample = SampleRun()
    sample.experiments = [StoredRun.Experiment(SampleRun.experiment(), trials: [])]
    let stored = sample.stored
    let text = RunText(stored, style: .plain, showsAll: false).text(of: stored.experiments)
    #expect(text.contains("capitals: no trial was finished"))
    #expect(text.contains("unfinished"))
  }

  @Test func aTrialIsToldWithWhatWasSaid() async throws {
    let stored = sample.stored
    let trial = try #require(stored.experiments[0].trials.first { $0.status == .fail })
    let exchanges = try await stored.exchanges(trial)
    let text = TrialText(trial, in: stored.experiments[0].record, exchanges: exchanges)
      .text(style: .plain)
    #expect(text.hasPrefix("trial \(trial.number) of capitals: fail\nmodel: "))
    #expect(text.contains("row.country: "))
    #expect(text.contains("score correct: false\n"))
    #expect(text.contains("user: What is the capital of "))
  }

  @Test func nothingThatActsOnATerminalIsShown() async throws {
    let evil = "\u{1B}[2J\u{1B}]0;title\u{7}x"
    var trial = SampleRun.trial(1, row: (evil, evil))
    trial.status = .fail
    trial.failures = [evil]
    trial.error = .init(kind: "value", message: evil)
    trial.output = evil
    trial.records = ["first": .string(evil)]
    trial.model = evil
    var sample = SampleRun()
    sample.run.parameters = ["p": .string(evil)]
    sample.experiments = [StoredRun.Experiment(SampleRun.experiment(), trials: [trial])]
    let exchange = SampleRun.exchange(1, trial, question: evil, reply: evil)
    sample.exchanges = [1: [exchange]]
    let stored = sample.stored
    let record = stored.experiments[0].record
    let replies = try await stored.replies(of: stored.experiments[0])
    let texts = [
      RunText(stored, style: .plain, showsAll: true).text(of: stored.experiments),
      TrialText(trial, in: record, exchanges: [exchange]).text(style: .plain),
      RepliesText(record, replies, style: .plain, width: 80).text,
    ]
    for text in texts {
      #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
    }
  }

  @Test func repliesAreGroupedByRowsAndFactors() async throws {
    let stored = sample.stored
    let replies = try await stored.replies(of: stored.experiments[0])
    #expect(replies.count == 40)
    #expect(replies.allSatisfy { $0.distribution.count == 5 && $0.missing == 0 })
    let text = RepliesText(stored.experiments[0].record, replies, style: .plain, width: 80).text
    #expect(
      text.contains("\nmodel haiku, style terse, row.country Australia, row.capital Canberra\n")
    )
    #expect(!text.contains("repeat 1"))
  }

  @Test func whatJudgeAnsweredIsNoReply() async throws {
    var sample = SampleRun()
    var trial = SampleRun.trial(1)
    trial.requests = 2
    sample.experiments = [StoredRun.Experiment(SampleRun.experiment(), trials: [trial])]
    let judging = SampleRun.exchange(
      2,
      conversation: ScriptHost.judgeConversation,
      body: ["model": "claude-haiku-4-5", "max_tokens": 8, "messages": []],
      events: SampleRun.streamed("verdict")
    )
    let asking = SampleRun.exchange(1, trial, question: "Capital?", reply: "Canberra")
    sample.exchanges = [1: [asking, judging]]
    let stored = sample.stored
    let replies = try await stored.replies(of: stored.experiments[0])
    #expect(replies.first?.distribution.groups.first?.text == "Canberra")
  }

  @Test func jsonHasTheGroupsAndTheReasons() throws {
    let stored = sample.stored
    let json = try JSONParser().parse(stored.json(of: stored.experiments).description)
    let experiment = try #require(json["experiments"]?[0])
    let groups = try #require(experiment["groups"]?.arrayValue)
    #expect(groups.count == 1 + 4 + 4)
    let counts = TrialCounts(stored.experiments[0].trials)
    #expect(groups[0]["fail"]?.intValue == counts.fail)
    let measures = try #require(groups[0]["measures"]?.arrayValue)
    #expect(measures.map { $0["kind"]?.stringValue } == ["rate", "mean"])
    #expect(measures[0]["value"]?["lower"]?.doubleValue != nil)
    #expect(experiment["not_passed"]?.arrayValue?.count == counts.fail + counts.error)
  }
}
