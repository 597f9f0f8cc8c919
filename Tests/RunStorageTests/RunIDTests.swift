import RunStorage
import Testing

struct RunIDTests {
  @Test(arguments: [
    (1_795_650_510_999_999, 0, "20261125t23483000000000"),
    (0, 0xFF_FFFF_FFFF, "19700101t000000zzzzzzzz"),
    (951_782_400_000_000, 1, "20000229t00000000000001"),
    (-1, 31, "19700101t0000000000000z"),
    (-1_000_000, 32, "19691231t23595900000010"),
    (Int64.max, 0, "99991231t23595900000000"),
    (Int64.min, UInt64.max, "00000101t000000zzzzzzzz"),
  ])
  func anIDIsTheSecondAndFortyRandomBits(time: Int64, random: UInt64, id: String) {
    #expect(RunID.made(at: time, random: random) == id)
  }

  @Test func laterIDsSortAfterEarlierOnes() {
    let ids = (0..<2000).map {
      RunID.made(at: Int64($0) * 977_777_777_777, random: UInt64($0) &* 977)
    }
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == 2000)
  }
}
