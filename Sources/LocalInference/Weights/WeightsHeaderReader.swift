import OrderedJSON

/// Reads the header of a safetensors file, trusting none of its numbers.
struct WeightsHeaderReader {
  /// What errors call the file.
  let file: String
  /// The metadata read so far.
  private(set) var metadata: [(key: String, value: String)] = []
  /// The tensors read so far.
  private(set) var tensors: [String: WeightsFile.Tensor] = [:]

  /// Makes a reader that has read nothing.
  init(file: String) {
    self.file = file
  }

  /// The JSON text that follows the eight bytes with its length.
  ///
  /// - Throws: `truncated`, `malformedHeader`.
  func header(of bytes: UnsafeRawBufferPointer) throws(InferenceError) -> UnsafeRawBufferPointer {
    guard bytes.count >= 8 else {
      throw InferenceError(.truncated, file: file, "the file has fewer than eight bytes")
    }
    let length = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
    guard length <= UInt64(bytes.count - 8) else {
      throw InferenceError(
        .truncated,
        file: file,
        "the header's length is \(length), but only \(bytes.count - 8) bytes follow"
      )
    }
    guard length <= 1_000_000 else {
      throw InferenceError(.malformedHeader, file: file, "the header is longer than a megabyte")
    }
    return UnsafeRawBufferPointer(rebasing: bytes[8..<8 + Int(length)])
  }

  /// The members of the header's object.
  ///
  /// - Throws: `malformedHeader`.
  func members(of header: UnsafeRawBufferPointer) throws(InferenceError) -> [JSONObject.Member] {
    let value: JSONValue
    do {
      value = try JSONParser(maximumDepth: 4).parse(header)
    } catch {
      throw InferenceError(.malformedHeader, file: file, "the header is not JSON: \(error)")
    }
    guard let object = value.objectValue else {
      throw InferenceError(.malformedHeader, file: file, "the header is not an object")
    }
    if let key = object.firstDuplicateKey {
      throw InferenceError(.malformedHeader, file: file, field: key, "the name occurs twice")
    }
    return object.members
  }

  /// Takes the metadata, an object of strings.
  ///
  /// - Throws: `malformedMetadata`.
  mutating func readMetadata(_ value: JSONValue) throws(InferenceError) {
    guard let object = value.objectValue else {
      throw InferenceError(
        .malformedMetadata,
        file: file,
        field: "__metadata__",
        "this is \(value.kindDescription), not an object"
      )
    }
    if let key = object.firstDuplicateKey {
      throw InferenceError(.malformedMetadata, file: file, field: key, "the name occurs twice")
    }
    for member in object.members {
      guard let text = member.value.stringValue else {
        throw InferenceError(
          .malformedMetadata,
          file: file,
          field: member.key,
          "this is \(member.value.kindDescription), not a string"
        )
      }
      metadata.append((member.key, text))
    }
  }

  /// Takes one tensor's entry.
  ///
  /// - Parameters:
  ///   - key: The tensor's name.
  ///   - value: Its entry: dtype, shape, data_offsets.
  ///   - data: The bytes after the header, counted from the start of the file.
  /// - Throws: `malformedHeader`, `truncated`, `wrongType`, `wrongShape`.
  mutating func readTensor(
    _ key: String,
    _ value: JSONValue,
    in data: Range<Int>
  ) throws(InferenceError) {
    guard let type = value["dtype"]?.stringValue, let shape = Self.sizes(value["shape"]),
      let offsets = Self.sizes(value["data_offsets"]), offsets.count == 2
    else {
      throw InferenceError(
        .malformedHeader,
        file: file,
        field: key,
        "a tensor needs dtype, shape and two data_offsets, of whole numbers that are not negative"
      )
    }
    guard offsets[0] <= offsets[1] else {
      throw InferenceError(.malformedHeader, file: file, field: key, "the end is before the start")
    }
    guard offsets[1] <= data.count else {
      throw InferenceError(
        .truncated,
        file: file,
        field: key,
        "the tensor ends at \(offsets[1]), but the data at \(data.count)"
      )
    }
    guard let width = Self.byteCount(ofType: type) else {
      throw InferenceError(.wrongType, file: file, field: key, "unknown type of numbers: \(type)")
    }
    guard Self.product(of: [width] + shape) == offsets[1] - offsets[0] else {
      throw InferenceError(
        .wrongShape,
        file: file,
        field: key,
        "\(shape) of type \(type) do not fill \(offsets[1] - offsets[0]) bytes"
      )
    }
    let range = data.lowerBound + offsets[0]..<data.lowerBound + offsets[1]
    tensors[key] = WeightsFile.Tensor(type: type, shape: shape, range: range)
  }

  /// Checks that every byte belongs to exactly one tensor.
  ///
  /// - Throws: `overlappingTensors`, `malformedHeader`.
  func checkThatTensorsTile(_ data: Range<Int>) throws(InferenceError) {
    var end = data.lowerBound
    let ordered = tensors.map { (name: $0.key, range: $0.value.range) }.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    for tensor in ordered {
      guard tensor.range.lowerBound >= end else {
        throw InferenceError(
          .overlappingTensors,
          file: file,
          field: tensor.name,
          "another tensor has some of these bytes"
        )
      }
      guard tensor.range.lowerBound == end else {
        throw InferenceError(
          .malformedHeader,
          file: file,
          field: tensor.name,
          "the bytes before this tensor belong to none"
        )
      }
      end = tensor.range.upperBound
    }
    guard end == data.upperBound else {
      throw InferenceError(
        .malformedHeader,
        file: file,
        "\(data.upperBound - end) bytes after the last tensor belong to none"
      )
    }
  }

  /// The product; nil if it does not fit.
  private static func product(of factors: [Int]) -> Int? {
    var product = 1
    for factor in factors {
      let (next, overflows) = product.multipliedReportingOverflow(by: factor)
      guard !overflows else { return nil }
      product = next
    }
    return product
  }

  /// Whole numbers that are not negative; nil if the value is anything else.
  private static func sizes(_ value: JSONValue?) -> [Int]? {
    guard let items = value?.arrayValue, items.count <= 8 else { return nil }
    var sizes: [Int] = []
    for item in items {
      guard let size = item.numberValue?.int64, size >= 0, let size = Int(exactly: size) else {
        return nil
      }
      sizes.append(size)
    }
    return sizes
  }

  /// The bytes of one number of a type of the format; nil if it knows no such type.
  private static func byteCount(ofType type: String) -> Int? {
    switch type {
    case "BOOL", "I8", "U8", "F8_E4M3", "F8_E5M2": 1
    case "I16", "U16", "F16", "BF16": 2
    case "I32", "U32", "F32": 4
    case "I64", "U64", "F64": 8
    default: nil
    }
  }
}
