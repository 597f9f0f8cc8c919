import ClaudeMessages
import Gateway
import OrderedJSON
import Testing

struct RefusalTests {
  @Test func bodyHasTheShapeOfTheAPI() throws {
    let refusal = Refusal(429, .rateLimit, "slow down", code: "too_fast")
    let body = try JSONParser().parse(refusal.body(requestID: "req_1"))
    #expect(body["error"]?["type"]?.stringValue == "rate_limit_error")
    #expect(body["error"]?["details"]?["error_code"]?.stringValue == "too_fast")
    #expect(body["request_id"]?.stringValue == "req_1")
  }
}
