import OrderedJSON
import RunStorage
import TestSupport
import Testing

@testable import ParleyLab

/// Runs in the forms of other programs.
struct ExportTests {
  private static let folder = "Tests/ParleyLabTests/Fixtures/exports"

  private func text(_ sample: SampleRun, _ format: RunExport.Format) async throws -> String {
    var text = ""
    try await RunExport(sample.stored).write(format) { text += $0 }
    return text
  }

  /// A trial of each outcome, and one that is as plain as can be.
  private func small() -> SampleRun {
    var sample = SampleRun.whole()
    let kept: Set = [3, 7, 67, 101, 200]
    let trials = sample.experiments[0].trials.filter { kept.contains($0.number) }
    sample.experiments = [StoredRun.Experiment(SampleRun.experiment(), trials: trials)]
    return sample
  }

  private func hostile() -> SampleRun {
    var sample = SampleRun()
    var trials: [TrialRecord] = []
    for (index, text) in Hostile.texts.enumerated() {
      var trial = SampleRun.trial(index + 1, model: text, style: text, row: (text, text))
      trial.records = ["first": .string(text)]
      trial.scores = ["correct": false, "words": .number(1.5)]
      trial.status = index.isMultiple(of: 2) ? .fail : .error
      trial.failures = [text, Hostile.all]
      trial.error = TrialRecord.Failure(kind: text, message: text, line: 3)
      trial.output = text
      sample.exchanges[trial.number] = [
        SampleRun.exchange(1, trial, question: text, reply: text)
      ]
      trials.append(trial)
    }
    var experiment = SampleRun.experiment(repeats: 1)
    experiment.name = "a<b>&\"c\u{0}"
    sample.experiments = [StoredRun.Experiment(experiment, trials: trials)]
    return sample
  }

  @Test(arguments: [RunExport.Format.csv, .junit, .md])
  func anExportIsAsRecorded(format: RunExport.Format) async throws {
    let text = try await text(small(), format).replacing("\r\n", with: "⟨CRLF⟩\n")
    Golden.expect(text, at: "\(Self.folder)/\(format.rawValue).txt")
  }

  // MARK: CSV

  @Test func columnsAreFactorsRowsScoresRecordsAndWhatItTook() async throws {
    let header = try await text(small(), .csv).split(separator: "\r\n")[0]
    #expect(
      header
        == "trial,status,model,style,row.country,row.capital,correct,words,first,input_tokens,output_tokens,cost,latency,stop_reason,error"
    )
  }

  @Test func whatIsReadBackIsWhatWasMeasured() async throws {
    let sample = hostile()
    let rows = CSVReading.rows(of: try await text(sample, .csv))
    #expect(rows.count == Hostile.texts.count + 1)
    for (row, text) in zip(rows.dropFirst(), Hostile.texts) {
      #expect(row.count == 15)
      #expect(row[2...5].allSatisfy { $0 == text }, "\(text.debugDescription)")
      #expect(row[8] == text)
      #expect(row[14] == text)
    }
  }

  @Test func anEmptyStringIsNotNothing() async throws {
    var sample = SampleRun()
    var trial = SampleRun.trial(1, style: "")
    trial.records = ["first": .null]
    trial.cost = nil
    sample.experiments = [StoredRun.Experiment(SampleRun.experiment(), trials: [trial])]
    let row = try #require(CSVReading.rows(of: try await text(sample, .csv)).last)
    #expect(row[3] == "")
    #expect(row[8] == nil)
    #expect(row[11] == nil)
  }

  @Test func numbersAreExact() async throws {
    var sample = SampleRun()
    var trial = SampleRun.trial(1)
    trial.cost = 123_456_789
    trial.latency = 1_000_000_001
    trial.scores = ["words": .number(0.1)]
    trial.records = ["first": ["a": [1, "x, y"]]]
    sample.experiments = [StoredRun.Experiment(SampleRun.experiment(), trials: [trial])]
    let row = try #require(CSVReading.rows(of: try await text(sample, .csv)).last)
    #expect(row[7] == "0.1")
    #expect(row[8] == #"{"a": [1, "x, y"]}"#)
    #expect(row[11] == "0.000123456789")
    #expect(row[12] == "1.000000001")
  }

  @Test func severalExperimentsShareATable() async throws {
    var sample = small()
    var other = SampleRun.experiment()
    other.name = "rivers"
    other.number = 2
    other.factors = [
      ExperimentRecord.Factor(name: "length", isSetting: false, values: [1, 2])
    ]
    var trial = SampleRun.trial(1)
    trial.experiment = "rivers"
    trial.factors = ["length": 2]
    sample.experiments.append(StoredRun.Experiment(other, trials: [trial]))
    let rows = CSVReading.rows(of: try await text(sample, .csv))
    #expect(rows[0].prefix(6) == ["experiment", "trial", "status", "model", "style", "length"])
    #expect(rows.last?.prefix(6) == ["rivers", "1", "pass", nil, nil, "2"])
    sample.experiments.removeFirst()
    let one = try await text(sample, .csv)
    #expect(one.hasPrefix("trial,status,length,row.country"))
    #expect(CSVReading.rows(of: one).count == 2)
  }

  @Test func aRunWithoutTrialsHasItsHeader() async throws {
    var sample = SampleRun()
    #expect(try await text(sample, .jsonl) == "")
    sample.experiments = [StoredRun.Experiment(SampleRun.experiment(), trials: [])]
    #expect(try await text(sample, .csv).hasSuffix("error\r\n"))
    #expect(try await text(sample, .junit).contains("200 trials have no result"))
    #expect(try await text(sample, .md).contains("200 without a result"))
  }

  // MARK: JSON lines

  @Test func aLineHasTheWholeTrial() async throws {
    let lines = try await text(small(), .jsonl).split(separator: "\n")
    #expect(lines.count == 5)
    let json = try JSONParser().parse(String(lines[0]))
    #expect(json["trial"]?.intValue == 3)
    #expect(json["rows"]?["row"]?["country"]?.stringValue == "Australia")
    #expect(json["started_at"]?.stringValue == "2026-11-25T23:50:00.120Z")
    let talk = try #require(json["transcript"]?[0])
    #expect(talk["request"]?["system"]?.stringValue == "Be terse.")
    #expect(talk["reply"]?["content"]?[0]?["text"]?.stringValue == talk["text"]?.stringValue)
    #expect(talk["ending"]?.stringValue == "finished")
    #expect(talk["latency"]?.doubleValue == 0.3)
  }

  @Test func hostileTextsAreReadBackFromJSON() async throws {
    let lines = try await text(hostile(), .jsonl).split(separator: "\n")
    #expect(lines.count == Hostile.texts.count)
    for (line, text) in zip(lines, Hostile.texts) {
      let json = try JSONParser().parse(String(line))
      #expect(json["output"]?.stringValue == text)
      #expect(json["transcript"]?[0]?["text"]?.stringValue == text)
      #expect(json["error"]?["message"]?.stringValue == text)
    }
  }

  // MARK: JUnit

  @Test func failuresAndErrorsAreApart() async throws {
    let xml = try await text(small(), .junit)
    #expect(xml.contains(#"tests="5" failures="1" errors="1""#), "\(xml)")
    #expect(xml.count(of: "<failure ") == 1)
    #expect(xml.count(of: "<error ") == 1)
    #expect(xml.contains(#"<error message="the trial took longer than 10 s" type="timeout">"#))
    #expect(xml.contains("row.country=Australia, row.capital=Canberra, repeat=3"))
  }

  @Test func anyTextIsValidXML() async throws {
    let xml = try await text(hostile(), .junit)
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    #expect(xml.hasPrefix(head))
    let body = String(xml.dropFirst(head.count))
    #expect(WellFormedness.mistake(in: body) == nil)
    #expect(!body.contains("]]>"))
    #expect(
      body.unicodeScalars.allSatisfy { scalar in
        scalar == "\n" || scalar == "\t" || (0x20...0xFFFD).contains(scalar.value)
          || scalar.value >= 0x10000
      }
    )
  }

  // MARK: Markdown

  @Test func foreignTextsStayInTheirCellsAndCodeSpans() async throws {
    let lines = try await text(hostile(), .md).split(separator: "\n")
    let tables = lines.filter { $0.hasPrefix("|") }
    #expect(tables.count > Hostile.texts.count)
    for line in lines {
      var rest = String(line)
      while let fence = rest.firstRange(of: /`+/) {
        let marks = rest[fence]
        let after = rest[fence.upperBound...]
        let end = after.ranges(of: /`+/).first { after[$0] == marks }
        guard let end else {
          Issue.record("an open code span: \(line)")
          break
        }
        rest.removeSubrange(fence.lowerBound..<end.upperBound)
      }
      for sign in ["alert", "@all", "<b>", "**bold", "javascript", "\u{1B}"] {
        #expect(!rest.contains(sign), "\(line)")
      }
    }
  }
}

extension String {
  fileprivate func count(of part: String) -> Int { ranges(of: part).count }
}
