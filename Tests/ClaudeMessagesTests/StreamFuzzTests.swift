import ClaudeMessages
import TestSupport
import Testing

struct StreamFuzzTests {
  private static let streams = Fixture.all(in: "streams", ending: ".sse").map(\.bytes)

  @Test func randomChunksGiveTheSameEvents() throws {
    let expected = try Self.streams.map { try StreamFeed.events(in: [$0]) }
    try Fuzz.check(rounds: 1000) { generator throws in
      let index = Int.random(in: 0..<Self.streams.count, using: &generator)
      let size = Int.random(in: 1...200, using: &generator)
      let chunks = generator.chunks(of: Self.streams[index], upTo: size)
      #expect(try StreamFeed.events(in: chunks) == expected[index], "seed \(generator.seed)")
    }
  }

  @Test func damagedStreamsNeverTrapAndChunkingNeverMatters() throws {
    let alphabet = Array("\r\n:{}[]\",\\ dataevent0".utf8) + [0xFF, 0xE2, 0x80, 0xA8]
    try Fuzz.check(rounds: 2000) { generator throws in
      let stream = Self.streams.randomElement(using: &generator) ?? []
      let damaged = generator.mutated(stream, alphabet: alphabet)
      let events = try StreamFeed.events(in: [damaged])
      let chunks = generator.chunks(of: damaged, upTo: 40)
      #expect(try StreamFeed.events(in: chunks) == events, "seed \(generator.seed)")
      var accumulator = MessageAccumulator()
      for event in events {
        if let event = try? StreamEvent(event) { accumulator.append(event) }
      }
      guard let message = accumulator.accumulated?.message else { return }
      #expect(
        try Message(json: message.encoded()).content == message.content,
        "seed \(generator.seed)"
      )
    }
  }

  @Test func damagedDeltasReadAlikeOnBothPaths() {
    let seeds = [
      #"{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hé\n\"q\" \ud83d\ude00"}}"#,
      #"{"type":"content_block_delta","index":12,"delta":{"type":"input_json_delta","partial_json":"{\"a\":"}}"#,
      #"{"type":"content_block_delta","index":7,"delta":{"type":"thinking_delta","thinking":"hm"}}"#,
    ].map { Array($0.utf8) }
    let alphabet = Array("{}[]\",:\\u0dDe09 \n".utf8) + [0xFF, 0xC3]
    Fuzz.check(rounds: 20_000) { generator in
      let data = generator.mutated(seeds.randomElement(using: &generator) ?? [], alphabet: alphabet)
      guard data.first == 0x7B else { return }
      // A blank after the brace is a spelling that the fast path does not know.
      let slow = [0x7B, 0x20] + data.dropFirst()
      let fastEvent = try? StreamEvent(json: data)
      let slowEvent = try? StreamEvent(json: slow)
      if fastEvent != slowEvent {
        Issue.record("seed \(generator.seed): \(String(decoding: data, as: UTF8.self))")
      }
    }
  }

  @Test func damagedRequestsAndMessagesNeverTrap() {
    let seeds =
      Fixture.all(in: "requests", ending: ".json").map(\.bytes)
      + Fixture.all(in: "responses", ending: ".json").map(\.bytes)
    let alphabet = Array("{}[]\",:\\u0123456789-.e nullfalsetrue".utf8) + [0xFF, 0xC3]
    Fuzz.check(rounds: 3000) { generator in
      let bytes = generator.mutated(
        seeds.randomElement(using: &generator) ?? [],
        alphabet: alphabet
      )
      if let request = try? MessageRequest(json: bytes) {
        let again = try? MessageRequest(json: request.encoded())
        #expect(again?.encoded() == request.encoded(), "seed \(generator.seed)")
        _ = ModelCatalogue.builtIn.worstCase(of: request)
      }
      if let message = try? Message(json: bytes) {
        _ = ModelCatalogue.builtIn.cost(of: message)
        #expect((try? Message(json: message.encoded())) == message, "seed \(generator.seed)")
      }
    }
  }
}
