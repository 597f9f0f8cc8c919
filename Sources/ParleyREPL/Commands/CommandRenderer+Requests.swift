import ClaudeMessages
import ParleyHost
import ParleyRuntime
import TerminalText

extension CommandRenderer {
  /// `:show request`: the last request, as it was sent.
  ///
  /// No secret is in it: the key stands in no request body, and the commands name the variable that holds it.
  ///
  /// - Throws: ``CommandMistake`` before the first request.
  package func request(as form: PromptCommand.RequestForm) throws(CommandMistake) -> [String] {
    guard let report = view.lastRequest else {
      throw CommandMistake("nothing was sent yet", help: "say something first: say Hello.")
    }
    let text: String
    switch (form, view.destination) {
    case (.json, _): text = RequestDisplay.json(of: report)
    case (.curl, let destination?):
      text = RequestDisplay.text(of: report, as: .curl, to: destination)
    case (.curl, nil):
      throw CommandMistake(
        "it is not known where requests go",
        help: ":show request json shows the body"
      )
    case (.python, let destination): text = PythonScript(report, to: destination).text
    }
    return text.strippingControls.split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init
    )
  }

  // MARK: - Tokens

  /// `:tokens`: what the last reply, the conversation and the session used, and how full the model's context is.
  package func tokens() -> [String] {
    let headings = ["", "INPUT", "CACHE WRITE", "CACHE READ", "OUTPUT", "THINKING"]
    let rows = spendings.map { label, spending in
      let usage = spending.usage
      return [label]
        + [usage.input, usage.cacheCreation, usage.cacheRead, usage.output, usage.thinking].map(
          grouped
        )
    }
    // On a narrow terminal the columns that hold nothing but zeros are left out.
    let kept = headings.indices.filter { column in
      column == 0 || width >= 60 || rows.contains { $0[column] != "0" }
    }
    let table = columns(([headings] + rows).map { row in kept.map { row[$0] } }, numbers: 1...5)
    return [style.apply(.dim, to: table.first ?? "")] + table.dropFirst() + context
  }

  /// How much of the model's context window the conversation fills.
  private var context: [String] {
    let model = view.modelResolution
    let window = model.description?.limits.contextWindow.map { Int64(clamping: $0) }
    let turns = view.conversations.current.turns
    let received = turns.lastIndex { $0.reception?.receipt != nil }
    let after = turns.count - 1 - (received ?? turns.count - 1)
    let used: Int64?
    let source: String
    if let counted = view.countedTokens {
      (used, source) = (Int64(clamping: counted), "as counted for the next request")
    } else {
      used = received.flatMap { turns[$0].reception?.receipt?.usage.context }
      source = after > 0 ? "without \(after.counted("turn")) since" : ""
    }
    guard let used else { return [] }
    var text = "context: \(grouped(used)) tokens"
    if let window, window > 0 {
      let tenths = (Double(used) / Double(window) * 1000).rounded(.up)
      let percent = tenths < 100 ? "\(tenths / 10)" : "\(Int(tenths / 10))"
      text = "context: \(grouped(used)) of \(grouped(window)) tokens, \(percent) %"
    }
    let remarks = [model.id.rawValue, source].filter { !$0.isEmpty }
    return paragraph(([text] + remarks).joined(separator: ", "))
  }

  // MARK: - Cost

  /// `:cost`: what the last reply, the conversation and the session cost, for each model, and what is left under the ceiling.
  package func cost() -> [String] {
    guard view.totals.requests > 0 else { return ["nothing was sent yet"] + ceilingLines }
    var rows = spendings.map { label, spending in row(label, spending) }
    let models = view.totals.perModel
    if models.count > 1 { rows += models.map { row($0.model, $0.spending, indentation: "  ") } }
    return columns(rows, numbers: 1...2).map { TextFitting.cut($0, to: width) } + ceilingLines
  }

  private func row(
    _ label: String,
    _ spending: Spending,
    indentation: String = ""
  ) -> [String] {
    let known = RunTotalsText.cost(spending.cost)
    let unknown = spending.cost > 0 ? "more than \(known)" : RunTotalsText.cost(nil)
    return [
      indentation + oneLine(label, columns: width / 2), spending.requests.counted("request"),
      spending.isCostKnown ? known : unknown,
    ]
  }

  private var ceilingLines: [String] {
    guard let ceiling = view.ceiling else { return [] }
    return ["ceiling: \(RunTotalsText.cost(ceiling)), \(view.left(of: ceiling)) left"]
  }

  /// The last reply, the current conversation and the session, each with what it used.
  private var spendings: [(label: String, spending: Spending)] {
    let name = view.conversations.current.name
    var session = Spending()
    for share in view.totals.shares { session.add(share.spending) }
    let last = view.reply.map { (label: "last reply", spending: Spending($0)) }
    let judging = view.totals.spending(of: ScriptHost.judgeConversation)
    return [last].compactMap { $0 } + [
      (label: "conversation \(name)", spending: view.totals.spending(of: name)),
      (label: "session", spending: session),
    ] + (judging.requests > 0 ? [(label: "of it judge", spending: judging)] : [])
  }
}

extension SessionView {
  /// What is left under a ceiling, to a millionth of a dollar, never more than it is.
  func left(of ceiling: Int64) -> String {
    let left = max(0, ceiling - spent)
    return DollarAmount(picodollars: left - left % 1_000_000).text(fractionDigits: 2...6)
  }
}

extension TokenCounts {
  /// All that a request and its reply fill of the context window.
  var context: Int64 {
    [input, cacheCreation, cacheRead, output].reduce(0) { sum, count in
      let (total, overflows) = sum.addingReportingOverflow(count)
      return overflows ? .max : total
    }
  }
}

extension Spending {
  /// What a reply used, from its fields.
  init(_ reply: ReplyValue) {
    self.init()
    var usage = TokenCounts()
    if case .map(let counts)? = reply.fields["usage"] {
      func count(_ name: String) -> Int64 {
        if case .int(let count)? = counts[name] { count } else { 0 }
      }
      usage.input = count("input_tokens")
      usage.output = count("output_tokens")
      usage.cacheCreation = count("cache_creation_input_tokens")
      usage.cacheRead = count("cache_read_input_tokens")
      usage.thinking = count("thinking_tokens")
    }
    var cost: Int64?
    if case .float(let dollars)? = reply.fields["cost"] {
      cost = Int64(exactly: (dollars * 1e12).rounded())
    }
    add(usage: usage, cost: cost)
  }
}

extension RunTotals.Snapshot {
  /// What each model's requests add up to, in the order of their first ones.
  var perModel: [(model: String, spending: Spending)] {
    var models: [(model: String, spending: Spending)] = []
    for share in shares {
      if let index = models.firstIndex(where: { $0.model == share.model }) {
        models[index].spending.add(share.spending)
      } else {
        models.append((share.model, share.spending))
      }
    }
    return models
  }
}
