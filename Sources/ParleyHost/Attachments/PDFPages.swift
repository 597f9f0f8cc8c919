/// Counts the pages of a PDF from its bytes, without drawing anything.
///
/// The root of the document names the tree of pages, and the tree says how many it has. Objects may stand in the file itself or packed
/// in streams; a later object of the same number stands for an earlier one. Where the tree cannot be found, as in a file whose packed
/// objects are encrypted, or where looking for it takes more than a file of its size should, the number is not known.
struct PDFPages {
  /// The most bytes that packed objects are unpacked to, of one stream.
  private static let largestStream = 8 << 20
  /// The longest dictionary that is read, in bytes.
  private static let longestDictionary = 4 << 20
  /// How many bytes may be read or made, beside twice those of the file: packed objects are longer when they are unpacked, and a
  /// dictionary without an end is read once more for what is in it.
  static let usualExtraWork = 64 << 20

  private let bytes: [UInt8]
  /// How many bytes may still be read or made.
  private var workLeft: Int
  /// The trees and branches of pages by their object numbers: how many pages each says it has.
  private var counts: [Int: Int] = [:]
  /// The trees by the object numbers of the roots that name them.
  private var trees: [Int: Int] = [:]
  /// The object that the file says is its root; nil where it does not say.
  private var root: Int?
  private var isEncrypted = false

  /// The number of pages; nil where the bytes do not tell it.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - extraWork: How many bytes may be read or made, beside twice those of the file. Default: 64 MiB.
  /// - Returns: The number, as the tree of pages tells it.
  static func count(in bytes: [UInt8], extraWork: Int = usualExtraWork) -> Int? {
    var pages = PDFPages(bytes, extraWork: extraWork)
    pages.readObjects()
    return pages.count
  }

  private init(_ bytes: [UInt8], extraWork: Int) {
    self.bytes = bytes
    workLeft = 2 * bytes.count + extraWork
  }

  private var count: Int? {
    guard workLeft > 0, let root, let tree = trees[root], let count = counts[tree], count > 0 else {
      return nil
    }
    return count
  }

  // MARK: - Objects of the file

  private mutating func readObjects() {
    var position = 0
    while workLeft > 0, let found = nextWord(from: position) {
      position = found.end
      var reader = PDFSyntax(bytes, at: found.end, length: Self.longestDictionary)
      guard let entries = dictionary(at: &reader) else { continue }
      switch found.word {
      case .object(let number):
        take(entries, number: number)
        position = max(position, reader.position)
        if let end = readStream(after: reader.position, of: entries) { position = end }
      case .trailer: takeTrailer(entries)
      }
    }
  }

  /// Reads a dictionary; nil where none comes next, or it does not end.
  private mutating func dictionary(at reader: inout PDFSyntax) -> [String: PDFSyntax.Value]? {
    let start = reader.position
    defer { workLeft -= reader.position - start }
    return reader.dictionary()
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
      guard byte == UInt8(ascii: "o") || byte == UInt8(ascii: "t") else {
        position += 1
        continue
      }
      var reader = PDFSyntax(bytes, at: position)
      if reader.skip("obj"), let number = objectNumber(before: position) {
        return (.object(number), reader.position)
      }
      if reader.skip("trailer") { return (.trailer, reader.position) }
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
    guard !isEncrypted, workLeft > 0 else { return nil }
    if case .dictionary(let parameters)? = entries["DecodeParms"],
      case .integer(let predictor)? = parameters["Predictor"], predictor > 1
    {
      return nil
    }
    switch entries["Filter"] {
    case nil:
      guard case .integer(let length)? = entries["Length"] else { return nil }
      let plain = Array(data.prefix(min(length, Self.largestStream)))
      workLeft -= plain.count
      return plain
    case .name("FlateDecode"), .array([.name("FlateDecode")]):
      // A stream that cannot be unpacked leaves the number unknown.
      var work = 0
      let plain = try? Inflate.unpack(zlib: data, limit: Self.largestStream, work: &work)
      workLeft -= work
      return plain
    default: return nil
    }
  }

  /// Reads a stream of objects: pairs of number and offset, then the objects.
  private mutating func readPacked(_ plain: [UInt8], of entries: [String: PDFSyntax.Value]) {
    guard case .integer(let count)? = entries["N"], case .integer(let first)? = entries["First"]
    else { return }
    var head = PDFSyntax(plain)
    for _ in 0..<min(count, plain.count) where workLeft > 0 {
      head.skipBlanks()
      guard let number = head.integer() else { return }
      head.skipBlanks()
      guard let offset = head.integer(), first + offset < plain.count else { return }
      var object = PDFSyntax(plain, at: first + offset)
      if let entries = dictionary(at: &object) { take(entries, number: number) }
    }
  }
}

extension UInt8 {
  fileprivate var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
