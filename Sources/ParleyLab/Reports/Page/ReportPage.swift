import Crypto
import FoundationEssentials
import PageMarkup
import RunStorage
import TerminalText

/// A run as one page that needs nothing else: no network, no font, and no script to be read.
package struct ReportPage: Sendable {
  private let stored: StoredRun
  private let limits: ReportLimits

  /// Makes the page of a run.
  package init(_ stored: StoredRun, limits: ReportLimits = ReportLimits()) {
    self.stored = stored
    self.limits = limits
  }

  /// The whole page.
  ///
  /// - Returns: HTML.
  /// - Throws: What fetching the exchanges throws.
  package func html() async throws(RunStorageError) -> String {
    let list = try await TrialList(stored, limits: limits)
    let sections = results + expenses + [trials(list), reproduction]
    return Markup.page(
      title: "\(scriptName): \(ReportText.count(allTrials.count, "trial"))",
      style: ReportStyle.css,
      script: ReportScript.source,
      policy: Self.policy,
      body: [.element("main", [:], [ReportHeader(stored).markup] + sections + [footer])]
    )
  }

  /// Nothing may be fetched or sent, and no script runs but the page's own.
  private static var policy: String {
    let hash = Data(SHA256.hash(data: Data(ReportScript.source.utf8))).base64EncodedString()
    return
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(hash)'; base-uri 'none'; form-action 'none'"
  }

  private var scriptName: String {
    stored.scriptPath.split(separator: "/").last.map(String.init) ?? stored.scriptPath
  }

  private var allTrials: [TrialRecord] { stored.experiments.flatMap(\.trials) }

  // MARK: Sections

  private var results: [Markup] {
    stored.experiments.map { experiment in
      section(
        "results-\(experiment.record.number)",
        title("Results", experiment),
        ResultsSection(experiment).content
      )
    }
  }

  private var expenses: [Markup] {
    stored.experiments.filter { !$0.trials.isEmpty }.map { experiment in
      section(
        "cost-\(experiment.record.number)",
        title("Cost, time and tokens", experiment),
        ExpenseSection(experiment).content
      )
    }
  }

  private func trials(_ list: TrialList) -> Markup {
    var content: [Markup] = [tools]
    for experiment in stored.experiments {
      if stored.experiments.count > 1 {
        content.append(.element("h3", text: experiment.record.name))
      }
      content += list.content(of: experiment)
    }
    return section("trials", "Trials", content)
  }

  private var reproduction: Markup {
    section("again", "Run it again", ReproductionSection(stored).content)
  }

  private func section(_ id: String, _ title: String, _ content: [Markup]) -> Markup {
    .element(
      "section",
      ["id": id, "aria-labelledby": "\(id)-title"],
      [.element("h2", ["id": "\(id)-title"], text: title)] + content
    )
  }

  private func title(_ title: String, _ experiment: StoredRun.Experiment) -> String {
    stored.experiments.count > 1 ? "\(title): \(experiment.record.name)" : title
  }

  /// What finds trials; seen only where scripts run.
  private var tools: Markup {
    let boxes = TrialRecord.Status.allCases.map { status in
      let word = ReportText.word(status)
      let count = NumberText.grouped(allTrials.count { $0.status == status })
      return Markup.element(
        "label",
        [:],
        [
          .element("input", ["type": "checkbox", "value": word, "checked": "checked"]),
          .element("span", ["class": "outcome \(word)"], text: "\(word) \(count)"),
        ]
      )
    }
    let search = Markup.element(
      "label",
      ["class": "search"],
      [
        .element("span", text: "Find"),
        .element(
          "input",
          [
            "type": "search", "id": "find", "placeholder": "words in prompts, replies, values",
            "autocomplete": "off",
          ]
        ),
      ]
    )
    return .element(
      "form",
      ["class": "tools", "role": "search", "aria-label": "Find trials"],
      [search] + boxes + [
        .element("button", ["type": "button", "id": "open-shown"], text: "Open all"),
        .element("button", ["type": "button", "id": "close-shown"], text: "Close all"),
        .element("output", ["id": "found", "for": "find", "aria-live": "polite"]),
      ]
    )
  }

  private var footer: Markup {
    .element(
      "footer",
      text:
        "Made by parley runs report, version \(stored.run.version) of Parley having run it. Rates have Wilson intervals and means bootstrap intervals, both of 95%. The page asks for nothing from outside."
    )
  }
}
