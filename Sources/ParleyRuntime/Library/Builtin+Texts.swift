/// The built-ins on texts that look at the types of their arguments themselves.
extension Builtin {
  /// `len(x)`: scalars, items or keys.
  func length(
    of arguments: borrowing Span<Value>,
    in workspace: inout Workspace
  ) throws(EffectError) -> Value {
    switch arguments[0] {
    case .list(let list): return .int(Int64(list.count))
    case .map(let map): return .int(Int64(map.count))
    default: break
    }
    guard let text = arguments[0].textual else {
      throw .wrongArgument(0, of: self, "a string, a list or a map", arguments[0])
    }
    if !text.isASCII { try workspace.draw(text.utf8Count / 16) }
    return .int(Int64(text.count))
  }

  /// `split(text, separator)`: the parts between the separators, empty ones too.
  func split(
    _ arguments: borrowing Span<Value>,
    in workspace: inout Workspace
  ) throws(EffectError) -> Value {
    let text = try text(0, of: arguments)
    let separator = try self.text(1, of: arguments)
    guard !separator.isEmpty else {
      throw .unusableArgument(
        1,
        of: self,
        "must not be empty",
        help: "chars(text) gives the characters, words(text) the words"
      )
    }
    try workspace.draw((text.utf8Count + separator.utf8Count) / 4)
    let offsets = TextLibrary.offsets(of: separator, in: text)
    try workspace.allowList(of: offsets.count + 1, bytes: text.utf8Count)
    var parts: [Value] = []
    parts.reserveCapacity(offsets.count + 1)
    text.withUTF8 { bytes in
      var start = 0
      for offset in offsets {
        parts.append(.string(Text(bytes, start..<offset, isWholeASCII: text.isASCII)))
        start = offset + separator.utf8Count
      }
      parts.append(.string(Text(bytes, start..<bytes.count, isWholeASCII: text.isASCII)))
    }
    return .list(parts)
  }

  /// `join(list, separator)`: texts one after the other.
  func joined(
    _ arguments: borrowing Span<Value>,
    in workspace: inout Workspace
  ) throws(EffectError) -> Value {
    let list = try list(0, of: arguments)
    let separator = try text(1, of: arguments)
    var isASCII = list.count < 2 || separator.isASCII
    var byteCount = Swift.max(0, list.count - 1).multipliedReportingOverflow(
      by: separator.utf8Count
    )
    for (place, item) in list.items.enumerated() {
      if item.isUnknown { return .unknown }
      guard let text = item.textual else {
        throw .wrongItem(
          place,
          of: self,
          "texts",
          item,
          help: "turn them into texts first: join(map(list, string), separator)"
        )
      }
      isASCII = isASCII && text.isASCII
      byteCount.partialValue &+= text.utf8Count
    }
    guard !byteCount.overflow, byteCount.partialValue <= workspace.maximumByteCount else {
      throw .valueTooLarge(workspace.maximumByteCount)
    }
    try workspace.draw(list.count + byteCount.partialValue / 16)
    let joined = String(unsafeUninitializedCapacity: byteCount.partialValue) { buffer in
      guard let start = buffer.baseAddress else { return 0 }
      var place = start
      for (index, item) in list.items.enumerated() {
        if index > 0 { place = separator.copyBytes(to: place) }
        if let text = item.textual { place = text.copyBytes(to: place) }
      }
      return place - start
    }
    return .string(Text(joined, isASCII: isASCII))
  }

  /// `replace(text, old, new)`: every occurrence, from left to right.
  func replaced(
    _ arguments: borrowing Span<Value>,
    in workspace: inout Workspace
  ) throws(EffectError) -> Value {
    let text = try text(0, of: arguments)
    let old = try self.text(1, of: arguments)
    let new = try self.text(2, of: arguments)
    guard !old.isEmpty else { throw .unusableArgument(1, of: self, "must not be empty") }
    try workspace.draw((text.utf8Count + old.utf8Count) / 4)
    let offsets = TextLibrary.offsets(of: old, in: text)
    guard !offsets.isEmpty else { return .string(text) }
    let added = offsets.count.multipliedReportingOverflow(by: new.utf8Count)
    let kept = text.utf8Count - offsets.count * old.utf8Count
    guard !added.overflow, added.partialValue <= workspace.maximumByteCount - kept else {
      throw .valueTooLarge(workspace.maximumByteCount)
    }
    try workspace.draw((added.partialValue + kept) / 16)
    let pieces = offsets.map { $0..<($0 + old.utf8Count) }
    let replaced = replacing(pieces, of: text, with: new, byteCount: added.partialValue + kept)
    // Without what was replaced a text may be ASCII that was not.
    return .string(text.isASCII ? Text(replaced, isASCII: new.isASCII) : Text(replaced))
  }

  /// A text with some ranges of its bytes replaced, which has so many bytes afterwards.
  private func replacing(
    _ ranges: [Range<Int>],
    of text: Text,
    with new: Text,
    byteCount: Int
  ) -> String {
    text.withUTF8 { source in
      String(unsafeUninitializedCapacity: byteCount) { buffer in
        guard let start = buffer.baseAddress, let first = source.baseAddress else { return 0 }
        var place = start
        var kept = 0
        for range in ranges {
          place.initialize(from: first + kept, count: range.lowerBound - kept)
          place = new.copyBytes(to: place + (range.lowerBound - kept))
          kept = range.upperBound
        }
        place.initialize(from: first + kept, count: source.count - kept)
        return place + (source.count - kept) - start
      }
    }
  }

  /// `find(x, item)`: where a text has another, or a list an item, first; null where it has not.
  func found(
    _ arguments: borrowing Span<Value>,
    in workspace: inout Workspace
  ) throws(EffectError) -> Value {
    if case .list(let list) = arguments[0] {
      try workspace.draw(Int(list.weight) / 24)
      return list.items.firstIndex(of: arguments[1]).map { .int(Int64($0)) } ?? .null
    }
    guard let text = arguments[0].textual else {
      throw .wrongArgument(0, of: self, "a string or a list", arguments[0])
    }
    let part = try self.text(1, of: arguments)
    try workspace.draw((text.utf8Count + part.utf8Count) / 4)
    let offset = text.withUTF8 { bytes in
      part.withUTF8 { TextSearch.position(of: $0, in: bytes, from: 0) }
    }
    return offset.map { .int(Int64(TextLibrary.scalarCount(of: text, before: $0))) } ?? .null
  }
}
