import CLocalModel
import LocalInference

/// Measures the built-in model against what the processor can do with as many bytes.
struct LocalModelBenchmark {
  /// What was measured, each a median in CPU seconds.
  struct Figures {
    /// One token of a reply, greedy, after a short prompt.
    var token = 0.0
    /// The products of all matrices with a vector each, by the engine's own kernel and nothing else.
    var kernel = 0.0
    /// The same products by a plain loop over int8 numbers in Swift.
    var plainLoop = 0.0
    /// Opening the model, reading a prompt of 64 tokens and making the first token.
    var firstToken = 0.0
    /// The bytes of all matrices.
    var matrixBytes = 0
    /// What the plain loops summed, without which the compiler would leave them out.
    var checksum: Int32 = 0
  }

  private static let tokensPerRound = 32

  private let name: String
  private let configuration: ModelConfiguration
  private let seconds: () -> Double
  private let weights: [Int8]
  private let vector: [Int16]
  private let scales: [Float]

  /// Prepares the measurement of an embedded model.
  ///
  /// - Parameters:
  ///   - name: The model.
  ///   - seconds: A clock of the CPU time used so far, in seconds.
  /// - Throws: ``InferenceError`` if there is no such model.
  init(_ name: String, seconds: @escaping () -> Double) throws {
    self.name = name
    self.seconds = seconds
    configuration = try LocalModel.embedded(named: name).configuration
    let shapes = Self.shapes(configuration)
    weights = (0..<shapes.reduce(0) { $0 + $1.rows * $1.columns }).map {
      Int8(truncatingIfNeeded: $0 &* 31 &>> 3)
    }
    vector = (0..<2048).map { Int16($0 % 8191) }
    scales = Array(repeating: 1, count: shapes.map(\.rows).max() ?? 0)
  }

  /// Measures everything in turn, so that what else the machine does falls on all of it.
  func figures(rounds: Int) throws -> Figures {
    var samples: (token: [Double], kernel: [Double], plain: [Double], first: [Double])
    samples = ([], [], [], [])
    var checksum: Int32 = 0
    for _ in 0..<rounds {
      samples.token.append(try decode())
      samples.kernel.append(timed { multiply() } / Double(Self.tokensPerRound))
      samples.plain.append(timed { checksum &+= plainSum() })
      samples.first.append(try timed { try makeFirstToken() })
    }
    func median(_ numbers: [Double]) -> Double { numbers.sorted()[numbers.count / 2] }
    return Figures(
      token: median(samples.token),
      kernel: median(samples.kernel),
      plainLoop: median(samples.plain),
      firstToken: median(samples.first),
      matrixBytes: weights.count,
      checksum: checksum
    )
  }

  /// Turns a text to tokens and back.
  static func tokenize(_ bytes: [UInt8], model: LocalModel) throws {
    let tokens = model.tokenizer.encode(bytes)
    guard model.tokenizer.bytes(of: tokens) == bytes else {
      throw MeasurementFailure(description: "the text does not come back from its tokens")
    }
  }

  private func timed(_ work: () throws -> Void) rethrows -> Double {
    let begun = seconds()
    try work()
    return seconds() - begun
  }

  /// The seconds of a token, without the prompt and the first.
  private func decode() throws -> Double {
    var generation = try generation(promptTokens: 12, maxTokens: Self.tokensPerRound + 1)
    while generation.replyTokens.isEmpty { _ = try generation.next() }
    let time = try timed { while generation.finish == nil { _ = try generation.next() } }
    guard generation.replyTokens.count > 1 else {
      throw MeasurementFailure(description: "\(name) has nothing to say")
    }
    return time / Double(generation.replyTokens.count - 1)
  }

  private func makeFirstToken() throws {
    var generation = try generation(promptTokens: 64, maxTokens: 1)
    while generation.finish == nil { _ = try generation.next() }
  }

  private func generation(promptTokens: Int, maxTokens: Int) throws -> Generation {
    var settings = GenerationSettings(maxTokens: maxTokens)
    settings.sampling = .greedy
    return try Generation(
      model: try LocalModel.embedded(named: name),
      tokens: (0..<promptTokens).map { 8 + $0 * 37 % 256 },
      settings: settings
    )
  }

  /// All matrices that one token passes.
  private static func shapes(
    _ configuration: ModelConfiguration
  ) -> [(rows: Int, columns: Int)] {
    let heads = configuration.heads + 2 * configuration.keyValueHeads
    let mixed = configuration.heads * configuration.headDimension
    let layer = [
      (heads * configuration.headDimension, configuration.width), (configuration.width, mixed),
      (2 * configuration.feedForward, configuration.width),
      (configuration.width, configuration.feedForward),
    ]
    return (0..<configuration.layers).flatMap { _ in layer }
      + [(configuration.vocabulary, configuration.width)]
  }

  /// Multiplies all matrices as often as a round makes tokens.
  private func multiply() {
    let kernels = parley_fastest_kernels()
    var result = [Float](repeating: 0, count: scales.count)
    weights.withUnsafeBufferPointer { weights in
      scales.withUnsafeBufferPointer { scales in
        guard var next = weights.baseAddress else { return }
        for _ in 0..<Self.tokensPerRound {
          for (rows, columns) in Self.shapes(configuration) {
            var matrix = parley_matrix(
              weights: next,
              scales: scales.baseAddress,
              rows: rows,
              columns: columns
            )
            kernels.multiply(&matrix, vector, vector.count, [1], 1, &result, rows)
            next += rows * columns
          }
          next -= weights.count
        }
      }
    }
  }

  private func plainSum() -> Int32 {
    weights.withUnsafeBufferPointer { weights in
      vector.withUnsafeBufferPointer { vector in
        var sum: Int32 = 0
        var next = 0
        for (rows, columns) in Self.shapes(configuration) {
          for _ in 0..<rows {
            for column in 0..<columns {
              sum &+= Int32(weights[next &+ column]) &* Int32(vector[column])
            }
            next &+= columns
          }
        }
        return sum
      }
    }
  }
}

/// Why there is no measurement of the model.
private struct MeasurementFailure: Error, CustomStringConvertible {
  let description: String
}
