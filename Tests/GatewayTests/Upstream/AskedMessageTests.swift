import ClaudeMessages
import Gateway
import RunStorage
import Testing

struct AskedMessageTests {
  private func message(of body: String) throws -> String {
    try #require(throws: Refusal.self) { try AskedMessage(Array(body.utf8)) }.message
  }

  @Test func whatIsReadIsRead() throws {
    let asked = try AskedMessage(
      Array(
        #" {"stream":true,"max_tokens":12,"x":{"a":[1,{"b":2}]},"model":"m","messages":[]} "#.utf8
      )
    )
    #expect(asked.model == "m")
    #expect(asked.maxTokens == 12)
    #expect(asked.isStreamed)
  }

  @Test func aCountNeedsNoMaximum() throws {
    let body = Array(#"{"model":"m"}"#.utf8)
    #expect(try AskedMessage(body, needsMaxTokens: false).maxTokens == nil)
    #expect(throws: Refusal.self) { try AskedMessage(body) }
  }

  @Test func whatIsMissingOrWrongIsNamed() throws {
    #expect(try message(of: "{}") == "model: Field required")
    #expect(try message(of: #"{"model":"m"}"#) == "max_tokens: Field required")
    #expect(try message(of: #"{"model":1}"#) == "model: Input should be a valid string")
    #expect(
      try message(of: #"{"model":"m","max_tokens":"1"}"#)
        == "max_tokens: Input should be a valid integer"
    )
    #expect(
      try message(of: #"{"model":"m","max_tokens":1,"stream":"yes"}"#)
        == "stream: Input should be a valid boolean"
    )
  }

  @Test func brokenTextIsToldItsPlace() throws {
    #expect(try message(of: #"{"model": "m",}"#).hasSuffix("(at byte 14)"))
    #expect(try message(of: "").contains("not valid JSON"))
    #expect(try message(of: "[]").contains("model"))
    #expect(try message(of: #"{"model":"m"} x"#).contains("something follows"))
    let deep = #"{"model":"# + String(repeating: "[", count: 100_000)
    #expect(try message(of: deep).contains("nested too deeply"))
  }

  @Test func membersThatStandTwiceAreRefusedAtAnyDepth() throws {
    let top = #"{"model":"a","max_tokens":1,"model":"b"}"#
    #expect(try message(of: top).hasPrefix("model: "))
    let escaped = #"{"model":"a","max_tokens":1,"\u006dodel":"b"}"#
    #expect(try message(of: escaped).hasPrefix("model: "))
    let nested = #"{"model":"a","max_tokens":1,"messages":[{"role":"user","role":"user"}]}"#
    #expect(try message(of: nested).hasPrefix("messages.0.role: "))
    let many = (0..<40).map { "\"k\($0)\":0," }.joined()
    #expect(try message(of: "{\(many)\"k7\":1,\"model\":\"a\"}").hasPrefix("k7: "))
  }

  @Test func aRequestThatIsNotUnderstoodNeedsNoBudget() throws {
    let asked = try AskedMessage(Array(#"{"model":"m","max_tokens":5,"messages":"later"}"#.utf8))
    #expect(try asked.request(for: .open).maxTokens == 5)
    var token = TokenRecord(id: "t", name: "n", digest: [], createdAt: 0)
    #expect(try asked.request(for: .token(token)).model.rawValue == "m")
    token.limits.budget = 1
    #expect(throws: Refusal.self) { try asked.request(for: .token(token)) }
  }
}
