import OrderedJSON

/// The table of contents of a safetensors file: which tensor lies where, and the metadata.
///
/// - Source: <https://github.com/huggingface/safetensors#format>; as its reader does, every byte after the header must belong
///   to exactly one tensor.
struct WeightsFile {
  /// Where a tensor lies and what it is made of.
  struct Tensor {
    /// The type of its numbers, as the header spells it: "F32", "I8".
    let type: String
    /// Its sizes, the slowest first.
    let shape: [Int]
    /// Its bytes, counted from the start of the file.
    let range: Range<Int>
  }

  /// What errors call the file.
  let name: String
  /// The metadata in the order of the file.
  let metadata: [(key: String, value: String)]
  private let tensors: [String: Tensor]

  /// Reads the header of a file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - name: What errors call it.
  /// - Throws: `truncated`, `malformedHeader`, `malformedMetadata`, `wrongType`, `wrongShape`, `overlappingTensors`.
  init(_ bytes: UnsafeRawBufferPointer, name: String) throws(InferenceError) {
    self.name = name
    var reader = WeightsHeaderReader(file: name)
    let header = try reader.header(of: bytes)
    let dataStart = 8 + header.count
    for member in try reader.members(of: header) {
      if member.key == "__metadata__" {
        try reader.readMetadata(member.value)
      } else {
        try reader.readTensor(
          member.key,
          member.value,
          in: dataStart..<bytes.count
        )
      }
    }
    try reader.checkThatTensorsTile(dataStart..<bytes.count)
    metadata = reader.metadata
    tensors = reader.tensors
  }

  /// The metadata entry of that name.
  func metadata(_ key: String) -> String? {
    metadata.last { $0.key == key }?.value
  }

  /// The place of a tensor that must be of that type and shape.
  ///
  /// - Throws: `missingTensor`, `wrongType`, `wrongShape`.
  func tensor(_ key: String, _ type: String, _ shape: [Int]) throws(InferenceError) -> Range<Int> {
    let tensor = try tensor(key)
    guard tensor.type == type else {
      throw InferenceError(
        .wrongType,
        file: name,
        field: key,
        "numbers are of type \(tensor.type), not \(type)"
      )
    }
    guard tensor.shape == shape else {
      throw InferenceError(
        .wrongShape,
        file: name,
        field: key,
        "the shape is \(tensor.shape), not \(shape)"
      )
    }
    return tensor.range
  }

  /// The tensor of that name.
  ///
  /// - Throws: `missingTensor`.
  func tensor(_ key: String) throws(InferenceError) -> Tensor {
    guard let tensor = tensors[key] else {
      throw InferenceError(.missingTensor, file: name, field: key, "the tensor is missing")
    }
    return tensor
  }
}
