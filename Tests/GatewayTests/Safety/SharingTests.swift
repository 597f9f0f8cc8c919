import ClaudeAPI
import Gateway
import Testing

struct SharingTests {
  private let shared = Surroundings(host: "127.0.0.1", allowedOrigins: ["https://app.example"])

  @Test func nothingIsSharedUnlessAnOriginIsAllowed() {
    let surroundings = Surroundings(host: "127.0.0.1")
    let headers: HeaderFields = [
      "origin": "https://app.example", "access-control-request-method": "POST",
    ]
    #expect(surroundings.sharingHeaders(for: headers) == [:])
    #expect(surroundings.preflightHeaders(method: "OPTIONS", headers: headers) == nil)
  }

  @Test func allowedOriginMayRead() {
    let headers = shared.sharingHeaders(for: ["origin": "https://app.example"])
    #expect(headers["access-control-allow-origin"] == "https://app.example")
    #expect(headers["access-control-expose-headers"] == "*")
    #expect(headers["access-control-allow-credentials"] == nil)
    #expect(headers["vary"] == "Origin")
  }

  @Test(arguments: [nil, "https://evil.example", "null", "http://app.example"])
  func otherOriginsMayNotRead(origin: String?) {
    var headers: HeaderFields = ["access-control-request-method": "POST"]
    headers["origin"] = origin
    #expect(shared.sharingHeaders(for: headers) == ["vary": "Origin"])
    #expect(shared.preflightHeaders(method: "OPTIONS", headers: headers) == nil)
  }

  @Test func preflightAllowsTheMethodsAndHeadersOfTheAPI() throws {
    let headers = try #require(
      shared.preflightHeaders(
        method: "OPTIONS",
        headers: [
          "origin": "https://app.example", "access-control-request-method": "POST",
          "access-control-request-headers":
            "X-Api-Key, anthropic-version,anthropic-beta, content-type, x-evil, cookie, anthropic-a b;c",
        ]
      )
    )
    #expect(headers["access-control-allow-origin"] == "https://app.example")
    #expect(headers["access-control-allow-methods"] == "GET, POST, DELETE")
    #expect(
      headers["access-control-allow-headers"]
        == "x-api-key, anthropic-version, anthropic-beta, content-type, anthropic-a"
    )
    #expect(headers["access-control-max-age"] == "600")
    #expect(headers["access-control-allow-private-network"] == nil)
  }

  @Test func preflightForAPrivateNetworkIsAnswered() throws {
    let headers = shared.preflightHeaders(
      method: "OPTIONS",
      headers: [
        "origin": "https://app.example", "access-control-request-method": "GET",
        "access-control-request-private-network": "true",
      ]
    )
    #expect(headers?["access-control-allow-private-network"] == "true")
    #expect(headers?["access-control-allow-headers"] == nil)
  }

  @Test func onlyAQuestionBeforehandIsAPreflight() {
    let origin: HeaderFields = ["origin": "https://app.example"]
    #expect(shared.preflightHeaders(method: "OPTIONS", headers: origin) == nil)
    var asking = origin
    asking["access-control-request-method"] = "POST"
    #expect(shared.preflightHeaders(method: "POST", headers: asking) == nil)
  }
}
