import OrderedJSON
import ParleyLab
import RunStorage
import TerminalText

/// What `parley serve usage` prints.
struct UsageTable {
  /// What the lines are for.
  let by: UsageTotals.Grouping
  /// The days that count.
  let days: ClosedRange<UTCDay>
  /// The lines.
  let rows: [UsageTotals]
  /// All of them together.
  let total: UsageTotals
  /// The names of tokens by their ids.
  let names: [String: String]

  /// A table for people; nothing where nothing was used.
  func text(style: TerminalStyle) -> String {
    if rows.isEmpty { return "" }
    var table = TextTable([by.rawValue.uppercased()] + UsageRow.headings)
    for row in rows { table.append(UsageRow(label(of: row), row).cells) }
    if rows.count > 1 { table.append(UsageRow("all", total).cells) }
    return table.rendered(style: style)
  }

  /// Comma-separated values without a line for all.
  var csv: String {
    let lines = rows.map { UsageRow(label(of: $0), $0).exactCells }
    return ([[by.rawValue] + UsageRow.names] + lines).map(CSVText.line).joined()
  }

  /// One JSON object.
  var json: JSONValue {
    let rows = rows.map { row -> JSONValue in
      var object: JSONObject = [by.rawValue: .string(label(of: row))]
      if by == .token {
        object["id"] = row.token.flatMap { $0.isEmpty ? nil : .string($0) } ?? .null
      }
      for member in UsageRow("", row).json.members { object[member.key] = member.value }
      return .object(object)
    }
    return [
      "since": .string(days.lowerBound.description), "until": .string(days.upperBound.description),
      "by": .string(by.rawValue), "rows": .array(rows),
      "total": .object(UsageRow("", total).json),
    ]
  }

  private func label(of row: UsageTotals) -> String {
    switch by {
    case .day: row.day?.description ?? ""
    case .token: Self.client(row.token ?? "", names)
    case .model: row.model ?? ""
    }
  }

  /// What a client is called, by the id of its token, which is empty for none.
  static func client(_ token: String, _ names: [String: String]) -> String {
    token.isEmpty ? "local" : names[token] ?? token
  }
}
