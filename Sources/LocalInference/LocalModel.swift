import CLocalModel

/// A language model: its sizes, its tokenizer and its weights.
///
/// Copies share everything. Making one reads the header, the scales and the tokenizer, a few ten thousand bytes; the matrices are
/// used where they lie.
package struct LocalModel: Sendable {
  /// The name that the weights file states.
  package let name: String
  /// The sizes.
  package let configuration: ModelConfiguration
  /// Text to tokens and back.
  package let tokenizer: Tokenizer
  /// The metadata of the weights file, in its order.
  package let metadata: [(key: String, value: String)]
  /// The size of the weights file.
  package let byteCount: Int
  /// Where the numbers are.
  let weights: ModelWeights
  /// The functions that compute; tests set others, which must give the same bits.
  var kernels = KernelChoice.fastest

  /// The names of the models in this executable, smallest first: some of haiku, sonnet and opus.
  package static let embeddedNames: [String] = (0..<parley_model_count()).map {
    String(cString: parley_model_name($0))
  }

  /// Opens a model of this executable.
  ///
  /// - Throws: `unknownModel`, and as ``init(bytes:file:)``.
  package static func embedded(named name: String) throws(InferenceError) -> LocalModel {
    guard let index = embeddedNames.firstIndex(of: name) else {
      let known = embeddedNames.isEmpty ? "none" : embeddedNames.joined(separator: ", ")
      throw InferenceError(.unknownModel, file: name, "no such built-in model; there are: \(known)")
    }
    return try LocalModel(image: WeightsImage(embedded: index), file: "\(name).safetensors")
  }

  /// Opens a model from the bytes of a safetensors file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file; kept, not copied.
  ///   - file: What errors call it.
  /// - Throws: One of the codes of weights files, with the file and the field.
  package init(bytes: [UInt8], file: String) throws(InferenceError) {
    try self.init(image: WeightsImage(bytes: bytes), file: file)
  }

  private init(image: WeightsImage, file name: String) throws(InferenceError) {
    self = try image.withBytes { bytes throws(InferenceError) in
      try LocalModel(image: image, bytes: bytes, file: try WeightsFile(bytes, name: name))
    }
  }

  private init(
    image: WeightsImage,
    bytes: UnsafeRawBufferPointer,
    file: WeightsFile
  ) throws(InferenceError) {
    name = file.metadata("name") ?? file.name
    metadata = file.metadata
    byteCount = bytes.count
    configuration = try ModelConfiguration(file)
    tokenizer = try Tokenizer(bytes: bytes, file: file, vocabulary: configuration.vocabulary)
    weights = try ModelWeights(
      image: image,
      bytes: bytes,
      file: file,
      configuration: configuration
    )
  }
}
