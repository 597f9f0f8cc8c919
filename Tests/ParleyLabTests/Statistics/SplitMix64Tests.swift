import ParleyLab
import Testing

struct SplitMix64Tests {
  /// The numbers that <https://prng.di.unimi.it/splitmix64.c> gives for this seed.
  @Test func givesTheNumbersOfTheReference() {
    var random = SplitMix64(seed: 1_234_567)
    let numbers = (0..<5).map { _ in random.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ]
    )
  }

  @Test func everyPlaceIsDrawnAboutEquallyOften() {
    var random = SplitMix64(seed: 1)
    var counts = Array(repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[random.next(below: 7)] += 1 }
    #expect(counts.allSatisfy { (9600...10_400).contains($0) })
  }

  @Test func theOnlyPlaceIsDrawn() {
    var random = SplitMix64(seed: 1)
    #expect((0..<100).allSatisfy { _ in random.next(below: 1) == 0 })
  }
}
