import Glibc
import TestSupport
import Testing

@testable import LocalInference

struct RotationTests {
  @Test func sineAndCosineAreRightToOneUnitInTheLastPlace() {
    var generator = SeededGenerator(seed: 1)
    var angles: [Float] = [0, 1, 2, 3, 1023, 1.570_796_4, 3.141_592_7, 6.283_185_5, 262_144, -1]
    angles += (0..<20_000).map { _ in Float.random(in: -40_000...40_000, using: &generator) }
    for angle in angles {
      let (sine, cosine) = Rotation.sineAndCosine(angle)
      for (found, exact) in [(sine, sin(Double(angle))), (cosine, cos(Double(angle)))] {
        let error = abs(Double(found) - exact) / Double(Float(exact).ulp)
        #expect(error <= 0.51, "\(angle)")
      }
    }
  }
}
