/// Cuts a stream of bytes into server-sent events, however the bytes are chunked.
///
/// Lines end at the bytes CR, LF or CRLF and nowhere else: a line separator such as U+2028 inside JSON is data. Comments and the
/// fields `id` and `retry` are skipped, so are events without data.
///
///     var parser = ServerSentEventParser()
///     for try await chunk in body {
///       try parser.append(chunk)
///       while let event = parser.next() { … }
///     }
///     if let event = parser.finish() { … }
///
/// - Source: WHATWG HTML, section 9.2, <https://html.spec.whatwg.org/multipage/server-sent-events.html>.
public struct ServerSentEventParser: Sendable {
  /// The most bytes of one event, its unfinished line included.
  ///
  /// Default: 64 MiB, twice the largest body that the API accepts.
  public let maximumEventBytes: Int

  private var ready: [ServerSentEvent] = []
  private var readyIndex = 0
  private var line: [UInt8] = []
  private var name = ""
  private var data: [UInt8] = []
  private var hasData = false
  private var isAfterCarriageReturn = false
  private var isAtStart = true

  /// Makes a parser at the start of a stream.
  public init(maximumEventBytes: Int = 64 << 20) {
    self.maximumEventBytes = maximumEventBytes
  }

  /// Takes the next bytes of the stream.
  ///
  /// - Complexity: Linear in the number of bytes, however they are chunked.
  public mutating func append(_ bytes: [UInt8]) throws(ServerSentEventError) {
    let result = bytes.withUnsafeBytes { buffer in
      Result { () throws(ServerSentEventError) in try append(buffer) }
    }
    try result.get()
  }

  /// Takes the next bytes of the stream.
  public mutating func append(_ bytes: UnsafeRawBufferPointer) throws(ServerSentEventError) {
    var start = 0
    if isAfterCarriageReturn, let first = bytes.first {
      isAfterCarriageReturn = false
      if first == 0x0A { start = 1 }
    }
    while start < bytes.count {
      let end = LineScan.endOfLine(in: bytes, from: start)
      let part = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      guard end < bytes.count else {
        try keep(part)
        return
      }
      try finishLine(with: part)
      start = end + 1
      if bytes[end] == 0x0D {
        if start == bytes.count {
          isAfterCarriageReturn = true
        } else if bytes[start] == 0x0A {
          start += 1
        }
      }
    }
  }

  /// The next complete event; nil until more bytes come.
  public mutating func next() -> ServerSentEvent? {
    guard readyIndex < ready.count else {
      ready.removeAll(keepingCapacity: true)
      readyIndex = 0
      return nil
    }
    defer { readyIndex += 1 }
    return ready[readyIndex]
  }

  /// The event that the end of the stream cut off before its blank line; nil if there is none.
  ///
  /// The standard drops it; but data in JSON says itself whether it is whole, so the caller may try to read it.
  public mutating func finish() -> ServerSentEvent? {
    if !line.isEmpty {
      let rest = line
      line.removeAll()
      rest.withUnsafeBytes { take(line: $0) }
    }
    dispatch()
    return next()
  }
}

extension ServerSentEventParser {
  /// Keeps the start of a line whose end has not come yet.
  private mutating func keep(_ part: UnsafeRawBufferPointer) throws(ServerSentEventError) {
    try checkSize(adding: part.count)
    line.append(contentsOf: part)
  }

  private mutating func finishLine(
    with part: UnsafeRawBufferPointer
  ) throws(ServerSentEventError) {
    try checkSize(adding: part.count)
    if line.isEmpty {
      take(line: part)
    } else {
      line.append(contentsOf: part)
      // The line is moved out and back so that its memory is used again.
      var whole: [UInt8] = []
      swap(&whole, &line)
      whole.withUnsafeBytes { take(line: $0) }
      whole.removeAll(keepingCapacity: whole.capacity <= 1 << 16)
      swap(&whole, &line)
    }
  }

  private func checkSize(adding count: Int) throws(ServerSentEventError) {
    // Each term is at most the limit or the size of something in memory, so the sum cannot overflow.
    if line.count + data.count + count > maximumEventBytes {
      throw ServerSentEventError(maximumEventBytes: maximumEventBytes)
    }
  }

  private mutating func take(line bytes: UnsafeRawBufferPointer) {
    var line = bytes
    if isAtStart {
      isAtStart = false
      if line.starts(with: [0xEF, 0xBB, 0xBF]) {
        line = UnsafeRawBufferPointer(rebasing: line.dropFirst(3))
      }
    }
    guard let first = line.first else {
      dispatch()
      return
    }
    // The field's first letter decides nearly every line.
    if first == UInt8(ascii: "d"), let value = Self.value(of: "data", in: line) {
      if hasData { data.append(0x0A) }
      hasData = true
      data.append(contentsOf: value)
    } else if first == UInt8(ascii: "e"), let value = Self.value(of: "event", in: line) {
      name = Self.name(value)
    }
  }

  /// The value of a line if its field is `field`: after the colon and at most one blank, or empty.
  private static func value(
    of field: StaticString,
    in line: UnsafeRawBufferPointer
  ) -> UnsafeRawBufferPointer? {
    let count = field.utf8CodeUnitCount
    guard line.contains(field, at: 0) else { return nil }
    if line.count == count { return UnsafeRawBufferPointer(rebasing: line[count...]) }
    guard line[count] == UInt8(ascii: ":") else { return nil }
    let hasBlank = line.count > count + 1 && line[count + 1] == 0x20
    return UnsafeRawBufferPointer(rebasing: line[(count + (hasBlank ? 2 : 1))...])
  }

  /// The name as a string; the API's own names without an allocation.
  private static func name(_ bytes: UnsafeRawBufferPointer) -> String {
    for known in ServerSentEvent.knownNames
    where known.bytes.utf8CodeUnitCount == bytes.count && bytes.contains(known.bytes, at: 0) {
      return known.name
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func dispatch() {
    if !data.isEmpty {
      // Moved out, not copied: the next event starts with memory of its own.
      var whole: [UInt8] = []
      swap(&whole, &data)
      ready.append(ServerSentEvent(name: name, data: whole))
    }
    hasData = false
    name = ""
  }
}
