import ClaudeAPI

/// Serves the files of the chat page.
struct PageDesk: Sendable {
  /// One route for each file.
  var routes: [Route] {
    PageFile.all.map { file in
      Route("GET", file.path, .everybody) { _ in
        GatewayResponse(200, headers: ["content-type": file.type], body: .bytes(file.bytes))
      }
    }
  }
}
