import OrderedJSON
import PageMarkup
import RunStorage
import TestSupport
import Testing

@testable import ParleyLab

/// The small parts of reports and exports.
struct ReportPartsTests {
  @Test(arguments: [
    (0, 12, "0"), (1, 12, "0.000000000001"), (1_500_000_000_000, 12, "1.5"), (-25, 1, "-2.5"),
    (1_000_000_000, 9, "1"), (Int64.max, 9, "9223372036.854775807"),
    (Int64.min, 0, "-9223372036854775808"),
  ])
  func aDecimalIsExact(count: Int64, digits: Int, text: String) {
    #expect(ExactText.decimal(count, digits: digits) == text)
  }

  @Test(arguments: [
    (Int64(0), "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
    (1_795_650_600_123_456, "2026-11-25T23:50:00.123Z"),
    (1_709_164_800_000_000, "2024-02-29T00:00:00.000Z"),
  ])
  func aMomentIsInUTC(microseconds: Int64, text: String) {
    #expect(ExactText.moment(microseconds) == text)
  }

  @Test(arguments: [
    (0.0, "0 s"), (0.0042, "4.2 ms"), (0.35, "350 ms"), (0.9999, "1.00 s"), (2.345, "2.35 s"),
    (42.06, "42.1 s"), (200, "3 min 20 s"), (7500, "2 h 5 min"), (7200, "2 h"),
  ])
  func aDurationIsReadable(seconds: Double, text: String) {
    #expect(ReportText.seconds(seconds) == text)
  }

  @Test(
    arguments: [
      [0.1, 0.9], [3, 3], [0], [-5, 12], [-5], [], [1e-7, 3e-7], [.infinity, 1, 2],
      [1e15, 1e15 + 1000], [-1e200, 1e200],
    ] as [[Double]]
  )
  func aScaleHoldsItsValues(values: [Double]) {
    let scale = PlotScale(covering: values)
    for value in values where value.isFinite {
      let slack = value.magnitude * 1e-6 + 1e-12
      #expect(scale.lower <= value + slack)
      #expect(scale.upper >= value - slack)
    }
    #expect(scale.lower < scale.upper)
    #expect((2...12).contains(scale.ticks.count), "\(scale.ticks)")
    #expect(scale.place(of: -.infinity) == 0)
    #expect(scale.place(of: .infinity) == 1)
  }

  @Test func stepsAreRound() {
    #expect(
      PlotScale(covering: [0, 0.9]).ticks.map { ($0 * 1000).rounded() / 1000 } == [
        0, 0.25, 0.5, 0.75, 1,
      ]
    )
    #expect(PlotScale(covering: [0, 70]).ticks == [0, 20, 40, 60, 80])
  }

  @Test func wordsOfACommandAreQuotedForAShell() throws {
    var sample = SampleRun()
    sample.run.invocation = [
      "arguments": ["it's.claude", "--budget", "1.5", "--", "$(rm)", ""]
    ]
    sample.run.status = .interrupted
    let commands = RunCommands(sample.stored).lines.map(\.command)
    #expect(commands[0] == "parley runs resume 01k9z2m4c8v5")
    #expect(commands[1] == #"parley 'it'\''s.claude' --budget 1.5 -- '$(rm)' ''"#)
    sample.run.invocation = [:]
    sample.run.status = .finished
    var stored = sample.stored
    stored.storeOption = "my runs.sqlite"
    #expect(
      RunCommands(stored).lines.first?.command
        == "parley runs compare 01k9z2m4c8v5 last --store 'my runs.sqlite'"
    )
  }

  @Test(arguments: [
    ("a", "`a`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("a\nb", "`a ⏎ b`"), ("", ""), (" ", ""),
    ("\u{1B}[31mred", "`red`"),
  ])
  func aCodeSpanHoldsAnyText(text: String, code: String) {
    #expect(MarkdownExport.code(text) == code)
  }

  @Test func aHistogramTellsItsSpread() {
    let values = (1...100).map(Double.init)
    let picture = Histogram(title: "Tokens", values: values, text: { "\(Int($0))" }).markup.source
    #expect(picture.contains("aria-label=\"Tokens of 100 trials: 1 to 100, median 50"))
    #expect(picture.contains("class=\"bar\""))
    let same = Histogram(title: "Tokens", values: [2, 2], text: { "\(Int($0))" }).markup.source
    #expect(same.contains("All 2 at 2"))
    #expect(WellFormedness.mistake(in: same) == nil)
    #expect(Histogram(title: "x", values: [], text: { "\($0)" }).markup.source.isEmpty)
  }
}
