import FoundationEssentials
import OrderedJSON
import ParleyHost
import RunStorage
import TestSupport
import Testing

@testable import ParleyLab

/// A run as a page.
struct ReportPageTests {
  private func hostile() -> SampleRun {
    var sample = SampleRun()
    sample.run.parameters = ["p": .string(Hostile.all)]
    sample.run.provider = Hostile.all
    sample.run.invocation = [
      "directory": .string(Hostile.all), "arguments": [.string(Hostile.all)],
    ]
    sample.run.sources = [
      RunRecord.Source(path: Hostile.all, hash: "h", bytes: Array(Hostile.all.utf8))
    ]
    var trial = SampleRun.trial(1, model: Hostile.all, style: Hostile.all, row: ("x", Hostile.all))
    trial.records = ["first": .string(Hostile.all)]
    trial.failures = [Hostile.all]
    trial.error = TrialRecord.Failure(kind: Hostile.all, message: Hostile.all)
    trial.output = Hostile.all
    trial.status = .fail
    trial.model = Hostile.all
    sample.exchanges[1] = [
      SampleRun.exchange(1, trial, question: Hostile.all, reply: Hostile.all)
    ]
    var experiment = SampleRun.experiment()
    experiment.name = Hostile.all
    experiment.text = Hostile.all
    experiment.scores = [Hostile.all]
    experiment.factors[0].name = Hostile.all
    sample.experiments = [StoredRun.Experiment(experiment, trials: [trial])]
    return sample
  }

  @Test func aPageIsWellFormedAndTextsAreOnlyTexts() async throws {
    let page = try await ReportPage(hostile().stored).html()
    #expect(WellFormedness.mistake(in: page) == nil)
    #expect(!page.contains("<script>alert"))
    #expect(page.ranges(of: "<script>").count == 1)
    #expect(page.contains("&lt;/script&gt;&lt;script&gt;alert(1)"))
    #expect(page.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" })
    #expect(!page.unicodeScalars.contains("\u{202E}"))
    #expect(
      WellFormedness.mistake(in: try await ReportPage(SampleRun.whole().stored).html()) == nil
    )
  }

  @Test func aPageAsksForNothingFromOutsideAndRunsItsOwnScriptOnly() async throws {
    let page = try await ReportPage(SampleRun.whole().stored).html()
    for word in [" src=", "@import", "url(", "<link", "<iframe", "<img", "href=\"http", "onclick"] {
      #expect(!page.contains(word), "\(word)")
    }
    let script = try #require(page.split(separator: "<script>").last?.split(separator: "</").first)
    #expect(page.contains("default-src &#39;none&#39;;"))
    let hash = try #require(page.firstMatch(of: /script-src &#39;sha256-([^&]+)&#39;/)?.output.1)
    let digest = try #require(Data(base64Encoded: String(hash)))
    let hex = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(hex == HexDigest.sha256(of: Array(script.utf8)))
  }

  @Test func everythingIsThereWithoutTheScript() async throws {
    let sample = SampleRun.whole()
    let page = try await ReportPage(sample.stored).html()
    let body = try #require(page.split(separator: "<script>").first)
    for trial in sample.experiments[0].trials {
      #expect(body.contains("<details class=\"trial\" id=\"e1-t\(trial.number)\""))
    }
    for text in [
      "Be terse.", "What is the capital of Myanmar?", "That would be Ottawa.",
      "score correct is false: reply contains row.capital",
      "Error (timeout, line 9 of the script): the trial took longer than 10 s", "asked about 10\n",
      "parley runs export 01k9z2m4c8v5 --format jsonl", "Parley", "2026-11-01", "c0ffee", "5f1d",
      "cd &#39;/home/ann/my work&#39;\nparley run -p city_only=true capitals.claude -- &#39;one two&#39;",
      "experiment capitals {", "claude-haiku-4-5 (",
    ] { #expect(body.contains(text), "\(text)") }
    #expect(body.contains(".tools { display: none; }"))
  }

  @Test func outcomesAreCountedApart() async throws {
    let page = try await ReportPage(SampleRun.whole().stored).html()
    let trials = SampleRun.whole().experiments[0].trials
    let counts = TrialCounts(trials)
    #expect(counts.error == 2)
    #expect(counts.pass + counts.fail == 198)
    #expect(page.contains("aria-label=\"\(counts.text)\""))
    #expect(page.contains("2 trials erred and are in no rate and no mean."))
  }

  @Test func everyPictureHasANameOrStandsBesideItsNumbers() async throws {
    let page = try await ReportPage(SampleRun.whole().stored).html()
    for picture in page.split(separator: "<svg ").dropFirst() {
      let tag = picture.prefix { $0 != ">" }
      let isNamed = tag.contains("role=\"img\"") && tag.contains("aria-label=\"")
      #expect(isNamed || tag.contains("aria-hidden=\"true\""), "\(tag)")
    }
    let tables = page.split(separator: "<table ").dropFirst()
    #expect(tables.allSatisfy { $0.contains("><caption>") })
    #expect(!page.contains("<th>"))
  }

  @Test func whatWasSaidBeforeIsNotRepeated() async throws {
    var sample = SampleRun()
    let long = String(repeating: "A long system prompt. ", count: 100)
    var trials: [TrialRecord] = []
    for number in 1...3 {
      let trial = SampleRun.trial(number)
      let body: JSONValue = [
        "model": "claude-haiku-4-5", "max_tokens": 10, "system": .string(long),
        "messages": [["role": "user", "content": number == 3 ? "other" : "same"]],
      ]
      sample.exchanges[number] = [
        SampleRun.exchange(1, body: body, events: SampleRun.streamed("Paris"))
      ]
      trials.append(trial)
    }
    sample.experiments = [StoredRun.Experiment(SampleRun.experiment(), trials: trials)]
    let page = try await ReportPage(sample.stored).html()
    #expect(page.ranges(of: long.dropLast()).count == 1)
    #expect(
      page.contains("Word for word as in <a class=\"same\" href=\"#e1-t1\">trial 1</a>.")
    )
    #expect(page.contains("(as in <a class=\"same\" href=\"#e1-t1\">trial 1</a>)"))
  }

  @Test func conversationsAreNamedWhereThereAreSeveral() async throws {
    var sample = SampleRun()
    let trial = SampleRun.trial(1)
    let names = ["main", "main", "judge()"]
    sample.exchanges[1] = names.enumerated().map { index, name in
      let body: JSONValue = [
        "model": "claude-haiku-4-5", "max_tokens": 10,
        "messages": [["role": "user", "content": .string("question \(index)")]],
      ]
      return SampleRun.exchange(
        index + 1,
        conversation: name,
        body: body,
        events: SampleRun.streamed("<i>answer</i> \(index)")
      )
    }
    sample.experiments = [StoredRun.Experiment(SampleRun.experiment(), trials: [trial])]
    let page = try await ReportPage(sample.stored).html()
    #expect(page.ranges(of: "<p class=\"conversation\">").count == 2)
    #expect(page.contains("<p class=\"conversation\">judge()</p>"))
    #expect(page.contains("&lt;i&gt;answer&lt;/i&gt; 2"))
  }

  @Test func aLargeRunIsBoundedAndSaysWhatIsLeftOut() async throws {
    var limits = ReportLimits()
    limits.trials = 50
    limits.transcriptBytes = 20_000
    let sample = SampleRun.whole()
    let page = try await ReportPage(sample.stored, limits: limits).html()
    #expect(page.ranges(of: "<details class=\"trial\"").count == 50)
    let worse = sample.experiments[0].trials.filter { $0.status != .pass }
    for trial in worse { #expect(page.contains("id=\"e1-t\(trial.number)\"")) }
    #expect(page.contains("of 200 trials can be opened, those that did not pass first"))
    #expect(page.contains("150 more are not even listed"))
    #expect(page.contains("Left out to keep this page quick"))
    #expect(WellFormedness.mistake(in: page) == nil)
  }

  @Test func aLongTextIsCutWithANote() async throws {
    var sample = SampleRun()
    var trial = SampleRun.trial(1)
    trial.output = String(repeating: "x", count: 25_000)
    sample.experiments = [StoredRun.Experiment(SampleRun.experiment(), trials: [trial])]
    let page = try await ReportPage(sample.stored).html()
    #expect(page.contains("… 5,000 more characters are in the export"))
  }

  @Test func aRunWithoutResultsHasAPageToo() async throws {
    var sample = SampleRun()
    #expect(WellFormedness.mistake(in: try await ReportPage(sample.stored).html()) == nil)
    sample.experiments = [StoredRun.Experiment(SampleRun.experiment(), trials: [])]
    sample.run.status = .interrupted
    let page = try await ReportPage(sample.stored).html()
    #expect(WellFormedness.mistake(in: page) == nil)
    #expect(page.contains("200 trials have no result: the run was interrupted."))
    #expect(page.contains("parley runs resume 01k9z2m4c8v5"))
    var trial = SampleRun.trial(1)
    SampleRun.fail(&trial)
    trial.cost = nil
    sample.experiments = [StoredRun.Experiment(SampleRun.experiment(), trials: [trial])]
    let erred = try await ReportPage(sample.stored).html()
    #expect(erred.contains("Every trial erred"))
    #expect(!erred.contains("how often it is true"))
    #expect(WellFormedness.mistake(in: erred) == nil)
  }

  @Test func aShardMissesOnlyItsOwnTrials() {
    let experiment = StoredRun.Experiment(SampleRun.experiment(), trials: [])
    let missing = (1...3).map { number in
      experiment.missingCount(in: RunRecord.Shard(number: number, count: 3))
    }
    #expect(missing == [67, 67, 66])
    #expect(experiment.missingCount(in: nil) == 200)
  }
}
