import OrderedJSON
import RunStorage
import TerminalText
import Testing

@testable import ParleyCommands

struct UsageTableTests {
  private static let day = UTCDay(number: 20783)

  private static func totals(_ token: String, cost: Int64, unpriced: Int = 0) -> UsageTotals {
    var totals = UsageTotals()
    totals.token = token
    totals.requests = 1200
    totals.failed = 3
    totals.estimated = 2
    totals.unpriced = unpriced
    totals.inputTokens = 10
    totals.outputTokens = 20
    totals.cacheCreationTokens = 30
    totals.cacheReadTokens = 40
    totals.cost = cost
    return totals
  }

  private static let table = UsageTable(
    by: .token,
    days: day...day,
    rows: [
      totals("", cost: 0), totals("t1", cost: 1_250_000_000_000),
      totals("t2", cost: 1, unpriced: 4),
    ],
    total: totals("", cost: 1_250_000_000_001, unpriced: 4),
    names: ["t1": "a, b"]
  )

  @Test func peopleReadATable() {
    let lines = Self.table.text(style: .plain).split(separator: "\n").map { line in
      line.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
    #expect(
      lines == [
        "TOKEN REQUESTS FAILED ESTIMATED TOKENS IN OUT CACHE WRITTEN CACHE READ COST",
        "local 1,200 3 2 10 20 30 40 $0.00", "a, b 1,200 3 2 10 20 30 40 $1.25",
        "t2 1,200 3 2 10 20 30 40 at least $0.000000000001",
        "all 1,200 3 2 10 20 30 40 at least $1.26",
      ]
    )
  }

  @Test func machinesReadCommaSeparatedValues() {
    #expect(
      Self.table.csv == """
        token,requests,failed,estimated,input_tokens,output_tokens,cache_creation_tokens,cache_read_tokens,cost,unpriced\r
        local,1200,3,2,10,20,30,40,0,0\r
        "a, b",1200,3,2,10,20,30,40,1.25,0\r
        t2,1200,3,2,10,20,30,40,0.000000000001,4\r

        """
    )
  }

  @Test func machinesReadJSON() {
    let json = Self.table.json
    #expect(json["since"] == "2026-11-26" && json["until"] == "2026-11-26")
    #expect(json["by"] == "token")
    let rows = json["rows"]?.arrayValue ?? []
    #expect(rows.map { $0["token"]?.stringValue } == ["local", "a, b", "t2"])
    #expect(rows.map { $0["id"]?.stringValue } == [nil, "t1", "t2"])
    #expect(rows[1]["cost"]?.description == "1.25")
    #expect(json["total"]?["cost"]?.description == "1.250000000001")
  }

  @Test func withoutUsageThereIsNoTable() {
    let table = UsageTable(
      by: .day,
      days: Self.day...Self.day,
      rows: [],
      total: UsageTotals(),
      names: [:]
    )
    #expect(table.text(style: .plain).isEmpty)
    #expect(table.csv.split(separator: "\r\n").count == 1)
    #expect(table.json["rows"] == .array([]))
  }
}
