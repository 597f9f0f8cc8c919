import PageMarkup
import ParleyHost
import ParleyLab
import RunStorage
import TerminalText

/// The tables of the page of a gateway's usage.
struct UsageTables: Sendable {
  private let overview: UsageOverview

  /// Makes the tables.
  init(_ overview: UsageOverview) {
    self.overview = overview
  }

  /// All tokens of prompts.
  static func tokensIn(_ totals: UsageTotals) -> Int {
    totals.inputTokens + totals.cacheCreationTokens + totals.cacheReadTokens
  }

  /// What each client used.
  var clients: Markup {
    let names = overview.names
    return table(of: overview.byToken, "client") { UsageTable.client($0.token ?? "", names) }
  }

  /// What was used of each model.
  var models: Markup {
    table(of: overview.byModel, "model") { $0.model ?? "" }
  }

  /// How far each budget in force is used; nil where there is none.
  var budgets: Markup? {
    let accounts = overview.accounts.filter {
      $0.token.limits.budget != nil && $0.token.isInForce(at: overview.time)
    }
    guard !accounts.isEmpty else { return nil }
    return Self.table(
      ["client", "budget", "spent", "under way", "left", "", "whole again"],
      accounts.map(row)
    )
  }

  private func row(of account: UsageOverview.Account) -> Markup {
    let budget = account.token.limits.budget ?? 0
    let spending = account.spending
    let left = max(0, budget - min(budget, spending.spent) - min(budget, spending.reserved))
    let reset = spending.resetsAt.map { ExactText.readableMoment($0 * 1000) } ?? "never"
    return .element(
      "tr",
      [:],
      [
        .element("th", ["scope": "row"], text: account.token.name),
        Self.cell(TokenText(account.token).budget), Self.cell(RunTotalsText.cost(spending.spent)),
        Self.cell(RunTotalsText.cost(spending.reserved)), Self.cell(RunTotalsText.cost(left)),
        .element("td", ["class": "plot"], [meter(spending, of: budget)]),
        .element("td", text: reset),
      ]
    )
  }

  /// What is spent and what is under way, as parts of a budget.
  private func meter(_ spending: BudgetState, of budget: Int64) -> Markup {
    let width = 160.0
    func share(_ amount: Int64) -> Double { min(1, Double(amount) / Double(max(1, budget))) }
    let spent = share(spending.spent)
    let reserved = min(1 - spent, share(spending.reserved))
    return Drawing.picture(
      width,
      14,
      label: "\(NumberText.percent(spent)) spent, \(NumberText.percent(reserved)) under way",
      [
        Drawing.box(0, 0, width, 14, "track"),
        Drawing.box(width * spent, 0, width * reserved, 14, "bar reserved"),
        Drawing.box(0, 0, width * spent, 14, spent < 0.8 ? "bar" : "bar nearly"),
      ]
    )
  }

  private func table(
    of rows: [UsageTotals],
    _ heading: String,
    label: (UsageTotals) -> String
  ) -> Markup {
    let dearest = rows.map(\.cost).max() ?? 0
    let busiest = rows.map(\.requests).max() ?? 0
    return Self.table(
      [heading, "requests", "failed", "tokens in", "tokens out", "cost", ""],
      rows.map { row in
        let share =
          dearest > 0
          ? Double(row.cost) / Double(dearest) : Double(row.requests) / Double(max(1, busiest))
        let cost = RunTotalsText.cost(row.cost)
        return .element(
          "tr",
          [:],
          [
            .element("th", ["scope": "row"], text: label(row)),
            Self.cell(NumberText.grouped(row.requests)), Self.cell(NumberText.grouped(row.failed)),
            Self.cell(NumberText.grouped(Self.tokensIn(row))),
            Self.cell(NumberText.grouped(row.outputTokens)),
            Self.cell(row.unpriced == 0 ? cost : "at least \(cost)"),
            .element("td", ["class": "plot"], [Self.bar(share)]),
          ]
        )
      }
    )
  }

  private static func bar(_ share: Double) -> Markup {
    let width = 160.0
    return .element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 160 14", "aria-hidden": "true",
        "style": "--width:160px",
      ],
      [Drawing.box(0, 0, max(1, width * share), 14, "bar")]
    )
  }

  private static func cell(_ text: String) -> Markup {
    .element("td", ["class": "number"], text: text)
  }

  private static func table(_ headings: [String], _ rows: [Markup]) -> Markup {
    let head = Markup.element(
      "thead",
      [:],
      [.element("tr", [:], headings.map { .element("th", ["scope": "col"], text: $0) })]
    )
    let table = Markup.element(
      "table",
      ["class": "usage"],
      [head, .element("tbody", [:], rows)]
    )
    return .element("div", ["class": "scroll"], [table])
  }
}
