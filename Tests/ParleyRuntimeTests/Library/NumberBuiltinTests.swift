import ParleyRuntime
import Testing

/// The built-ins that compute with numbers.
struct NumberBuiltinTests {
  @Test(arguments: [
    Call(.sum, [[1, 2, 3]], 6),
    Call(.sum, [[]], 0),
    Call(.sum, [[1, 2.5]], 3.5),
    Call(.sum, [[0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]], 1.0),
    Call(.sum, [[1e16, 1, -1e16]], 1.0),
    Call(.min, [[3, 1.5, 2]], 1.5),
    Call(.max, [[3, 1.5, 2]], 3),
    Call(.min, [3, 1], 1),
    Call(.max, ["a", "b", reply("c")], reply("c")),
    Call(.min, [["b", "a"]], "a"),
    Call(.mean, [[1, 2]], 1.5),
    Call(.mean, [[2]], 2.0),
    Call(.mean, [[1e308, 1e308]], 1e308),
    Call(.median, [[3, 1, 2]], 2),
    Call(.median, [[4, 1, 2, 3]], 2.5),
    Call(.median, [[.int(.max), .int(.max)]], .float(9223372036854775808)),
    Call(.median, [[1e308, 1.5e308]], 1.25e308),
    Call(.stdev, [[2, 4, 4, 4, 5, 5, 7, 9]], 2.138089935299395),
    Call(.stdev, [[1.0, 1.0]], 0.0),
    Call(.stdev, [[1000000001, 1000000002, 1000000003]], 1.0),
    Call(.round, [2.5], 3),
    Call(.round, [-2.5], -3),
    Call(.round, [0.5], 1),
    Call(.round, [1.4999], 1),
    Call(.round, [7], 7),
    Call(.round, [0.49999999999999994], 0),
    Call(.round, [2.675, 2], 2.67),
    Call(.round, [0.125, 2], 0.13),
    Call(.round, [-0.125, 2], -0.13),
    Call(.round, [1234.5, 0], 1235.0),
    Call(.round, [5, 2], 5),
    Call(.round, [1e300, 2], 1e300),
    Call(.floor, [2.7], 2),
    Call(.floor, [-2.1], -3),
    Call(.floor, [5], 5),
    Call(.abs, [-5], 5),
    Call(.abs, [-0.5], 0.5),
    Call(.format, [3, 2], "3.00"),
    Call(.format, [3, 0], "3"),
    Call(.format, [2.5, 0], "3"),
    Call(.format, [-0.001, 2], "0.00"),
    Call(.format, [-1.005, 2], "-1.00"),
    Call(.format, [0.1, 20], "0.10000000000000000555"),
    Call(.format, [1e22, 1], "10000000000000000000000.0"),
    Call(.format, [.float(.leastNonzeroMagnitude), 3], "0.000"),
    Call(.format, [999.999, 2], "1000.00"),
    Call(.format, [0.0, 3], "0.000"),
  ])
  func givesItsResult(_ row: Call) throws {
    let result = try call(row.builtin, row.arguments)
    #expect(result == row.result)
    #expect(result.typeName == row.result.typeName)
  }

  @Test(
    arguments: [
      (Builtin.sum, [[.int(.max), 1]], "the sum does not fit in an int, which has 64 bits"),
      (.sum, [[1e308, 1e308]], "the sum does not fit in a float"),
      (.sum, [[1, "2"]], "sum needs numbers, but item 1 of the list is a string"),
      (.sum, [[true]], "sum needs numbers, but item 0 of the list is a bool"),
      (.min, [[]], "min needs a list of at least one item, but this one is empty"),
      (.min, [5], "argument 'x' of min(x, …) must be a list, not an int"),
      (.max, [1, "a"], "max needs items of one type, but item 1 is a string after an int"),
      (.mean, [[]], "mean needs a list of at least one number, but this one is empty"),
      (.median, [[]], "median needs a list of at least one number, but this one is empty"),
      (.stdev, [[1]], "stdev needs a list of at least two numbers, but this one has 1"),
      (.stdev, [[1e308, -1e308]], "the standard deviation does not fit in a float"),
      (.round, [1e19], "1e19 does not fit in an int, which has 64 bits"),
      (
        .round, ["2.5"],
        "argument 'number' of round(number, decimals?) must be a number, not a string"
      ),
      (
        .round, [2.5, -1],
        "argument 'decimals' of round(number, decimals?) must be between 0 and 100, not -1"
      ),
      (
        .format, [2.5, 101],
        "argument 'decimals' of format(number, decimals) must be between 0 and 100, not 101"
      ),
      (
        .format, [2.5, 1.0],
        "argument 'decimals' of format(number, decimals) must be an int, not a float"
      ),
      (.floor, [-1e300], "-1e300 does not fit in an int, which has 64 bits"),
      (.abs, [.int(.min)], "abs(-9223372036854775808) does not fit in an int, which has 64 bits"),
    ] as [(Builtin, [Value], String)]
  )
  func mistakeIsTold(builtin: Builtin, arguments: [Value], message: String) {
    let error = mistake(builtin, arguments)
    #expect(error?.message == message)
    #expect(error?.kind == .value)
  }

  /// The exact expansions are those of Python's `decimal`, ROUND_HALF_UP.
  @Test(
    arguments: [
      (-978.423828125, 5, "-978.42383"),
      (-22702.625, 5, "-22702.62500"),
      (-5.701171875, 5, "-5.70117"),
      (-1684.720703125, 0, "-1685"),
      (7077.578125, 2, "7077.58"),
      (19384.875, 1, "19384.9"),
      (3937.25, 5, "3937.25000"),
      (2946.0390625, 3, "2946.039"),
      (-163.2314453125, 1, "-163.2"),
      (-501.5869140625, 1, "-501.6"),
      (3204.7734375, 3, "3204.773"),
      (554517.0, 10, "554517.0000000000"),
      (314989.5, 1, "314989.5"),
      (1152.5859375, 0, "1153"),
      (-89.8916015625, 0, "-90"),
      (45447.0, 3, "45447.000"),
      (120.7421875, 3, "120.742"),
      (121.49365234375, 3, "121.494"),
      (-83.8388671875, 5, "-83.83887"),
      (-16890.75, 2, "-16890.75"),
      (-805.1, 3, "-805.100"),
      (-566.02612, 3, "-566.026"),
      (557.945171, 2, "557.95"),
      (-157.702975, 3, "-157.703"),
      (148.0455, 5, "148.04550"),
      (-184.8, 2, "-184.80"),
      (364.0, 2, "364.00"),
      (981.97929, 10, "981.9792900000"),
      (-673.800756, 2, "-673.80"),
      (929.2659, 5, "929.26590"),
      (-791.84838, 1, "-791.8"),
      (265.9518, 2, "265.95"),
      (-430.0, 3, "-430.000"),
      (707.885, 0, "708"),
      (-312.0, 3, "-312.000"),
      (794.0, 2, "794.00"),
      (-145.716, 0, "-146"),
      (-911.6199, 0, "-912"),
      (-244.3905, 2, "-244.39"),
      (101.7, 5, "101.70000"),
      (9.446249393489988e-214, 0, "0"),
      (-8.57543232497259e-265, 0, "0"),
      (2.82656169626769e-65, 3, "0.000"),
      (-1.9062471273456604e-172, 2, "0.00"),
      (-1.014060055524646e-74, 0, "0"),
      (-6.557761342509607e-284, 3, "0.000"),
      (-1.6170438457610826e-85, 5, "0.00000"),
      (-1.4746738569968726e-160, 5, "0.00000"),
      (-5.247016173743949e-37, 10, "0.0000000000"),
      (29581278868.23129, 5, "29581278868.23129"),
      (-6.128468139991604e-249, 2, "0.00"),
      (-1.150546496626879e-198, 10, "0.0000000000"),
      (1.370972597340219e-234, 10, "0.0000000000"),
      (-1.9271679495022234e-174, 10, "0.0000000000"),
      (-3.5321803786094927e-15, 3, "0.000"),
      (-1.8194261545095977e-198, 0, "0"),
      (-1.2145175274590721e-91, 0, "0"),
      (-7.102387056221476e-151, 3, "0.000"),
      (-2.1698898375772815e-194, 5, "0.00000"),
      (6.741236869911545e-90, 2, "0.00"),
    ] as [(Double, Int64, String)]
  )
  func formatIsExact(number: Double, decimals: Int64, text: String) throws {
    #expect(try call(.format, [.float(number), .int(decimals)]) == .text(text))
  }
}
