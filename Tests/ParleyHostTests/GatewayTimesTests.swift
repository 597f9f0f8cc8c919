import ClaudeAPI
import Testing

@testable import ParleyHost

struct GatewayTimesTests {
  @Test func bothTimesAreReadInMilliseconds() throws {
    let times = try #require(
      GatewayTimes(["via": "1.1 parley", "server-timing": "admit;dur=0.31, upstream;dur=12.5"])
    )
    #expect(times.inGateway == .microseconds(310))
    #expect(times.atAPI == .microseconds(12_500))
  }

  @Test(arguments: [
    "admit;desc=\"a, b; dur=9\";dur=1,upstream;DUR=2", " admit ; dur=1 , upstream;dur=2;desc=x",
    "cache;dur=7, admit;dur=1, upstream;dur=2, admit;dur=5",
  ])
  func otherMetricsAndParametersAreLeftAside(timing: String) {
    let times = GatewayTimes(["via": "1.1 nginx, 1.1 parley", "server-timing": timing])
    #expect(times == GatewayTimes(inGateway: .milliseconds(1), atAPI: .milliseconds(2)))
  }

  @Test func headersThatComeInSeveralLinesAreOneList() {
    let times = GatewayTimes([
      "Via": "1.1 google", "via": "1.1 parley", "Server-Timing": "admit;dur=1",
      "server-timing": "upstream;dur=2",
    ])
    #expect(times == GatewayTimes(inGateway: .milliseconds(1), atAPI: .milliseconds(2)))
  }

  @Test(arguments: [
    ["server-timing": "admit;dur=1, upstream;dur=2"],
    ["via": "1.1 google", "server-timing": "admit;dur=1, upstream;dur=2"],
    ["via": "1.1 parley"], ["via": "1.1 parley", "server-timing": "admit;dur=1"],
    ["via": "1.1 parley", "server-timing": "admit, upstream;dur=2"],
    ["via": "1.1 parley", "server-timing": "admit;dur=-1, upstream;dur=2"],
    ["via": "1.1 parley", "server-timing": "admit;dur=1e99, upstream;dur=2"],
    ["via": "1.1 parley", "server-timing": "admit;dur=nan, upstream;dur=2"],
    ["via": "parley", "server-timing": "admit;dur=1, upstream;dur=2"], ["via": ""],
  ])
  func whatIsNoTimeOfAGatewayIsNone(headers: [String: String]) {
    let fields = HeaderFields(headers.map { HeaderFields.Field($0.key, $0.value) })
    #expect(GatewayTimes(fields) == nil)
  }
}
