import ParleyHost
import ParleyREPL
import ParleyRuntime
import TerminalText
import Testing

struct CommandRendererRequestTests {
  @Test func beforeTheFirstRequestThereIsNothingToShow() {
    let mistake = CommandMistake("nothing was sent yet", help: "say something first: say Hello.")
    #expect(throws: mistake) { try SampleSession().renderer().request(as: .json) }
  }

  @Test func theBodyIsShownIndentedAndHarmless() throws {
    var session = SampleSession()
    session.lastRequest = SampleSession.request("{\"model\":\"x\",\"a\":[1,\"\u{9B}2Jy\"]}")
    #expect(
      try session.renderer().request(as: .json) == [
        "{", "  \"model\": \"x\",", "  \"a\": [", "    1,", "    \"y\"", "  ]", "}",
      ]
    )
    #expect(try session.renderer().request(as: .python).first == "import anthropic")
  }

  @Test func tokensAreToldForReplyConversationAndSession() throws {
    var session = try SampleSession.forked()
    session.reply = Self.reply
    #expect(
      session.renderer().tokens() == [
        "                     INPUT  CACHE WRITE  CACHE READ  OUTPUT  THINKING",
        "last reply           1,204            3           4      29         5",
        "conversation main-2    100            0           0      20         0",
        "session                300            0           0      60         0",
        "context: 120 of 1,000,000 tokens, 0.1 %, claude-sonnet-5-5",
      ]
    )
    let narrow = session.renderer(width: 40).tokens()
    #expect(narrow.allSatisfy { $0.displayWidth <= 70 })
  }

  @Test func aCountOfTheNextRequestGoesBeforeTheLastReply() throws {
    let session = try SampleSession.forked()
    var view = session.view
    view.countedTokens = 500_000
    let lines = CommandRenderer(view, style: .plain, width: 120).tokens()
    #expect(
      lines.last
        == "context: 500,000 of 1,000,000 tokens, 50 %, claude-sonnet-5-5, as counted for the next request"
    )
  }

  @Test func turnsSinceTheLastReplyAreSaidToBeLeftOut() throws {
    var session = SampleSession()
    try session.say("Hi", reply: "Hello")
    try session.conversations.updateCurrent { (main) throws(EffectError) in
      try main.append(.user, "And?")
    }
    #expect(session.renderer().tokens().last?.hasSuffix("without 1 turn since") == true)
  }

  @Test func costsAreToldWithWhatIsLeft() throws {
    var session = try SampleSession.forked()
    session.reply = Self.reply
    var view = session.view
    view.ceiling = 500_000_000_000
    view.spent = 3_000_000
    #expect(
      CommandRenderer(view, style: .plain, width: 80).cost() == [
        "last reply            1 request    $0.0004",
        "conversation main-2   1 request  $0.000001",
        "session              3 requests  $0.000003",
        "ceiling: $0.50, $0.499997 left",
      ]
    )
  }

  @Test func modelsAreToldApartAndUnknownPricesSaid() throws {
    var session = SampleSession()
    try session.say("Hi", reply: "Hello")
    session.totals.countRequest()
    session.totals.add(usage: TokenCounts(), cost: nil, conversation: "aside", model: "mystery")
    let lines = session.renderer().cost()
    #expect(lines.contains { $0.hasPrefix("  claude-haiku-4-5-20251001") })
    #expect(lines.contains { $0.hasPrefix("  mystery") && $0.hasSuffix("price unknown") })
    #expect(
      lines.contains { $0.hasPrefix("session") && $0.hasSuffix("more than $0.000001") }
    )
    #expect(SampleSession().renderer().cost() == ["nothing was sent yet"])
  }

  @Test func whatJudgingCostsIsToldApart() throws {
    var session = SampleSession()
    try session.say("Hi", reply: "Hello")
    session.totals.countRequest()
    session.totals.add(
      usage: TokenCounts(),
      cost: 2_000_000,
      conversation: ScriptHost.judgeConversation,
      model: "m"
    )
    let lines = session.renderer().cost()
    #expect(lines.contains { $0.hasPrefix("of it judge") && $0.hasSuffix("$0.000002") })
  }

  private static let reply = ReplyValue(
    text: "Hello",
    fields: [
      "usage": [
        "input_tokens": 1204, "output_tokens": 29, "cache_creation_input_tokens": 3,
        "cache_read_input_tokens": 4, "thinking_tokens": 5,
      ], "cost": 0.0004,
    ]
  )
}
