import Testing

import ToolServers

struct ToolServerErrorTests {
  @Test
  func errorsOfOneCodeDifferInWhatTheySay() {
    let error = ToolServerError(.ended, "the server notes ended", help: "start it again")
    #expect(error.code == .ended)
    #expect(error != ToolServerError(.ended, "the server notes ended"))
  }
}
