import PageMarkup
import ParleyHost
import ParleyLab
import RunStorage
import TerminalText

/// What the gateway's clients used, as one page that needs nothing else: no network, no font, no script.
struct UsagePage: Sendable {
  private let overview: UsageOverview

  /// Makes the page.
  init(_ overview: UsageOverview) {
    self.overview = overview
  }

  /// The whole page.
  var html: String {
    Markup.page(
      title: "Gateway usage since \(overview.days.lowerBound)",
      style: UsagePageStyle.css,
      script: nil,
      policy: "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
      body: [.element("main", [:], [header] + usage + [budgets, footer])]
    )
  }

  private var header: Markup {
    let lead =
      "What the clients of the gateway used from \(overview.days.lowerBound) to \(overview.days.upperBound), in days of UTC, as of \(ExactText.readableMoment(overview.time * 1000))."
    return .element(
      "header",
      [:],
      [.element("h1", text: "Gateway usage"), .element("p", ["class": "lead"], text: lead), cards]
    )
  }

  private var cards: Markup {
    let total = overview.total
    let cards = [
      ("cost", RunTotalsText.cost(total.cost), unpricedNote),
      (
        "requests", NumberText.grouped(total.requests), "\(NumberText.grouped(total.failed)) failed"
      ),
      ("tokens in", NumberText.grouped(UsageTables.tokensIn(total)), "cache included"),
      ("tokens out", NumberText.grouped(total.outputTokens), "thinking included"),
      (
        "estimated", NumberText.grouped(total.estimated),
        "replies without an end, at the most they can have cost"
      ),
    ]
    return .element(
      "dl",
      ["class": "cards"],
      cards.map { name, value, note in
        let content: [Markup] = [.text(value), .element("small", text: note)]
        return .element("div", [:], [.element("dt", text: name), .element("dd", [:], content)])
      }
    )
  }

  private var unpricedNote: String {
    overview.total.unpriced == 0
      ? "all prices known" : "and \(NumberText.grouped(overview.total.unpriced)) of unknown price"
  }

  private var usage: [Markup] {
    guard overview.total.requests > 0 else {
      return [
        Self.section("days", "By day", [.element("p", text: "Nothing was used in these days.")])
      ]
    }
    let tables = UsageTables(overview)
    return [
      Self.section("days", "By day", charts),
      Self.section("clients", "By client", [tables.clients]),
      Self.section("models", "By model", [tables.models]),
    ]
  }

  private var charts: [Markup] {
    func values(_ value: (UsageTotals) -> Double) -> [UTCDay: Double] {
      Dictionary(overview.byDay.compactMap { row in row.day.map { ($0, value(row)) } }) { $0 + $1 }
    }
    let cost = DayChart(
      "What each day cost",
      days: overview.days,
      values: values { Double($0.cost) / 1e12 },
      text: { RunTotalsText.cost(Int64(($0 * 1e12).rounded())) }
    )
    let requests = DayChart(
      "The requests of each day",
      days: overview.days,
      values: values { Double($0.requests) },
      text: { NumberText.short($0) }
    )
    let figures = overview.total.cost > 0 ? [("Cost", cost)] : []
    return (figures + [("Requests", requests)]).map { name, chart in
      .element(
        "figure",
        [:],
        [
          .element("div", ["class": "scroll"], [chart.markup]),
          .element("figcaption", text: name),
        ]
      )
    }
  }

  private var budgets: Markup {
    let tables = UsageTables(overview)
    let content = tables.budgets.map { [$0] } ?? [.element("p", text: "No token has a budget.")]
    return Self.section("budgets", "Budgets", content)
  }

  private static func section(_ id: String, _ title: String, _ content: [Markup]) -> Markup {
    .element(
      "section",
      ["id": id, "aria-labelledby": "\(id)-title"],
      [.element("h2", ["id": "\(id)-title"], text: title)] + content
    )
  }

  private var footer: Markup {
    .element(
      "footer",
      text:
        "Made by parley serve report from the gateway's store, which holds numbers and nothing that was said. The page asks for nothing from outside."
    )
  }
}
