import ClaudeMessages
import OrderedJSON
import TerminalText

/// A model as a row of the table and as JSON.
package struct ModelRow {
  /// The headings of ``cells``.
  package static let headings = [
    "LINE", "MODEL", "ID", "FOR", "CONTEXT", "MAX OUT", "IN / OUT", "THINKING", "EFFORT",
    "SAMPLING",
    "PREFILL", "STATUS",
  ]

  private let model: ModelDescription

  /// Makes a row.
  package init(_ model: ModelDescription) {
    self.model = model
  }

  /// The columns of the table; empty where nothing is known.
  package var cells: [String] {
    [
      model.line?.rawValue ?? "", model.shortName, model.id.rawValue, model.purpose,
      tokens(model.limits.contextWindow), tokens(model.limits.maxOutputTokens), price, thinking,
      effort,
      sampling, prefill, status,
    ]
  }

  /// The cells beneath each other, with the model's name as a heading and an empty line at the end.
  package func paragraph(style: TerminalStyle) -> String {
    (lines(width: .max, style: style) + ["", ""]).joined(separator: "\n")
  }

  /// The cells beneath each other, with the model's name as a heading, each broken where it is too long for a terminal.
  package func lines(width: Int, style: TerminalStyle) -> [String] {
    let start = 12
    let rows = zip(Self.headings, cells).filter { !$1.isEmpty && $0 != "MODEL" }.flatMap {
      heading,
      cell in
      TextFitting.lines(of: cell, width: max(8, width - start)).enumerated().map { index, line in
        (index == 0 ? "  \(heading.lowercased())" : "").padded(to: start) + line
      }
    }
    return [style.apply(.strong, to: model.shortName)] + rows
  }

  /// The row as an object; sizes are numbers, in tokens.
  package var json: JSONValue {
    let names = [
      "line", "model", "id", "for", "context", "max_output", "price", "thinking", "effort",
      "sampling",
      "prefill", "status",
    ]
    var object = JSONObject(zip(names, cells).map { ($0, JSONValue.string($1)) })
    object["context"] = model.limits.contextWindow.map(JSONValue.int) ?? .null
    object["max_output"] = model.limits.maxOutputTokens.map(JSONValue.int) ?? .null
    return .object(object)
  }

  private func tokens(_ count: Int?) -> String {
    guard let count else { return "" }
    return count >= 1_000_000 ? "\(count / 1_000_000)M" : "\(count / 1000)K"
  }

  private var price: String {
    guard let prices = model.prices else { return "unknown" }
    let standard = text(of: prices.standard)
    guard let long = prices.longPrompt else { return standard }
    return "\(standard), above \(tokens(long.threshold)) \(text(of: long.price))"
  }

  private func text(of price: TokenPrice) -> String {
    func perMillion(_ picoDollars: Int64) -> String {
      DollarAmount(picodollars: picoDollars).perMillionTokens
    }
    return "\(perMillion(price.input)) / \(perMillion(price.output))"
  }

  private var thinking: String {
    guard let support = model.capabilities.thinking else { return "" }
    let modes = support.acceptedModes.map {
      $0 == support.defaultMode ? "\($0.rawValue)*" : $0.rawValue
    }
    return modes.joined(separator: " ")
  }

  private var effort: String {
    guard let support = model.capabilities.effort else { return "" }
    guard !support.levels.isEmpty else { return "no" }
    return support.levels.map { $0 == support.defaultLevel ? "\($0.rawValue)*" : $0.rawValue }
      .joined(separator: " ")
  }

  private var sampling: String {
    switch model.capabilities.sampling {
    case .accepted: "yes"
    case .separately: "one of temperature, top_p"
    case .rejected: "no"
    case nil: ""
    }
  }

  private var prefill: String {
    model.capabilities.acceptsPrefill.map { $0 ? "yes" : "no" } ?? ""
  }

  private var status: String {
    var words = [model.lifecycle.state?.rawValue ?? "unknown"]
    if model.lifecycle.isLegacy { words.append("legacy") }
    if model.hasLimitedAccess { words.append("limited access") }
    if let date = model.lifecycle.retires { words.append("retires \(date)") }
    return words.joined(separator: ", ")
  }
}

extension DollarAmount {
  /// The price of a million tokens, for an amount that is the price of one.
  fileprivate var perMillionTokens: String {
    (self * 1_000_000).text(fractionDigits: 0...4)
  }
}
