import FoundationEssentials
import TestSupport
import Testing

@testable import ParleyHost

struct InflateTests {
  /// The squares of the numbers from 1 to 120 with words, as zlib packs them at level 9: codes of their own.
  private static let packed = """
    eNpNVDt6JjEI63MKjmDecJ+k3XR7/tX8A/62HMaWsARiYvr9/v4SMvr5+/PnS6k/BSOOt+Ik/ikF6ZSS7D1VFHOvqV4kPsTn\
    vEVmYpmyENucZQX4C8Dg6UFlMA0VuMW3nCQ1p4tUFqTRzjR/yJYSdGZTxqNqTouSywsCAM/BBl0MpQTFLSflni7KC4JHDrYe\
    6qVUpp5OFK8826HimWc6V7yT90XqkGVoISnLKqBJrKOM1iPYQjWxj5IGgWO50Q7HKG8gz/XDQF7jkj0ir3cGlc+QG2Tm9dmg\
    s5y5USR6FqpJ7LwcfmDMkjuTxP4QktwbrrBsoNxI+s6Sky451FDerjwfZ+cGXNZ9h8NmmwfGgeVLDsU1R5IQ0lqtQkl7RASK\
    nVU3nGxljyDT9SMwzzZGRZHFOggUy7E2MWTX8mTyM6OQQs47Iok50xmdxKDZjlQ6+Y4aap73R5L33sA+nQvVmM3hqINFW3Ko\
    ET5dlWBqt91Sipp3ACXPPrAc8zzkFZS6khQG3UerwqTnigiU7FG3D3Z7yZupZPxowT7cAFCqGAfbqGqtbceqDDl4gbo/ktpm\
    SrqwQzs+3dR1Nk4+eXITBWVs2P357JvtPT7PxsVA4sezf8vGB1vH2wiO4Uv0/sTmYd32JnaPIy4sto9r8+0JOPkv4p6M0025\
    J+bEb9A9SSe5WfeEnfSNO+Qd60089MlqN/T4EwWbewg+1r7Rh+xj49hkPU9SbEP/AIdfYIM=
    """

  private static let plain = (1...120).map { number in
    "\(number) \(number * number) \(number.isMultiple(of: 2) ? "even" : "odd")\n"
  }.joined()

  private static func bytes(_ base64: String) throws -> [UInt8] {
    Array(try #require(Data(base64Encoded: base64)))
  }

  private static func unpack(_ packed: ArraySlice<UInt8>, limit: Int) throws -> [UInt8] {
    var work = 0
    return try Inflate.unpack(zlib: packed, limit: limit, work: &work)
  }

  @Test func dataIsUnpacked() throws {
    let packed = try Self.bytes(Self.packed)
    let plain = try Self.unpack(packed[...], limit: 10_000)
    #expect(String(decoding: plain, as: UTF8.self) == Self.plain)
  }

  @Test func whatFollowsIsNotLookedAt() throws {
    let packed = try Self.bytes(Self.packed) + [1, 2, 3]
    #expect(try Self.unpack(packed[...], limit: 10_000).count == Self.plain.utf8.count)
  }

  @Test func aLimitHolds() throws {
    let packed = try Self.bytes(Self.packed)
    let error = #expect(throws: Inflate.Failure.self) {
      try Self.unpack(packed[...], limit: 100)
    }
    #expect(error == .tooLong)
  }

  @Test func workIsCountedAlsoWhereItFails() throws {
    let packed = try Self.bytes(Self.packed)
    var work = 0
    _ = try? Inflate.unpack(zlib: packed[...], limit: 100, work: &work)
    #expect(work >= 100)
    let afterLimit = work
    _ = try? Inflate.unpack(zlib: packed.dropLast(8), limit: 10_000, work: &work)
    #expect(work - afterLimit > 1000)
    // Blocks without a byte in them make nothing, and have to be read all the same.
    let empty: [UInt8] =
      [0x78, 0x9C] + [[UInt8]](repeating: [0, 0, 0, 0xFF, 0xFF], count: 50).joined()
    work = 0
    _ = try? Inflate.unpack(zlib: empty[...], limit: 10_000, work: &work)
    #expect(work == empty.count)
  }

  @Test func dataThatEndsTooEarlyIsMalformed() throws {
    let packed = try Self.bytes(Self.packed)
    for end in 0..<(packed.count - 4) {
      #expect(throws: Inflate.Failure.self) {
        try Self.unpack(packed[..<end], limit: 10_000)
      }
    }
  }

  @Test func damagedDataNeverTraps() throws {
    let packed = try Self.bytes(Self.packed)
    var lengths: Set<Int> = []
    for place in packed.indices {
      for change: UInt8 in [0x01, 0x10, 0x80, 0xFF] {
        var damaged = packed
        damaged[place] ^= change
        lengths.insert((try? Self.unpack(damaged[...], limit: 20_000))?.count ?? -1)
      }
    }
    #expect(lengths.contains(-1))
    #expect(lengths.allSatisfy { $0 <= 20_000 })
  }
}
