import CLocalModel

/// The kernels once more, in Swift and as plainly as their documentation says: what the others must give to the bit.
enum ReferenceKernels {
  /// The functions.
  @Sendable static func functions() -> parley_kernels {
    parley_kernels(
      quantize: { numbers, count, result in
        guard let numbers, let result else { return 0 }
        return ReferenceKernels.quantize(numbers, count, result)
      },
      multiply: { matrix, vectors, stride, scales, count, result, resultStride in
        guard let matrix = matrix?.pointee, let vectors, let scales, let result else { return }
        for vector in 0..<count {
          ReferenceKernels.multiply(
            matrix,
            vectors + vector * stride,
            scales[vector],
            result + vector * resultStride
          )
        }
      },
      normalize: { numbers, weights, count, epsilon, result in
        guard let numbers, let weights, let result else { return }
        let squares = ReferenceKernels.laneSum(count) { numbers[$0] * numbers[$0] }
        let factor = 1 / (squares / Float(count) + epsilon).squareRoot()
        for index in 0..<count { result[index] = (numbers[index] * factor) * weights[index] }
      },
      exponentiate: { numbers, count, maximum, factor, result in
        guard let numbers, let result else { return 0 }
        return ReferenceKernels.exponentiate(numbers, count, maximum, factor, result)
      },
      gate: { numbers, count, result in
        guard let numbers, let result else { return }
        for index in 0..<count {
          let gate = numbers[index]
          let opened = gate / (1 + ReferenceKernels.exponential(-gate))
          result[index] = opened * numbers[count + index]
        }
      },
      attend: { attention, exponentials, result in
        guard let attention = attention?.pointee, let exponentials, let result else { return 0 }
        return ReferenceKernels.attend(attention, exponentials, result)
      }
    )
  }

  private static func quantize(
    _ numbers: UnsafePointer<Float>,
    _ count: Int,
    _ result: UnsafeMutablePointer<Int16>
  ) -> Float {
    let largest = (0..<count).reduce(Float(0)) { max($0, numbers[$1].magnitude) }
    guard largest > 1e-30, largest < 1e30 else {
      for index in 0..<count { result[index] = 0 }
      return 0
    }
    let inverse = 8191 / largest
    for index in 0..<count {
      let scaled = min(max(numbers[index] * inverse, -8191), 8191)
      result[index] = Int16(scaled.rounded(.toNearestOrEven))
    }
    return largest / 8191
  }

  private static func multiply(
    _ matrix: parley_matrix,
    _ vector: UnsafePointer<Int16>,
    _ scale: Float,
    _ result: UnsafeMutablePointer<Float>
  ) {
    for row in 0..<matrix.rows {
      var sum: Int32 = 0
      for column in 0..<matrix.columns {
        sum += Int32(matrix.weights[row * matrix.columns + column]) * Int32(vector[column])
      }
      result[row] = Float(sum) * (matrix.scales[row] * scale)
    }
  }

  /// The sum in eight lanes.
  private static func laneSum(_ count: Int, _ value: (Int) -> Float) -> Float {
    var lanes = [Float](repeating: 0, count: 8)
    for index in 0..<count { lanes[index % 8] += value(index) }
    return ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6]))
      + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]))
  }

  /// The exponential, step by step as the kernels take it.
  static func exponential(_ number: Float) -> Float {
    let x = min(max(number, -87), 88)
    let whole = (x * 1.442_695_04).rounded(.toNearestOrEven)
    let rest = (x - whole * 0.693_359_375) + whole * 2.121_944_40e-4
    var sum: Float = 1.987_569_150_0e-4
    for coefficient: Float in [
      1.398_199_950_7e-3, 8.333_451_907_3e-3, 4.166_579_589_4e-2, 1.666_666_545_9e-1,
      5.000_000_120_1e-1,
    ] {
      sum = sum * rest + coefficient
    }
    sum = (sum * (rest * rest) + rest) + 1
    return sum * Float(sign: .plus, exponent: Int(whole), significand: 1)
  }

  private static func exponentiate(
    _ numbers: UnsafePointer<Float>,
    _ count: Int,
    _ maximum: Float,
    _ factor: Float,
    _ result: UnsafeMutablePointer<Float>
  ) -> Float {
    for index in 0..<count {
      result[index] = exponential((numbers[index] - maximum) * factor)
    }
    return laneSum(count) { result[$0] }
  }

  private static func attend(
    _ attention: parley_attention,
    _ exponentials: UnsafeMutablePointer<Float>,
    _ result: UnsafeMutablePointer<Float>
  ) -> Float {
    let dimension = attention.head_dimension
    let block = Int(PARLEY_BLOCK_POSITIONS)
    for position in 0..<attention.positions {
      guard let keys = attention.blocks[position / block] else { return 0 }
      var product: Float = 0
      for index in 0..<dimension {
        let key = keys[attention.keys + index * block + position % block]
        product += attention.query[index] * key
      }
      exponentials[position] = product * attention.factor
    }
    let maximum = (0..<attention.positions).map { exponentials[$0] }.max() ?? 0
    let sum = exponentiate(exponentials, attention.positions, maximum, 1, exponentials)
    let factor = 1 / sum
    for index in 0..<dimension {
      var sums: (even: Float, odd: Float) = (0, 0)
      for position in 0..<attention.positions {
        guard let values = attention.blocks[position / block] else { return 0 }
        let value = values[attention.values + position % block * dimension + index]
        let product = exponentials[position] * value
        if position.isMultiple(of: 2) { sums.even += product } else { sums.odd += product }
      }
      result[index] = (sums.even + sums.odd) * factor
    }
    return factor
  }
}
