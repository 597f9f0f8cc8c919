/// Unpacks data in the deflate format, as far as a limit allows.
///
/// Small rather than quick: it reads the object streams of a PDF, which are a few kilobytes.
///
/// - Source: RFC 1950 and RFC 1951, <https://www.rfc-editor.org/rfc/rfc1951>.
struct Inflate {
  /// What keeps data from being unpacked.
  enum Failure: Error {
    /// It is not in the format, or ends too early.
    case malformed
    /// It would be longer than the limit.
    case tooLong
  }

  private let input: ArraySlice<UInt8>
  private let limit: Int
  private var position: Int
  private var buffer: UInt32 = 0
  private var bufferedBits = 0
  private var output: [UInt8] = []

  /// Unpacks a zlib stream: deflate data behind a header of two bytes.
  ///
  /// What follows it is not looked at.
  ///
  /// - Parameters:
  ///   - data: The stream.
  ///   - limit: The most bytes that are made of it.
  ///   - work: Grows by the bytes that were read or made, whichever are more, also where it fails.
  /// - Returns: The bytes.
  /// - Throws: ``Failure``.
  static func unpack(
    zlib data: ArraySlice<UInt8>,
    limit: Int,
    work: inout Int
  ) throws(Failure) -> [UInt8] {
    guard data.count > 2, let method = data.first, method & 0x0F == 8 else { throw .malformed }
    var inflate = Inflate(data.dropFirst(2), limit: limit)
    defer { work += max(inflate.position - data.startIndex, inflate.output.count) }
    try inflate.run()
    return inflate.output
  }

  private init(_ input: ArraySlice<UInt8>, limit: Int) {
    self.input = input
    self.limit = limit
    position = input.startIndex
  }

  private mutating func run() throws(Failure) {
    var isLast = false
    while !isLast {
      isLast = try bits(1) == 1
      switch try bits(2) {
      case 0: try copyStored()
      case 1: try decode(Self.fixedLiterals, Self.fixedDistances)
      case 2:
        let (literals, distances) = try readCodes()
        try decode(literals, distances)
      default: throw .malformed
      }
    }
  }

  // MARK: - Bits and bytes

  private mutating func bits(_ count: Int) throws(Failure) -> Int {
    while bufferedBits < count {
      guard position < input.endIndex else { throw .malformed }
      buffer |= UInt32(input[position]) << UInt32(bufferedBits)
      position += 1
      bufferedBits += 8
    }
    let value = buffer & ((1 << UInt32(count)) - 1)
    buffer >>= UInt32(count)
    bufferedBits -= count
    return Int(value)
  }

  private mutating func emit(_ byte: UInt8) throws(Failure) {
    guard output.count < limit else { throw .tooLong }
    output.append(byte)
  }

  private mutating func copyStored() throws(Failure) {
    buffer = 0
    bufferedBits = 0
    let length = try bits(16)
    guard try bits(16) == ~length & 0xFFFF, length <= input.endIndex - position else {
      throw .malformed
    }
    for _ in 0..<length {
      try emit(input[position])
      position += 1
    }
  }

  // MARK: - Codes

  /// A prefix code: how many symbols have each length, and the symbols in the order of their codes.
  private struct Code {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int]

    init(_ lengths: [Int]) {
      for length in lengths { counts[length] += 1 }
      counts[0] = 0
      var places = [Int](repeating: 0, count: 16)
      for length in 1..<15 { places[length + 1] = places[length] + counts[length] }
      symbols = [Int](repeating: 0, count: counts.reduce(0, +))
      for (symbol, length) in lengths.enumerated() where length > 0 {
        symbols[places[length]] = symbol
        places[length] += 1
      }
    }
  }

  private static let fixedLiterals = Code(
    [Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112)
      + [Int](repeating: 7, count: 24) + [Int](repeating: 8, count: 8)
  )
  private static let fixedDistances = Code([Int](repeating: 5, count: 30))

  private mutating func symbol(_ code: Code) throws(Failure) -> Int {
    var (value, first, index) = (0, 0, 0)
    for length in 1...15 {
      value |= try bits(1)
      let count = code.counts[length]
      guard value >= first else { throw .malformed }
      if value - first < count { return code.symbols[index + value - first] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    throw .malformed
  }

  private static let lengthOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]

  private mutating func readCodes() throws(Failure) -> (literals: Code, distances: Code) {
    let literalCount = try bits(5) + 257
    let distanceCount = try bits(5) + 1
    let lengthCount = try bits(4) + 4
    var ordered = [Int](repeating: 0, count: 19)
    for place in Self.lengthOrder.prefix(lengthCount) { ordered[place] = try bits(3) }
    let lengthCode = Code(ordered)
    var lengths: [Int] = []
    while lengths.count < literalCount + distanceCount {
      let symbol = try symbol(lengthCode)
      switch symbol {
      case 16:
        guard let last = lengths.last else { throw .malformed }
        lengths += [Int](repeating: last, count: 3 + (try bits(2)))
      case 17: lengths += [Int](repeating: 0, count: 3 + (try bits(3)))
      case 18: lengths += [Int](repeating: 0, count: 11 + (try bits(7)))
      default: lengths.append(symbol)
      }
    }
    guard lengths.count == literalCount + distanceCount else { throw .malformed }
    return (Code(Array(lengths.prefix(literalCount))), Code(Array(lengths.dropFirst(literalCount))))
  }

  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
    3073, 4097, 6145, 8193, 12289, 16385, 24577,
  ]

  private mutating func decode(_ literals: Code, _ distances: Code) throws(Failure) {
    while true {
      let symbol = try symbol(literals)
      if symbol < 256 {
        try emit(UInt8(symbol))
        continue
      }
      if symbol == 256 { return }
      let place = symbol - 257
      guard Self.lengthBases.indices.contains(place) else { throw .malformed }
      let length = Self.lengthBases[place] + (try bits(Self.lengthBits[place]))
      let step = try self.symbol(distances)
      guard Self.distanceBases.indices.contains(step) else { throw .malformed }
      let distance = Self.distanceBases[step] + (try bits(max(0, step / 2 - 1)))
      guard distance <= output.count else { throw .malformed }
      for _ in 0..<length { try emit(output[output.count - distance]) }
    }
  }
}
