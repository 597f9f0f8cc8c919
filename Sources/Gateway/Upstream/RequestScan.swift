import OrderedJSON

/// One pass over a JSON text: checks it, keeps some members of the object that it is, and finds names that an object has twice.
struct RequestScan {
  /// The members that were to be kept.
  private(set) var members: [String: JSONValue] = [:]
  /// The path of the first name that an object has twice, as in `messages.0.role`; nil for none.
  private(set) var repeatedName: String?
  private var kept: Set<String>
  /// Where in the text the pass is.
  private var path: [Step] = []

  private enum Step {
    case member(String)
    case item(Int)
  }

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - kept: The names of the members to keep.
  /// - Throws: ``JSONError`` for what is no JSON.
  init(_ bytes: [UInt8], keeping kept: Set<String> = []) throws(JSONError) {
    self.kept = kept
    var scan = self
    let outcome = bytes.withUnsafeBytes { buffer in
      Result { () throws(JSONError) in
        var reader = JSONReader(buffer)
        reader.skipByteOrderMark()
        try scan.read(&reader)
        try reader.expectEnd()
      }
    }
    try outcome.get()
    self = scan
  }

  private mutating func read(_ reader: inout JSONReader) throws(JSONError) {
    switch try reader.peek() {
    case UInt8(ascii: "{"): try readObject(&reader)
    case UInt8(ascii: "["): try readArray(&reader)
    default: _ = try reader.readValue()
    }
  }

  private mutating func readObject(_ reader: inout JSONReader) throws(JSONError) {
    let isTop = path.isEmpty
    var names = MemberNames()
    try reader.beginObject()
    while let name = try reader.nextKey(isFirst: names.isEmpty) {
      path.append(.member(name))
      if !names.insert(name), repeatedName == nil { repeatedName = pathText }
      if isTop, kept.contains(name) {
        members[name] = try reader.readValue()
      } else {
        try read(&reader)
      }
      path.removeLast()
    }
  }

  private mutating func readArray(_ reader: inout JSONReader) throws(JSONError) {
    try reader.beginArray()
    var index = 0
    while try reader.nextItem(isFirst: index == 0) {
      path.append(.item(index))
      try read(&reader)
      path.removeLast()
      index += 1
    }
  }

  private var pathText: String {
    path.map { step in
      switch step {
      case .member(let name): name
      case .item(let index): String(index)
      }
    }.joined(separator: ".")
  }
}

/// The names of an object's members so far, compared byte by byte: a list while they are few.
private struct MemberNames {
  private var few: [String] = []
  private var many: Set<[UInt8]> = []

  var isEmpty: Bool { few.isEmpty && many.isEmpty }

  /// Adds a name.
  ///
  /// - Returns: Whether it is new.
  mutating func insert(_ name: String) -> Bool {
    guard many.isEmpty else { return many.insert(Array(name.utf8)).inserted }
    if few.contains(where: { $0.utf8.elementsEqual(name.utf8) }) { return false }
    few.append(name)
    if few.count > 16 { many = Set(few.map { Array($0.utf8) }) }
    return true
  }
}
