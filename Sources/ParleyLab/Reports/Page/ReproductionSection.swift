import OrderedJSON
import PageMarkup
import RunStorage
import TerminalText

/// All that it takes to run a run again.
struct ReproductionSection: Sendable {
  private let stored: StoredRun
  private var run: RunRecord { stored.run }

  /// Makes the section of a run.
  init(_ stored: StoredRun) {
    self.stored = stored
  }

  /// What the section shows.
  var content: [Markup] {
    [commands, facts, files] + (run.parameters.isEmpty ? [] : [parameters])
      + stored.experiments.map(trialText) + run.sources.map(source)
  }

  private var commands: Markup {
    let lines = RunCommands(stored).lines.map { line in
      Markup.element(
        "div",
        ["class": "command"],
        [
          .element("p", text: line.purpose),
          .element("pre", [:], [.element("code", text: line.command)]),
        ]
      )
    }
    return .element("div", ["class": "commands"], lines)
  }

  // MARK: Tables

  private var facts: Markup {
    var rows = [
      ("run", run.id), ("started", ExactText.readableMoment(run.startedAt)),
      ("ended", run.endedAt.map(ExactText.readableMoment) ?? "not yet, or its process died"),
      ("status", run.status.rawValue + (run.exitStatus.map { ", exit status \($0)" } ?? "")),
      ("Parley", run.version), ("model catalogue", run.catalogue), ("answered by", answered),
    ]
    if let shard = run.shard { rows.append(("shard", "\(shard.number) of \(shard.count)")) }
    return Self.table("The run", nil, rows.map { [$0.0, $0.1] })
  }

  private var answered: String {
    let models = stored.models.map { "\($0.model) (\(ReportText.count($0.trials, "trial")))" }
    let place = run.provider == "local" ? "the built-in model" : run.provider
    return models.isEmpty ? place : "\(models.joined(separator: ", ")) at \(place)"
  }

  private var files: Markup {
    var rows = run.sources.enumerated().map { index, source in
      [index == 0 ? "script" : "include", source.path, "\(source.bytes.count) bytes", source.hash]
    }
    for data in stored.experiments.flatMap(\.record.dataSets) {
      let row = [
        "data \(data.name)", data.path, ReportText.count(data.rowCount, "row"), data.hash,
      ]
      if !rows.contains(row) { rows.append(row) }
    }
    return Self.table("Files", ["", "path", "size", "SHA-256"], rows)
  }

  private var parameters: Markup {
    Self.table(
      "Parameters",
      ["name", "value"],
      run.parameters.members.map { [$0.key, $0.value.plainText] }
    )
  }

  private static func table(
    _ caption: String,
    _ headings: [String]?,
    _ rows: [[String]]
  ) -> Markup {
    let head = headings.map { headings in
      Markup.element(
        "thead",
        [:],
        [.element("tr", [:], headings.map { .element("th", ["scope": "col"], text: $0) })]
      )
    }
    let body = rows.map { row in
      Markup.element(
        "tr",
        [:],
        row.enumerated().map { column, cell in
          column == 0
            ? .element("th", ["scope": "row"], text: cell)
            : .element("td", column == 3 ? ["class": "hash"] : [:], text: cell)
        }
      )
    }
    return .element(
      "div",
      ["class": "scroll"],
      [
        .element(
          "table",
          ["class": "plain"],
          [
            .element("caption", [:], [.element("strong", text: caption)]), head ?? .empty,
            .element("tbody", [:], body),
          ]
        )
      ]
    )
  }

  // MARK: Sources

  /// The most bytes of a source that are shown.
  private static let mostBytes = 200_000

  private func source(_ source: RunRecord.Source) -> Markup {
    let shown = String(decoding: source.bytes.prefix(Self.mostBytes), as: UTF8.self)
    let rest = source.bytes.count > Self.mostBytes ? "\n… cut, see the file" : ""
    return Self.fold("The source of \(source.path)", shown + rest)
  }

  private func trialText(_ experiment: StoredRun.Experiment) -> Markup {
    Self.fold("The trial of \(experiment.record.name), with what it uses", experiment.record.text)
  }

  private static func fold(_ title: String, _ text: String) -> Markup {
    guard !text.isEmpty else { return .empty }
    return .element(
      "details",
      ["class": "fold"],
      [.element("summary", text: title), .element("pre", [:], [.element("code", text: text)])]
    )
  }
}

extension StoredRun {
  /// The models that gave the last replies of trials, most trials first.
  var models: [(model: String, trials: Int)] {
    var counts: [String: Int] = [:]
    for trial in experiments.flatMap(\.trials) {
      if let model = trial.model { counts[model, default: 0] += 1 }
    }
    return counts.map { (model: $0.key, trials: $0.value) }
      .sorted { ($1.trials, $0.model) < ($0.trials, $1.model) }
  }
}
