/// Sine and cosine from additions and multiplications alone, so that every machine gets the same bits.
///
/// - Source: the kernels and the reduction of fdlibm (Sun Microsystems, 1993), <https://www.netlib.org/fdlibm/>.
enum Rotation {
  /// Sine and cosine of an angle, each within one unit in the last place of a `Float`.
  ///
  /// - Parameter angle: In radians, of magnitude up to 2^19.
  /// - Returns: Both.
  static func sineAndCosine(_ angle: Float) -> (sine: Float, cosine: Float) {
    let angle = Double(angle)
    // 1.5 * 2^52: adding and subtracting it rounds to a whole number of quarter turns.
    let shift = 6_755_399_441_055_744.0
    let quarters = (angle * 0.636_619_772_367_581_382_43 + shift) - shift
    // The quarter turn in three parts of 33 bits or fewer, so that the first two products are exact.
    let rest =
      ((angle - quarters * 1.570_796_326_734_125_614_17)
        - quarters * 6.077_100_506_303_965_976_60e-11)
      - quarters * 2.022_266_248_795_950_631_54e-21
    let sine = Float(sineNearZero(rest))
    let cosine = Float(cosineNearZero(rest))
    switch Int64(quarters) & 3 {
    case 0: return (sine, cosine)
    case 1: return (cosine, -sine)
    case 2: return (-sine, -cosine)
    default: return (-cosine, sine)
    }
  }

  /// The sine for magnitudes up to an eighth of a turn.
  private static func sineNearZero(_ x: Double) -> Double {
    let square = x * x
    var sum = 1.589_690_995_211_550_102_21e-10
    sum = sum * square - 2.505_076_025_340_686_341_95e-08
    sum = sum * square + 2.755_731_370_707_006_767_89e-06
    sum = sum * square - 1.984_126_982_985_794_931_34e-04
    sum = sum * square + 8.333_333_333_322_489_461_24e-03
    sum = sum * square - 1.666_666_666_666_663_243_48e-01
    return x + x * square * sum
  }

  /// The cosine for magnitudes up to an eighth of a turn.
  private static func cosineNearZero(_ x: Double) -> Double {
    let square = x * x
    var sum = -1.135_964_755_778_819_482_65e-11
    sum = sum * square + 2.087_572_321_298_174_827_90e-09
    sum = sum * square - 2.755_731_435_139_066_330_35e-07
    sum = sum * square + 2.480_158_728_947_672_941_78e-05
    sum = sum * square - 1.388_888_888_887_410_957_49e-03
    sum = sum * square + 4.166_666_666_666_660_190_37e-02
    return 1 - square * 0.5 + square * square * sum
  }
}
