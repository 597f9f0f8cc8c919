import CLocalModel
import Glibc
import TestSupport
import Testing

@testable import LocalInference

struct KernelTests {
  private static let variants: [(name: String, kernels: parley_kernels)] = [
    ("portable", parley_portable_kernels()), ("fastest", parley_fastest_kernels()),
  ]
  private static let reference = ReferenceKernels.functions()
  private static let counts = [1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 48, 160, 433]

  @Test(arguments: counts)
  func quantizedNumbersAreThoseOfThePlainLoop(_ count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    for size in [1e-35, 1e-20, 1, 1e20, 1e35] as [Float] {
      let numbers = Self.numbers(count, size, &generator)
      var expected = [Int16](repeating: 0, count: count)
      let scale = Self.reference.quantize(numbers, count, &expected)
      for variant in Self.variants {
        var found = [Int16](repeating: 0, count: count)
        #expect(variant.kernels.quantize(numbers, count, &found) == scale)
        #expect(found == expected, "\(variant.name)")
      }
    }
  }

  @Test func halvesAreQuantizedToEven() {
    let numbers: [Float] = [8191, 0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 3.500001, -8191]
    for variant in Self.variants {
      var found = [Int16](repeating: 0, count: numbers.count)
      #expect(variant.kernels.quantize(numbers, numbers.count, &found) == 1)
      #expect(found == [8191, 0, 2, 2, 0, -2, -2, 4, -8191], "\(variant.name)")
    }
  }

  @Test func whatIsNoNumberDoesNotReachAnInteger() {
    let numbers: [Float] = [.nan, 1, -1, -.nan, 0.5]
    for variant in Self.variants {
      var found = [Int16](repeating: 0, count: numbers.count)
      #expect(variant.kernels.quantize(numbers, numbers.count, &found) == 1 / Float(8191))
      #expect(found == [-8191, 8191, -8191, -8191, 4096], "\(variant.name)")
      #expect(variant.kernels.quantize([.infinity, 1], 2, &found) == 0, "\(variant.name)")
      #expect(found[0] == 0 && found[1] == 0, "\(variant.name)")
    }
  }

  @Test(arguments: counts, [1, 3, 4, 5, 9])
  func productsAreThoseOfThePlainLoop(_ columns: Int, _ vectors: Int) {
    var generator = SeededGenerator(seed: UInt64(columns * 16 + vectors))
    for rows in [1, 3, 4, 6] {
      let weights = (0..<rows * columns).map { _ in
        Int8.random(in: -128...127, using: &generator)
      }
      let scales = Self.numbers(rows, 0.01, &generator)
      let stride = (columns + 15) / 16 * 16
      let quantized = (0..<vectors * stride).map { _ in
        Int16.random(in: -8191...8191, using: &generator)
      }
      let vectorScales = Self.numbers(vectors, 0.001, &generator)
      func result(_ kernels: parley_kernels) -> [Float] {
        var result = [Float](repeating: 0, count: vectors * (rows + 2))
        weights.withUnsafeBufferPointer { weights in
          scales.withUnsafeBufferPointer { scales in
            var matrix = parley_matrix(
              weights: weights.baseAddress,
              scales: scales.baseAddress,
              rows: rows,
              columns: columns
            )
            kernels.multiply(
              &matrix,
              quantized,
              stride,
              vectorScales,
              vectors,
              &result,
              rows + 2
            )
          }
        }
        return result
      }
      let expected = result(Self.reference)
      for variant in Self.variants {
        #expect(result(variant.kernels) == expected, "\(variant.name), \(rows) rows")
      }
    }
  }

  @Test func theLongestRowDoesNotOverflow() {
    let columns = ModelConfiguration.longestRow
    let weights = [Int8](repeating: -128, count: 4 * columns)
    let vector = [Int16](repeating: 8191, count: 4 * columns)
    let ones: [Float] = [1, 1, 1, 1]
    for variant in Self.variants {
      var result = [Float](repeating: 0, count: 16)
      weights.withUnsafeBufferPointer { weights in
        ones.withUnsafeBufferPointer { scales in
          var matrix = parley_matrix(
            weights: weights.baseAddress,
            scales: scales.baseAddress,
            rows: 4,
            columns: columns
          )
          variant.kernels.multiply(&matrix, vector, columns, ones, 4, &result, 4)
        }
      }
      #expect(result.allSatisfy { $0 == Float(-128 * 8191 * columns) }, "\(variant.name)")
    }
  }

  @Test(arguments: counts)
  func normsExponentialsAndGatesAreThoseOfThePlainLoop(_ count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    let numbers = Self.numbers(count, 30, &generator)
    let both = numbers + Self.numbers(count, 3, &generator)
    let weights = Self.numbers(count, 2, &generator)
    func results(_ kernels: parley_kernels) -> [[Float]] {
      var normalized = [Float](repeating: 0, count: count)
      kernels.normalize(numbers, weights, count, 1e-5, &normalized)
      var exponentials = [Float](repeating: 0, count: count)
      let sum = kernels.exponentiate(numbers, count, 29, 1.5, &exponentials)
      var gated = [Float](repeating: 0, count: count)
      kernels.gate(both, count, &gated)
      return [normalized, exponentials + [sum], gated]
    }
    let expected = results(Self.reference)
    for variant in Self.variants {
      #expect(results(variant.kernels) == expected, "\(variant.name)")
    }
  }

  @Test func exponentialsAreRightToTwoUnitsInTheLastPlace() {
    let numbers = (0...35_000).map { Float($0) / 200 - 87 }
    for variant in Self.variants {
      var found = [Float](repeating: 0, count: numbers.count)
      _ = variant.kernels.exponentiate(numbers, numbers.count, 0, 1, &found)
      for (number, value) in zip(numbers, found) {
        let exact = exp(Double(number))
        let error = abs(Double(value) - exact) / Double(Float(exact).ulp)
        #expect(error <= 2, "\(variant.name): e^\(number)")
      }
    }
  }

  @Test func exponentialsStayFiniteForAnyNumber() {
    let numbers: [Float] = [-.infinity, .infinity, .nan, -1e30, 1e30, 88, -87, 0]
    for variant in Self.variants {
      var found = [Float](repeating: 0, count: numbers.count)
      _ = variant.kernels.exponentiate(numbers, numbers.count, 0, 1, &found)
      #expect(found.allSatisfy { $0.isFinite && $0 > 0 }, "\(variant.name)")
      #expect(found.last == 1, "\(variant.name)")
    }
  }

  @Test(arguments: [1, 2, 31, 32, 33, 64, 65, 96, 131], [2, 8, 10, 32, 40, 74])
  func attentionIsThatOfThePlainLoop(_ positions: Int, _ dimension: Int) {
    var generator = SeededGenerator(seed: UInt64(positions * 100 + dimension))
    let size = Int(PARLEY_BLOCK_POSITIONS) * dimension
    let memory = (0..<(positions + 31) / 32).map { _ in
      Self.numbers(2 * size + 3, 1, &generator)
    }
    let query = Self.numbers(dimension, 4, &generator)
    func result(_ kernels: parley_kernels) -> [Float] {
      var result = [Float](repeating: 0, count: dimension)
      var exponentials = [Float](repeating: 0, count: (positions + 31) / 32 * 32)
      var factor: Float = 0
      withAddresses(memory[...], []) { blocks in
        query.withUnsafeBufferPointer { query in
          var attention = parley_attention(
            query: query.baseAddress,
            blocks: blocks,
            keys: 3,
            values: 3 + size,
            positions: positions,
            head_dimension: dimension,
            factor: 0.3
          )
          factor = kernels.attend(&attention, &exponentials, &result)
        }
      }
      return result + exponentials.prefix(positions) + [factor]
    }
    let expected = result(Self.reference)
    let weights = expected.dropFirst(dimension).dropLast().map { $0 * (expected.last ?? 0) }
    #expect(abs(weights.reduce(0, +) - 1) < 1e-5)
    for variant in Self.variants {
      #expect(result(variant.kernels) == expected, "\(variant.name)")
    }
  }

  private static func numbers(
    _ count: Int,
    _ size: Float,
    _ generator: inout SeededGenerator
  ) -> [Float] {
    (0..<count).map { _ in Float.random(in: -size...size, using: &generator) }
  }

  /// Calls a function with the addresses of all arrays at once.
  private func withAddresses(
    _ rest: ArraySlice<[Float]>,
    _ addresses: [UnsafePointer<Float>?],
    _ body: (UnsafePointer<UnsafePointer<Float>?>?) -> Void
  ) {
    guard let next = rest.first else {
      addresses.withUnsafeBufferPointer { body($0.baseAddress) }
      return
    }
    next.withUnsafeBufferPointer {
      withAddresses(rest.dropFirst(), addresses + [$0.baseAddress], body)
    }
  }
}
