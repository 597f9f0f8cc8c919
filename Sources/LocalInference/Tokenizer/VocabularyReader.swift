/// Reads merges and syllables from a weights file and spells out every token.
struct VocabularyReader {
  /// The longest token, in bytes: merges that double each other would otherwise outgrow every memory.
  private static let longestToken = 256

  private let bytes: UnsafeRawBufferPointer
  private let file: WeightsFile
  /// The pairs that join.
  private(set) var pairs = PairTable(capacity: 0)
  /// The token of each syllable from U+AC00 to U+D7A3, 0 for none; empty if there are no syllables.
  private(set) var syllables: [UInt16] = []
  /// What each merged token is made of.
  private(set) var merges: [(left: Int, right: Int)] = []
  /// The bytes of all tokens, one after the other.
  private(set) var text: [UInt8] = []
  /// Where each token's bytes end.
  private(set) var ends: [Int] = []

  /// Reads the vocabulary.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: Its table of contents.
  ///   - count: How many tokens the model has.
  /// - Throws: `missingTensor`, `wrongType`, `wrongShape`, `invalidValue`, `unsupported`.
  init(bytes: UnsafeRawBufferPointer, file: WeightsFile, count: Int) throws(InferenceError) {
    self.bytes = bytes
    self.file = file
    ends = Array(repeating: 0, count: SpecialToken.allCases.count)
    for byte in UInt8.min...UInt8.max { append([byte]) }
    try readMerges()
    try readSyllables()
    guard ends.count == count else {
      throw InferenceError(
        .wrongShape,
        file: file.name,
        field: "tokenizer.merges",
        "merges and syllables make \(ends.count) tokens, not \(count)"
      )
    }
  }

  private mutating func readMerges() throws(InferenceError) {
    let name = "tokenizer.merges"
    let shape = try file.tensor(name).shape
    let numbers = try numbers(name, [shape.first ?? 0, 2])
    pairs = PairTable(capacity: numbers.count / 2)
    merges.reserveCapacity(numbers.count / 2)
    for index in 0..<numbers.count / 2 {
      let token = Tokenizer.firstMerge + index
      let (left, right) = (Int(numbers[2 * index]), Int(numbers[2 * index + 1]))
      let known = Tokenizer.firstByte..<token
      guard known.contains(left), known.contains(right) else {
        throw error(name, .invalidValue, "merge \(index) joins tokens that do not exist before it")
      }
      guard pairs.insert(left, right, token: token) else {
        throw error(name, .invalidValue, "merge \(index) joins a pair that is joined already")
      }
      merges.append((left, right))
      appendSpelling(of: left)
      appendSpelling(of: right)
      ends.append(text.count)
      guard ends[token] - ends[token - 1] <= Self.longestToken else {
        throw error(name, .unsupported, "merge \(index) is longer than \(Self.longestToken) bytes")
      }
    }
  }

  private mutating func readSyllables() throws(InferenceError) {
    let name = "tokenizer.syllables"
    let shape = try file.tensor(name).shape
    let numbers = try numbers(name, [shape.first ?? 0])
    guard !numbers.isEmpty else { return }
    syllables = Array(repeating: 0, count: 0xD7A3 - 0xAC00 + 1)
    for number in numbers {
      guard number >= 0xAC00, number <= 0xD7A3, let scalar = Unicode.Scalar(UInt32(number)) else {
        throw error(name, .invalidValue, "\(number) is not a Hangul syllable")
      }
      guard syllables[Int(number) - 0xAC00] == 0 else {
        throw error(name, .invalidValue, "U+\(String(number, radix: 16)) occurs twice")
      }
      syllables[Int(number) - 0xAC00] = UInt16(ends.count)
      append(UTF8.encode(scalar).map(Array.init) ?? [])
    }
  }

  /// The whole numbers of a tensor.
  ///
  /// - Throws: Also `unsupported` if the vocabulary would outgrow 16 bits.
  private func numbers(_ name: String, _ shape: [Int]) throws(InferenceError) -> [Int32] {
    let range = try file.tensor(name, "I32", shape)
    guard ends.count + (shape.first ?? 0) <= 65_535 else {
      throw error(name, .unsupported, "the vocabulary has more than 65535 tokens")
    }
    return stride(from: range.lowerBound, to: range.upperBound, by: 4).map {
      Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: Int32.self))
    }
  }

  private mutating func append(_ spelling: some Collection<UInt8>) {
    text.append(contentsOf: spelling)
    ends.append(text.count)
  }

  /// Repeats the bytes of a token, one by one: a slice of the array would make it a copy of itself.
  private mutating func appendSpelling(of token: Int) {
    for index in ends[token - 1]..<ends[token] { text.append(text[index]) }
  }

  private func error(
    _ field: String,
    _ code: InferenceError.Code,
    _ message: String
  ) -> InferenceError {
    InferenceError(code, file: file.name, field: field, message)
  }
}

extension Tokenizer {
  /// Reads the tokenizer of a weights file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: Its table of contents.
  ///   - vocabulary: How many tokens the model has.
  /// - Throws: `missingTensor`, `wrongType`, `wrongShape`, `invalidValue`, `unsupported`.
  init(
    bytes: UnsafeRawBufferPointer,
    file: WeightsFile,
    vocabulary: Int
  ) throws(InferenceError) {
    self.init(try VocabularyReader(bytes: bytes, file: file, count: vocabulary))
  }
}
