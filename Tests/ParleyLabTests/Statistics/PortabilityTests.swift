import ParleyLab
import Testing

/// The same bits on every machine: these were written down on one.
struct PortabilityTests {
  private let values = (1...40).map { Double($0 * $0 % 17) / 8 }

  @Test func intervalsHaveTheseBits() throws {
    let interval = try #require(Bootstrap().mean(of: ClusteredSample(values)).interval)
    #expect(interval.lower.bitPattern == 0x3FE8_9999_9999_999A)
    #expect(interval.upper.bitPattern == 0x3FF3_2666_6666_6666)
  }

  @Test func ratesHaveTheseBits() throws {
    let interval = try #require(WilsonScore.rate(successes: 183, of: 198).interval)
    #expect(interval.lower.bitPattern == 0x3FEC_1EF9_D1DB_C7AD)
    #expect(interval.upper.bitPattern == 0x3FEE_8386_325F_5FEF)
  }

  @Test func drawnPValuesAreThese() {
    let result = SignFlipTest.result(of: ClusteredSample(values.map { $0 - 0.8 }))
    #expect(!result.isExact)
    #expect(result.pValue.bitPattern == 0x3FC0_51EB_851E_B852)
  }

  @Test func theQuantileHasTheseBits() {
    #expect(NormalDistribution.quantile975.bitPattern == 0x3FFF_5C03_31EE_FF78)
  }
}
