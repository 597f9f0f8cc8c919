import ClaudeMessages
import Testing

struct ServerSentEventParserTests {
  @Test(
    arguments: [
      ("data: a\n\n", [("", "a")]), ("data:a\n\n", [("", "a")]), ("data:  a \n\n", [("", " a ")]),
      ("event: x\ndata: a\ndata: b\n\n", [("x", "a\nb")]),
      ("data: a\ndata\ndata:\n\n", [("", "a\n\n")]), ("event: x\n\ndata: b\n\n", [("", "b")]),
      ("data\n\n", []), ("\n\n\n", []), (": only a comment\n\n", []),
      ("id: 1\nretry: 5\ndatabase: x\nevents: y\ndata: a\n\n", [("", "a")]),
      ("event: a\nevent: b\ndata: c\n\n", [("b", "c")]),
      ("\u{FEFF}data: a\n\n", [("", "a")]), ("\u{FEFF}\u{FEFF}data: a\n\n", []),
      (
        "data: x\u{2028}y\u{2029}z\u{85}\u{0B}\u{0C}w\n\n",
        [("", "x\u{2028}y\u{2029}z\u{85}\u{0B}\u{0C}w")]
      ),
      ("data: a\r\rdata: b\r\n\r\ndata: c\n\n", [("", "a"), ("", "b"), ("", "c")]),
      ("data: a\n\ndata: cut", [("", "a"), ("", "cut")]),
      ("data: a", [("", "a")]), ("", []),
    ] as [(String, [(String, String)])]
  )
  func eventsAreCutAtBlankLines(stream: String, events: [(String, String)]) throws {
    let expected = events.map { ServerSentEvent(name: $0.0, data: Array($0.1.utf8)) }
    let bytes = Array(stream.utf8)
    #expect(try StreamFeed.events(in: [bytes]) == expected)
    #expect(try StreamFeed.events(in: bytes.map { [$0] }) == expected)
    for offset in 0...bytes.count {
      let halves = [Array(bytes[..<offset]), [], Array(bytes[offset...])]
      #expect(try StreamFeed.events(in: halves) == expected, "split at \(offset)")
    }
  }

  @Test func anEventLargerThanTheLimitIsRefused() throws {
    let fits = "data: " + String(repeating: "x", count: 94) + "\n\n"
    for large in [
      "data: " + String(repeating: "x", count: 200),
      "data: \(String(repeating: "x", count: 60))\ndata: \(String(repeating: "y", count: 60))\n",
      ":" + String(repeating: "c", count: 200),
    ] {
      for size in [1, 7, 500] {
        var parser = ServerSentEventParser(maximumEventBytes: 100)
        try parser.append(Array(fits.utf8))
        #expect(parser.next()?.data.count == 94)
        #expect(throws: ServerSentEventError.self) {
          for chunk in StreamFeed.chunks(of: Array(large.utf8), size: size) {
            try parser.append(chunk)
          }
        }
      }
    }
  }

  @Test func manySmallEventsOfALongStreamStayUnderTheLimit() throws {
    let stream = String(repeating: "data: 0123456789\n\n", count: 1000)
    var parser = ServerSentEventParser(maximumEventBytes: 32)
    try parser.append(Array(stream.utf8))
    var count = 0
    while parser.next() != nil { count += 1 }
    #expect(count == 1000)
  }

  @Test func aLongLineFedByteByByteComesWhole() throws {
    let line = Array("data: ".utf8) + [UInt8](repeating: 0x61, count: 300_000) + [0x0A, 0x0A]
    let events = try StreamFeed.events(in: line.map { [$0] })
    #expect(events.map(\.data.count) == [300_000])
  }

  @Test func eventsAreWrittenAsTheyAreRead() throws {
    let event = ServerSentEvent(name: "ping", data: Array("a\nb\n".utf8))
    #expect(
      String(decoding: event.encoded(), as: UTF8.self)
        == "event: ping\ndata: a\ndata: b\ndata: \n\n"
    )
    #expect(try StreamFeed.events(in: [event.encoded()]) == [event])
  }
}
