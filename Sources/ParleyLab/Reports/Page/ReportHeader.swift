import OrderedJSON
import PageMarkup
import RunStorage
import TerminalText

/// The head of the page: what was run, when, by whom, and how it came out.
struct ReportHeader: Sendable {
  private let stored: StoredRun
  private let trials: [TrialRecord]

  /// Makes the head of a run's page.
  init(_ stored: StoredRun) {
    self.stored = stored
    trials = stored.experiments.flatMap(\.trials)
  }

  /// The head.
  var markup: Markup {
    .element(
      "header",
      [:],
      [.element("h1", text: stored.scriptPath), .element("p", ["class": "lead"], text: lead)]
        + notices + [cards, bar, links]
    )
  }

  private var lead: String {
    let names = stored.experiments.map(\.record.name)
    let experiments =
      names.isEmpty
      ? "no experiment"
      : "\(names.count == 1 ? "experiment" : "experiments") \(names.joined(separator: ", "))"
    let place = stored.run.provider == "local" ? "" : " at \(stored.run.provider)"
    let models =
      stored.models.isEmpty
      ? "" : ", answered by \(stored.models.map(\.model).joined(separator: ", "))\(place)"
    let started = ExactText.readableMoment(stored.run.startedAt)
    return "\(ReportText.count(trials.count, "trial")) of \(experiments), run \(started)\(models)."
  }

  private var notices: [Markup] {
    var notices: [[Markup]] = []
    if stored.run.provider == "local" {
      notices.append([
        "The model built into Parley answered, which is not Claude: a small model for trying things out."
      ])
    }
    let missing = stored.experiments.reduce(0) { $0 + $1.missingCount(in: stored.run.shard) }
    if missing > 0 {
      notices.append([
        .text("\(ReportText.count(missing, "trial")) \(missing == 1 ? "has" : "have") no result: "),
        .text("the run was \(reason). To go on: "),
        .element("code", text: RunCommands(stored).command("resume")),
      ])
    }
    if let shard = stored.run.shard {
      notices.append([
        .text("This is shard \(shard.number) of \(shard.count); the others have the other trials.")
      ])
    }
    return notices.map { .element("p", ["class": "notice"], $0) }
  }

  private var reason: String {
    switch stored.run.status {
    case .running: "not finished, or its process died"
    case .finished: "ended before they were done"
    case .interrupted: "interrupted"
    case .failed: "ended by an error"
    }
  }

  // MARK: Numbers

  private var counts: TrialCounts { TrialCounts(trials) }

  private var cards: Markup {
    let counts = counts
    let share =
      counts.finished == 0
      ? ""
      : "\(NumberText.percent(Double(counts.pass) / Double(counts.finished))) of those finished"
    let cards: [(String, String, String, String)] = [
      ("", "trials", NumberText.grouped(counts.total), requests),
      ("pass", "✓ pass", NumberText.grouped(counts.pass), share),
      ("fail", "✗ fail", NumberText.grouped(counts.fail), "a score or expect did not hold"),
      ("error", "! error", NumberText.grouped(counts.error), "could not be finished"),
      ("", "cost", cost.0, cost.1), ("", "tokens", tokens.0, tokens.1),
      ("", "time", time.0, time.1),
    ]
    return .element("dl", ["class": "cards"], cards.map(card))
  }

  private func card(_ kind: String, _ name: String, _ value: String, _ note: String) -> Markup {
    .element(
      "div",
      ["class": kind],
      [
        .element("dt", text: name),
        .element(
          "dd",
          [:],
          [.text(value)] + (note.isEmpty ? [] : [.element("small", text: note)])
        ),
      ]
    )
  }

  private var requests: String {
    let all = trials.reduce(0) { $0 + $1.requests }
    let reused = trials.reduce(0) { $0 + $1.reusedRequests }
    let store = reused > 0 ? ", \(NumberText.grouped(reused)) from the store" : ""
    return ReportText.count(all, "request") + store
  }

  private var cost: (String, String) {
    let known = trials.compactMap(\.cost)
    let sum = known.reduce(Int64(0)) { $0.addingClamped($1) }
    guard known.count == trials.count else {
      return (
        ReportText.cost(sum), "and \(ReportText.count(trials.count - known.count, "unknown price"))"
      )
    }
    guard sum > 0 else { return (ReportText.cost(sum), "") }
    let each = ReportText.dollars(Double(sum) / 1e12 / Double(trials.count))
    return (ReportText.cost(sum), "\(each) a trial")
  }

  private var tokens: (String, String) {
    let input = trials.reduce(Int64(0)) { sum, trial in
      sum.addingClamped(trial.usage.input).addingClamped(trial.usage.cacheCreation)
        .addingClamped(trial.usage.cacheRead)
    }
    let output = trials.reduce(Int64(0)) { $0.addingClamped($1.usage.output) }
    return (
      NumberText.grouped(Int(input.addingClamped(output))),
      "\(NumberText.grouped(Int(input))) in, \(NumberText.grouped(Int(output))) out"
    )
  }

  private var time: (String, String) {
    let start = stored.run.startedAt
    guard let end = stored.run.endedAt ?? trials.map(\.endedAt).max(), end >= start else {
      return ("–", "")
    }
    return (ReportText.seconds(Double(end - start) / 1e6), "from start to end")
  }

  /// How the trials came out, as one bar.
  private var bar: Markup {
    let counts = counts
    guard counts.total > 0 else { return .empty }
    var from = 0.0
    let parts = [("pass", counts.pass), ("fail", counts.fail), ("error", counts.error)]
    let boxes = parts.filter { $0.1 > 0 }.map { name, count in
      let width = Double(count) / Double(counts.total) * 100
      defer { from += width }
      return Markup.element(
        "rect",
        [
          "x": NumberText.fixed(from, 3) + "%", "y": "0",
          "width": NumberText.fixed(width, 3) + "%", "height": "100%", "class": name,
        ]
      )
    }
    return .element("svg", ["class": "whole", "role": "img", "aria-label": counts.text], boxes)
  }

  private var links: Markup {
    let several = stored.experiments.count > 1
    var links = stored.experiments.map { experiment in
      (
        "results-\(experiment.record.number)",
        several ? "Results: \(experiment.record.name)" : "Results"
      )
    }
    links += stored.experiments.filter { !$0.trials.isEmpty }.map { experiment in
      (
        "cost-\(experiment.record.number)",
        several ? "Cost: \(experiment.record.name)" : "Cost, time and tokens"
      )
    }
    links += [("trials", "Trials"), ("again", "Run it again")]
    return .element(
      "nav",
      ["aria-label": "Sections"],
      links.map { .element("a", ["href": "#\($0.0)"], text: $0.1) }
    )
  }
}
