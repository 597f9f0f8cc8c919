import Glibc
import OrderedJSON

/// What a tape holds, as it is read from its file.
package struct TapeContents: Sendable {
  /// The path as it was named.
  package let path: String
  /// The first line.
  package let header: TapeHeader
  /// What it holds, in order.
  let entries: [TapeEntry]
  /// Whether its end was cut off, as when the process died that recorded it.
  package let isTorn: Bool

  /// The highest number of an exchange; 0 for none.
  let lastID: Int

  /// Reads a tape.
  ///
  /// What is cut off at its end is passed over, see ``isTorn``.
  ///
  /// - Parameter path: The file.
  /// - Throws: ``TapeError`` for a file that cannot be read or is no tape, and with the line where it is damaged.
  package init(readingFrom path: String) throws(TapeError) {
    var bytes: [UInt8] = []
    do throws(SystemError) {
      let descriptor = retryingInterrupts { open(path, O_RDONLY | O_CLOEXEC) }
      guard descriptor >= 0 else { throw SystemError() }
      let file = OpenFile(descriptor: descriptor)
      let size = try file.status().st_size
      try file.read(into: &bytes, upTo: .max, expecting: Int(size))
    } catch {
      throw .unreadable(path, error)
    }
    try self.init(bytes, path: path)
  }

  /// Reads the bytes of a tape.
  ///
  /// - Throws: ``TapeError`` as ``init(readingFrom:)``.
  init(_ bytes: [UInt8], path: String) throws(TapeError) {
    var reading = TapeReading(path: path)
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: 0x0A)
      try reading.take(bytes[start..<(end ?? bytes.endIndex)], isWhole: end != nil)
      start = end.map { $0 + 1 } ?? bytes.endIndex
    }
    guard let header = reading.header else { throw .noTape(path) }
    self.path = path
    self.header = header
    entries = reading.entries
    // Records of one exchange are written at once: what has no end was cut off.
    isTorn = reading.isTorn || reading.isOpen
    lastID = reading.lastID
  }
}

/// Reads a tape line by line.
private struct TapeReading {
  private struct Opened {
    let id: Exchange.ID
    let subject: String?
    let line: Int
    var exchange: Exchange
    var text: [UInt8]
  }

  let path: String
  private(set) var header: TapeHeader?
  private(set) var entries: [TapeEntry] = []
  private(set) var isTorn = false
  private(set) var lastID = 0
  private var line = 0
  private var opened: Opened?

  init(path: String) { self.path = path }

  /// Whether an exchange has no end so far.
  var isOpen: Bool { opened != nil }

  /// Takes a line without its newline; one that is not whole is the last one.
  mutating func take(_ text: ArraySlice<UInt8>, isWhole: Bool) throws(TapeError) {
    line += 1
    guard isWhole else {
      // The first line alone makes it a tape.
      if header == nil { throw .noTape(path) }
      isTorn = true
      return
    }
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONParser().parse(Array(text))
    } catch {
      throw header == nil ? .noTape(path) : damaged("it is not JSON")
    }
    guard header != nil else { return try begin(json) }
    try take(json, written: text + [0x0A])
  }

  private mutating func begin(_ json: JSONValue) throws(TapeError) {
    if json["type"]?.stringValue == "tape", let schema = json["schema"]?.intValue,
      schema > TapeHeader.schema
    {
      throw .newer(path, schema: schema)
    }
    guard let header = TapeHeader(json) else { throw .noTape(path) }
    self.header = header
  }

  private mutating func take(_ json: JSONValue, written: ArraySlice<UInt8>) throws(TapeError) {
    let subject = json["subject"]?.stringValue
    if let count = TapeEntry.count(json) {
      guard opened == nil else { throw damaged("the exchange before it has no end") }
      let entry = TapeEntry(content: count, subject: subject, text: Array(written), line: line)
      entries.append(entry)
      return
    }
    guard let (id, step) = ExchangeCodec.decode(json) else {
      throw damaged("it is nothing that a tape holds")
    }
    if case .began(let request, let time) = step {
      guard opened == nil else { throw damaged("the exchange before it has no end") }
      opened = Opened(
        id: id,
        subject: subject,
        line: line,
        exchange: Exchange(request: request, startedAt: time),
        text: Array(written)
      )
      lastID = max(lastID, id.number)
    } else {
      try take(step, of: id, written: written)
    }
  }

  private mutating func take(
    _ step: Exchange.Step,
    of id: Exchange.ID,
    written: ArraySlice<UInt8>
  ) throws(TapeError) {
    guard var current = opened, current.id == id else {
      throw damaged("it belongs to no exchange that has begun")
    }
    opened = nil
    current.exchange.take(step)
    current.text += written
    guard case .ended = step else {
      opened = current
      return
    }
    entries.append(
      TapeEntry(
        content: .exchange(current.exchange),
        subject: current.subject,
        text: current.text,
        line: current.line
      )
    )
  }

  private func damaged(_ reason: String) -> TapeError {
    .damaged(path, line: line, reason)
  }
}
