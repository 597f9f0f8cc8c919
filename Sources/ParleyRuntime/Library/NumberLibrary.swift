/// The built-ins that compute with numbers.
enum NumberLibrary {
  /// A whole double as an int.
  static func whole(_ number: Double) throws(EffectError) -> Int64 {
    guard let whole = Int64(exactly: number) else {
      throw .doesNotFit(Numeral.text(of: number), "int")
    }
    return whole
  }

  /// `floor(number)`: the largest int that is not larger.
  static func floor(_ number: Number) throws(EffectError) -> Value {
    switch number {
    case .int: number.value
    case .float(let double): .int(try whole(double.rounded(.down)))
    }
  }

  /// `abs(number)`.
  static func magnitude(_ number: Number) throws(EffectError) -> Value {
    switch number {
    case .int(.min): throw .doesNotFit("abs(\(Int64.min))", "int")
    case .int(let int): .int(Swift.abs(int))
    case .float(let double): .float(Swift.abs(double))
    }
  }

  /// `round(number)`: the nearest int, halves away from zero.
  static func round(_ number: Number) throws(EffectError) -> Value {
    switch number {
    case .int: number.value
    case .float(let double): .int(try whole(double.rounded(.toNearestOrAwayFromZero)))
    }
  }

  /// `round(number, decimals)`: the float nearest to the rounded number; an int stays as it is.
  static func round(_ number: Number, decimals: Int) -> Value {
    guard case .float(let double) = number else { return number.value }
    return .float(Double(DecimalExpansion(double, decimals: decimals).text) ?? double)
  }

  /// `format(number, decimals)`.
  static func format(_ number: Number, _ decimals: Int) -> String {
    switch number {
    case .int(let int):
      decimals == 0 ? String(int) : "\(int).\(String(repeating: "0", count: decimals))"
    case .float(let double): DecimalExpansion(double, decimals: decimals).text
    }
  }

  /// `sum(list)`: an int if all are, 0 for none.
  static func sum(_ numbers: [Number]) throws(EffectError) -> Number {
    var total: Int64 = 0
    var floats = CompensatedSum()
    var isWhole = true
    for number in numbers {
      switch number {
      case .int(let int):
        let (sum, isOverflow) = total.addingReportingOverflow(int)
        guard !isOverflow else { throw .doesNotFit("the sum", "int") }
        total = sum
      case .float(let double):
        isWhole = false
        floats.add(double)
      }
    }
    if isWhole { return .int(total) }
    floats.add(Double(total))
    guard floats.value.isFinite else { throw .doesNotFit("the sum", "float") }
    return .float(floats.value)
  }

  /// `mean(list)`.
  static func mean(_ numbers: [Number]) throws(EffectError) -> Double {
    guard !numbers.isEmpty else { throw .tooFewItems(.mean, "at least one number", 0) }
    var sum = CompensatedSum()
    for number in numbers { sum.add(number.double) }
    let count = Double(numbers.count)
    if sum.value.isFinite { return sum.value / count }
    // The sum is too large, the mean is not.
    var parts = CompensatedSum()
    for number in numbers { parts.add(number.double / count) }
    return parts.value
  }

  /// `median(list)`: the middle one, or the mean of the two in the middle.
  static func median(_ numbers: [Number]) throws(EffectError) -> Number {
    guard !numbers.isEmpty else { throw .tooFewItems(.median, "at least one number", 0) }
    let sorted = numbers.sorted { (Comparison.order($0.value, $1.value) ?? 0) < 0 }
    let middle = sorted[sorted.count / 2]
    guard sorted.count.isMultiple(of: 2) else { return middle }
    let before = sorted[sorted.count / 2 - 1]
    if case .int(let low) = before, case .int(let high) = middle {
      return .float(Double(Int128(low) + Int128(high)) / 2)
    }
    return .float(before.double / 2 + middle.double / 2)
  }

  /// `stdev(list)`: the sample's standard deviation, with the number of items less one below.
  static func deviation(_ numbers: [Number]) throws(EffectError) -> Double {
    guard numbers.count > 1 else {
      throw .tooFewItems(.stdev, "at least two numbers", numbers.count)
    }
    let mean = try mean(numbers)
    var squares = CompensatedSum()
    for number in numbers {
      let distance = number.double - mean
      squares.add(distance * distance)
    }
    let deviation = (squares.value / Double(numbers.count - 1)).squareRoot()
    guard deviation.isFinite else { throw .doesNotFit("the standard deviation", "float") }
    return deviation
  }
}

/// A sum of doubles that keeps what rounding takes away.
///
/// - Source: Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", 1974.
private struct CompensatedSum {
  private var sum = 0.0
  private var lost = 0.0

  /// The sum so far; not finite when it is too large.
  var value: Double { lost.isFinite ? sum + lost : sum }

  mutating func add(_ number: Double) {
    let next = sum + number
    if Swift.abs(sum) >= Swift.abs(number) {
      lost += (sum - next) + number
    } else {
      lost += (number - next) + sum
    }
    sum = next
  }
}
