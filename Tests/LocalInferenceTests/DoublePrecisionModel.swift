import Glibc

/// The forward pass once more, from the formulas and in double precision, without a cache or a kernel.
struct DoublePrecisionModel {
  private let tensors: [String: WeightsBuilder.Tensor]
  private let sizes: [String: Int]

  /// Takes the weights of a file.
  init(_ builder: WeightsBuilder) {
    tensors = Dictionary(uniqueKeysWithValues: builder.tensors.map { ($0.name, $0.tensor) })
    sizes = Dictionary(
      uniqueKeysWithValues: builder.metadata.compactMap { entry in
        Int(entry.value).map { (entry.key, $0) }
      }
    )
  }

  /// The logits of what may follow the last token.
  func logits(_ tokens: [Int]) -> [Double] {
    let embedding = matrix("embedding")
    var states = tokens.map { embedding[$0] }
    for layer in 0..<size("layers") {
      let prefix = "layers.\(layer)."
      let seen = states.map { normalized($0, floats(prefix + "attention_norm.weight")) }
      let found = attention(seen, matrix(prefix + "qkv"))
      add(found, through: matrix(prefix + "output"), to: &states)
      let gated = states.map { state in
        gate(
          product(
            matrix(prefix + "gate_up"),
            normalized(state, floats(prefix + "feed_forward_norm.weight"))
          )
        )
      }
      add(gated, through: matrix(prefix + "down"), to: &states)
    }
    return product(embedding, normalized(states[states.count - 1], floats("final_norm.weight")))
  }

  private func size(_ name: String) -> Int { sizes[name] ?? 0 }

  private func floats(_ name: String) -> [Double] {
    guard let tensor = tensors[name] else { return [] }
    return stride(from: 0, to: tensor.bytes.count, by: 4).map { offset in
      let bits = tensor.bytes[offset..<offset + 4].reversed().reduce(UInt32(0)) {
        $0 << 8 | UInt32($1)
      }
      return Double(Float(bitPattern: bits))
    }
  }

  private func matrix(_ name: String) -> [[Double]] {
    guard let tensor = tensors[name + ".weight"] else { return [] }
    let scales = floats(name + ".scale")
    let columns = tensor.shape[1]
    return scales.indices.map { row in
      (0..<columns).map { column in
        Double(Int8(bitPattern: tensor.bytes[row * columns + column])) * scales[row]
      }
    }
  }

  private func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  private func normalized(_ vector: [Double], _ weights: [Double]) -> [Double] {
    let mean = vector.reduce(0) { $0 + $1 * $1 } / Double(vector.count)
    let factor = 1 / (mean + 1e-5).squareRoot()
    return zip(vector, weights).map { $0 * factor * $1 }
  }

  private func gate(_ both: [Double]) -> [Double] {
    let half = both.count / 2
    return (0..<half).map { both[$0] / (1 + exp(-both[$0])) * both[half + $0] }
  }

  private func add(
    _ vectors: [[Double]],
    through matrix: [[Double]],
    to states: inout [[Double]]
  ) {
    for (index, vector) in vectors.enumerated() {
      for (row, value) in product(matrix, vector).enumerated() { states[index][row] += value }
    }
  }

  private func attention(_ seen: [[Double]], _ matrix: [[Double]]) -> [[Double]] {
    let (heads, keyHeads, dimension) = (
      size("heads"), size("key_value_heads"), size("head_dimension")
    )
    let made = seen.enumerated().map { position, vector in
      let all = product(matrix, vector)
      return (0..<heads + 2 * keyHeads).map { head in
        let part = Array(all[head * dimension..<(head + 1) * dimension])
        return head < heads + keyHeads ? rotated(part, position) : part
      }
    }
    return seen.indices.map { position in
      (0..<heads).flatMap { head in
        let keyHead = heads + head / (heads / keyHeads)
        let scores = (0...position).map { other in
          zip(made[position][head], made[other][keyHead]).reduce(0) { $0 + $1.0 * $1.1 }
            / Double(dimension).squareRoot()
        }
        let terms = scores.map { exp($0) }
        let sum = terms.reduce(0, +)
        return (0..<dimension).map { index in
          (0...position).reduce(0) {
            $0 + terms[$1] / sum * made[$1][keyHead + keyHeads][index]
          }
        }
      }
    }
  }

  private func rotated(_ vector: [Double], _ position: Int) -> [Double] {
    let half = vector.count / 2
    let angles = floats("rope.frequencies").map { $0 * Double(position) }
    let first = (0..<half).map {
      vector[$0] * cos(angles[$0]) - vector[half + $0] * sin(angles[$0])
    }
    let second = (0..<half).map {
      vector[$0] * sin(angles[$0]) + vector[half + $0] * cos(angles[$0])
    }
    return first + second
  }
}
