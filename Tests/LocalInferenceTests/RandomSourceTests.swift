import Testing

@testable import LocalInference

struct RandomSourceTests {
  @Test func numbersAreThoseOfTheAuthorsProgram() {
    var source = RandomSource(state: (1, 2, 3, 4))
    let expected: [UInt64] = [
      11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
      607_988_272_756_665_600, 16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
      10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
    ]
    #expect(expected.map { _ in source.next() } == expected)
  }

  @Test func seedsAreSpreadAsSplitMixDoes() {
    let source = RandomSource(seed: 1_234_567)
    #expect(
      source.state == (
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431
      )
    )
  }

  @Test func unitNumbersFillTheUnit() {
    var source = RandomSource(seed: 0)
    let numbers = (0..<10_000).map { _ in source.nextUnit() }
    #expect(numbers.allSatisfy { $0 >= 0 && $0 < 1 })
    let tenths = Dictionary(grouping: numbers) { Int($0 * 10) }
    #expect(tenths.count == 10)
    #expect(tenths.values.allSatisfy { (900...1100).contains($0.count) })
  }
}
