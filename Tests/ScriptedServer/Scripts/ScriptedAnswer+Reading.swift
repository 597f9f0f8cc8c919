import ClaudeMessages
import OrderedJSON

extension ScriptedAnswer {
  init(_ members: inout ScriptMembers) throws(ScriptError) {
    match = try members.string("match")
    path = try members.string("path")
    batchOutcome = try members.string("batch")
    repetition = try Self.repetition(&members) ?? (match == nil ? .times(1) : .forever)
    status = try members.count("status") ?? 200
    guard (200...599).contains(status) else {
      throw ScriptError("\"status\" must be from 200 to 599")
    }
    headers =
      try members.take("headers", "an object of strings") { json in
        guard let members = json.objectValue?.members else { return nil }
        let pairs = members.compactMap { member in
          member.value.stringValue.map { (name: member.key, value: $0) }
        }
        return pairs.count == members.count ? pairs : nil
      } ?? []
    body = try members.string("body")
    error = try members.take("error", "an object") { $0.objectValue == nil ? nil : $0 }
    echoesHeaders = try members.bool("echo_headers") ?? false
    content = try Self.content(&members)
    thinking = try members.string("thinking")
    stopReason = try members.string("stop_reason")
    stopSequence = try members.string("stop_sequence")
    usage = try members.take("usage", "an object") { $0.objectValue }
    faults = try Faults(&members)
  }

  private static func repetition(
    _ members: inout ScriptMembers
  ) throws(ScriptError) -> Repetition? {
    try members.take("repeat", "a whole number or \"forever\"") { json in
      if json.stringValue == "forever" { return .forever }
      return json.intValue.flatMap { $0 >= 0 ? .times($0) : nil }
    }
  }

  private static func content(_ members: inout ScriptMembers) throws(ScriptError) -> Content {
    let text = try members.string("text")
    let chunks = try members.strings("chunks")
    let blocks = try members.take("blocks", "a list of objects") { $0.arrayValue }
    let events = try members.take("events", "a list of events") { json -> [ServerSentEvent]? in
      guard let items = json.arrayValue else { return nil }
      let events = items.compactMap(event)
      return events.count == items.count ? events : nil
    }
    let given = [text != nil, chunks != nil, blocks != nil, events != nil].filter { $0 }
    guard given.count <= 1 else {
      throw ScriptError("only one of \"text\", \"chunks\", \"blocks\" and \"events\" may stand")
    }
    if let text { return .text(text.wordPieces) }
    if let chunks { return .text(chunks) }
    if let blocks { return .blocks(blocks) }
    if let events { return .events(events) }
    return .automatic
  }

  /// An event: its JSON, whose `type` is the name, or `{"event": NAME, "data": TEXT}` for data that is sent as it is.
  private static func event(_ json: JSONValue) -> ServerSentEvent? {
    if let data = json["data"]?.stringValue {
      return ServerSentEvent(name: json["event"]?.stringValue ?? "", data: Array(data.utf8))
    }
    guard let type = json["type"]?.stringValue else { return nil }
    return ServerSentEvent(name: type, data: JSONWriter.bytes(of: json))
  }
}

extension Faults {
  init(_ members: inout ScriptMembers) throws(ScriptError) {
    firstDelay = try members.milliseconds("delay_ms")
    eventDelay = try members.milliseconds("event_delay_ms")
    cutAfter = try members.count("cut_after")
    cutsWithinEvent = try members.bool("cut_within_event") ?? false
    hangAfter = try members.count("hang_after")
    chunkBytes = try members.count("chunk_bytes").map { max(1, $0) }
    lineEnding =
      try members.take("line_ending", "\"lf\", \"cr\" or \"crlf\"") { json in
        json.stringValue.flatMap(LineEnding.init)
      } ?? .lf
  }
}

extension String {
  /// The text cut before each word, so that the pieces join to it again.
  var wordPieces: [String] {
    var pieces: [String] = []
    var piece = String.UnicodeScalarView()
    var sawWord = false
    for scalar in unicodeScalars {
      let isBlank = scalar.properties.isWhitespace
      if isBlank, sawWord {
        pieces.append(String(piece))
        piece = String.UnicodeScalarView()
        sawWord = false
      }
      if !isBlank { sawWord = true }
      piece.append(scalar)
    }
    if !piece.isEmpty { pieces.append(String(piece)) }
    return pieces
  }
}
