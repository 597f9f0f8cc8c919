import Gateway
import Testing

struct UTCTimeTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00.000Z", "1970-01-01T00:00:00Z"),
    (1, "1970-01-01T00:00:00.001Z", "1970-01-01T00:00:01Z"),
    (-1, "1969-12-31T23:59:59.999Z", "1970-01-01T00:00:00Z"),
    (951_782_399_999, "2000-02-28T23:59:59.999Z", "2000-02-29T00:00:00Z"),
    (1_709_164_800_000, "2024-02-29T00:00:00.000Z", "2024-02-29T00:00:00Z"),
    (1_795_672_800_123, "2026-11-26T06:00:00.123Z", "2026-11-26T06:00:01Z"),
    (4_107_542_400_000, "2100-03-01T00:00:00.000Z", "2100-03-01T00:00:00Z"),
  ])
  func pointsInTimeAreWrittenAsRFC3339Does(milliseconds: Int64, text: String, rounded: String) {
    #expect(UTCTime.text(milliseconds: milliseconds) == text)
    #expect(UTCTime.wholeSecondText(milliseconds: milliseconds) == rounded)
  }
}
