import ParleyRuntime
import Testing

@testable import ParleyHost

struct TapeMissTests {
  /// What a tape of some exchanges says of a request that it does not answer.
  private func error(
    _ request: Exchange.Request,
    of subject: String? = nil,
    in exchanges: [(subject: String?, text: String)]
  ) throws -> EffectError {
    var entries: [TapeEntry] = []
    for (index, (subject, text)) in exchanges.enumerated() {
      let exchange = TapedExchanges.exchange(text, answered: "1")
      entries.append(
        TapeEntry(content: .exchange(exchange), subject: subject, text: [], line: index + 2)
      )
    }
    return TapeMiss(path: "t", entries: entries, request: request, isCount: false, of: subject)
      .error
  }

  private func help(_ error: EffectError) -> [Substring] {
    (error.help ?? "").split(separator: "\n")
  }

  @Test func aChangedWordIsShownBesideTheRecordedOne() throws {
    let error = try error(
      TapedExchanges.request("What is the capital of Spain?"),
      in: [(nil, "Sing a song."), (nil, "What is the capital of France?"), (nil, "Why?")]
    )
    #expect(error.kind == .permission && !error.isCatchable)
    #expect(error.message.contains("the tape t has no answer to this request"))
    #expect(
      help(error).dropLast() == [
        "the nearest request is on line 3; what differs, as recorded → as asked:",
        #"messages[0].content: "What is the capital of France?" → "What is the capital of Spain?""#,
      ]
    )
    #expect(help(error).last?.contains("--refresh") == true)
  }

  @Test func longTextsAreShownAroundTheFirstDifference() throws {
    let start = String(repeating: "word ", count: 40)
    let error = try error(
      TapedExchanges.request(start + "blue" + String(repeating: " end", count: 40)),
      in: [(nil, start + "red" + String(repeating: " end", count: 40))]
    )
    let line = try #require(help(error).dropFirst().first)
    #expect(line.hasPrefix(#"messages[0].content: "…"#))
    #expect(line.contains("word red end") && line.contains("word blue end"))
    #expect(line.count < 200)
  }

  @Test func otherFieldsAreNamedWithBothValues() throws {
    let error = try error(
      TapedExchanges.request("a", model: "claude-sonnet-5-5", betas: ["x-1"]),
      in: [(nil, "a")]
    )
    #expect(
      help(error)[1...2] == [
        #"model: "claude-haiku-5-5" → "claude-sonnet-5-5""#,
        #"anthropic-beta: (not there) → ["x-1"]"#,
      ]
    )
  }

  @Test func theSameTrialIsPreferredAndItsMessageSaysWhatDiffers() throws {
    let exchanges: [(subject: String?, text: String)] = [("u", "a b c"), ("t", "x")]
    let own = try error(TapedExchanges.request("a b d"), of: "t", in: exchanges)
    #expect(
      own.message.hasSuffix(
        #"on line 3; what differs, as recorded → as asked: messages[0].content: "x" → "a b d""#
      )
    )
    let other = try error(TapedExchanges.request("a b d"), of: "v", in: exchanges)
    #expect(other.message.contains("on line 2;"))
  }

  @Test func aRequestTooManyAndOneOfAnotherTrialAreSaidToBeSo() throws {
    let again = try error(TapedExchanges.request("a"), in: [(nil, "a"), (nil, "a")])
    #expect(
      help(again).first == "it holds this very request 2 times, and it is asked once more"
    )
    let other = try error(TapedExchanges.request("a"), of: "t", in: [("u", "a")])
    #expect(other.message.contains("for another trial, not for this trial"))
    let none = try error(TapedExchanges.request("a"), in: [])
    #expect(help(none).first == "it holds no request at all")
  }
}
