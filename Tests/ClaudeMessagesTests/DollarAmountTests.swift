import ClaudeMessages
import Testing

struct DollarAmountTests {
  @Test(
    arguments: [
      ("0.50", 500_000_000_000), ("1", 1_000_000_000_000), ("1e-12", 1), ("0", 0),
      ("-0.5", -500_000_000_000),
      ("1.50e1", 15_000_000_000_000), ("0.0000000000010", 1), ("9223372.036854775807", .max),
      ("1e6", 1_000_000_000_000_000_000),
    ] as [(String, Int64)]
  )
  func decimalsAreReadExactly(text: String, picodollars: Int64) {
    #expect(DollarAmount(dollars: text)?.picodollars == picodollars)
  }

  @Test(arguments: [
    "", "$1", "1e-13", "0.0000000000001", "9223372.036854775808", "1e400", "1e99999999999999999999",
    "x", "1,5", " 1",
  ])
  func whatIsNoAmountGivesNone(text: String) {
    #expect(DollarAmount(dollars: text) == nil)
  }

  @Test func amountsAreShownRoundedUp() throws {
    let amount = try #require(DollarAmount(dollars: "1.234500000001"))
    #expect(amount.description == "$1.234500000001")
    #expect(amount.text(fractionDigits: 2...4) == "$1.2346")
    #expect(amount.text(fractionDigits: 2...2) == "$1.24")
    #expect(amount.text(fractionDigits: 0...0) == "$2")
    #expect(DollarAmount(picodollars: 1).text(fractionDigits: 4...4) == "$0.0001")
    #expect(DollarAmount.zero.text(fractionDigits: 2...6) == "$0.00")
    #expect(DollarAmount(picodollars: -500_000_000_000).description == "-$0.50")
    #expect(DollarAmount(picodollars: .min).text(fractionDigits: 2...2) == "-$9223372.03")
    #expect(DollarAmount.greatest.text(fractionDigits: 0...0) == "$9223373")
  }

  @Test func sumsStopAtTheirBounds() {
    let least = DollarAmount(picodollars: .min)
    #expect(DollarAmount.greatest + DollarAmount.greatest == .greatest)
    #expect(least + least == least && least - .greatest == least)
    #expect(DollarAmount.greatest - least == .greatest)
    #expect(DollarAmount(picodollars: 3) * 4 == DollarAmount(picodollars: 12))
    #expect(DollarAmount.greatest * .max == .greatest)
  }
}
