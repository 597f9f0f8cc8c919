import ClaudeAPI
import Crypto

/// Serves the files of the chat page, and what the page must know before it can ask anything.
struct PageDesk: Sendable {
  private let upstream: Upstream
  private let gatekeeper: Gatekeeper
  private let version: String

  /// Makes a desk.
  ///
  /// - Parameters:
  ///   - upstream: Who answers.
  ///   - gatekeeper: Knows whether a token is needed.
  ///   - version: The version of this program.
  init(upstream: Upstream, gatekeeper: Gatekeeper, version: String) {
    self.upstream = upstream
    self.gatekeeper = gatekeeper
    self.version = version
  }

  /// One route for each file.
  var files: [Route] {
    PageFile.all.map { file in
      let digest = SHA256.hash(data: file.bytes).prefix(12)
      let tag = "\"\(digest.map { String(Int($0) + 256, radix: 16).dropFirst() }.joined())\""
      return Route("GET", file.path, .page, .everybody) { request in
        Self.response(file, tag: tag, to: request)
      }
    }
  }

  /// Answers who answers here, and whether a token is needed.
  func about(_ request: GatewayRequest) async throws(Refusal) -> GatewayResponse {
    var needsToken = false
    do throws(Refusal) {
      _ = try await gatekeeper.client(presenting: nil)
    } catch {
      guard error.status == 401 else { throw error }
      needsToken = true
    }
    return .json([
      "version": .string(version), "upstream": upstream.isBuiltIn ? "built-in" : "api",
      "needs_token": .bool(needsToken),
    ])
  }

  /// A file, or that the browser's copy of it is still right.
  private static func response(
    _ file: PageFile,
    tag: String,
    to request: GatewayRequest
  ) -> GatewayResponse {
    var headers = SecurityHeaders.page
    headers["etag"] = tag
    // The browser asks each time, so that a new version of the gateway never meets an old page.
    headers["cache-control"] = "no-cache"
    let known = request.headers.values(of: "if-none-match").joined(separator: ",")
    if known.contains(tag) { return GatewayResponse(304, headers: headers) }
    headers["content-type"] = file.type
    return GatewayResponse(200, headers: headers, body: .bytes(file.bytes))
  }
}
