/// Counts the pages of a PDF from its bytes, without drawing anything.
///
/// The root of the document names the tree of pages, and the tree says how many it has. Objects may stand in the file itself or packed
/// in streams; a later object of the same number stands for an earlier one. Where the tree cannot be found, as in a file whose packed
/// objects are encrypted, the number is not known.
struct PDFPages {
  /// The most bytes that packed objects are unpacked to, of one stream and of all.
  private static let (largestStream, largestTotal) = (8 << 20, 64 << 20)

  private let bytes: [UInt8]
  /// The trees and branches of pages by their object numbers: how many pages each says it has.
  private var counts: [Int: Int] = [:]
  /// The trees by the object numbers of the roots that name them.
  private var trees: [Int: Int] = [:]
  /// The object that the file says is its root; nil where it does not say.
  private var root: Int?
  private var isEncrypted = false
  private var unpacked = 0

  /// The number of pages; nil where the bytes do not tell it.
  static func count(in bytes: [UInt8]) -> Int? {
    var pages = PDFPages(bytes)
    pages.readObjects()
    return pages.count
  }

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var count: Int? {
    guard let root, let tree = trees[root], let count = counts[tree], count > 0 else { return nil }
    return count
  }

  // MARK: - Objects of the file

  private mutating func readObjects() {
    var position = 0
    while let found = nextWord(from: position) {
      position = found.end
      var reader = PDFSyntax(bytes, at: found.end)
      switch found.word {
      case .object(let number):
        guard let entries = reader.dictionary() else { continue }
        take(entries, number: number)
        position = max(position, reader.position)
        if let end = readStream(after: reader.position, of: entries) { position = end }
      case .trailer:
        if let entries = reader.dictionary() { takeTrailer(entries) }
      }
    }
  }

  private enum Word {
    case object(Int)
    case trailer
  }

  /// The next `N G obj` or `trailer`.
  private func nextWord(from start: Int) -> (word: Word, end: Int)? {
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      var reader = PDFSyntax(bytes, at: position)
      if byte == UInt8(ascii: "o"), reader.skip("obj"),
        let number = objectNumber(before: position)
      {
        return (.object(number), reader.position)
      }
      if byte == UInt8(ascii: "t"), reader.skip("trailer") { return (.trailer, reader.position) }
      position += 1
    }
    return nil
  }

  /// The number of the object whose `obj` stands at a place: two numbers and blanks are before it.
  private func objectNumber(before place: Int) -> Int? {
    var position = place
    func skipBlanks() -> Bool {
      let start = position
      while position > 0, bytes[position - 1].isPDFBlank { position -= 1 }
      return position < start
    }
    func skipDigits() -> Bool {
      let start = position
      while position > 0, start - position < 12, bytes[position - 1].isASCIIDigit { position -= 1 }
      return position < start
    }
    guard skipBlanks(), skipDigits(), skipBlanks(), skipDigits() else { return nil }
    var reader = PDFSyntax(bytes, at: position)
    return reader.integer()
  }

  private mutating func take(_ entries: [String: PDFSyntax.Value], number: Int) {
    switch entries["Type"] {
    case .name("Pages"):
      if case .integer(let count)? = entries["Count"] { counts[number] = count }
    case .name("Catalog"):
      if case .reference(let tree)? = entries["Pages"] { trees[number] = tree }
    case .name("XRef"): takeTrailer(entries)
    default: break
    }
  }

  private mutating func takeTrailer(_ entries: [String: PDFSyntax.Value]) {
    if case .reference(let number)? = entries["Root"] { root = number }
    if entries["Encrypt"] != nil { isEncrypted = true }
  }

  // MARK: - Packed objects

  /// Reads the objects packed in a stream, if they can be; returns where the stream ends, nil where none begins.
  private mutating func readStream(
    after start: Int,
    of entries: [String: PDFSyntax.Value]
  ) -> Int? {
    var reader = PDFSyntax(bytes, at: start)
    reader.skipBlanks()
    guard reader.skip("stream") else { return nil }
    if !reader.skip("\r\n") { _ = reader.skip("\n") }
    let data = bytes[reader.position...]
    if entries["Type"] == .name("ObjStm"), let plain = unpack(data, as: entries) {
      readPacked(plain, of: entries)
    }
    guard case .integer(let length)? = entries["Length"], length <= data.count else {
      return reader.position
    }
    return reader.position + length
  }

  private mutating func unpack(
    _ data: ArraySlice<UInt8>,
    as entries: [String: PDFSyntax.Value]
  ) -> [UInt8]? {
    guard !isEncrypted, unpacked < Self.largestTotal else { return nil }
    if case .dictionary(let parameters)? = entries["DecodeParms"],
      case .integer(let predictor)? = parameters["Predictor"], predictor > 1
    {
      return nil
    }
    switch entries["Filter"] {
    case nil:
      guard case .integer(let length)? = entries["Length"] else { return nil }
      return Array(data.prefix(length))
    case .name("FlateDecode"), .array([.name("FlateDecode")]):
      // A stream that cannot be unpacked leaves the number unknown.
      let plain = try? Inflate.unpack(zlib: data, limit: Self.largestStream)
      unpacked += plain?.count ?? 0
      return plain
    default: return nil
    }
  }

  /// Reads a stream of objects: pairs of number and offset, then the objects.
  private mutating func readPacked(_ plain: [UInt8], of entries: [String: PDFSyntax.Value]) {
    guard case .integer(let count)? = entries["N"], case .integer(let first)? = entries["First"]
    else { return }
    var head = PDFSyntax(plain)
    for _ in 0..<min(count, plain.count) {
      head.skipBlanks()
      guard let number = head.integer() else { return }
      head.skipBlanks()
      guard let offset = head.integer(), first + offset < plain.count else { return }
      var object = PDFSyntax(plain, at: first + offset)
      if let entries = object.dictionary() { take(entries, number: number) }
    }
  }
}

extension UInt8 {
  fileprivate var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
