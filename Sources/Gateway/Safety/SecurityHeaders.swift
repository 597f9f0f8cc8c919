import ClaudeAPI

/// Headers by which a browser is told what it must not do with an answer.
///
/// - Source: <https://www.w3.org/TR/CSP3/>, <https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers>.
package enum SecurityHeaders {
  /// Those of the chat page's files: nothing but the page's own files runs, and nothing but the gateway is reached.
  package static let page: HeaderFields = [
    "content-security-policy": [
      "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:",
      "connect-src 'self'", "font-src 'self'", "base-uri 'none'", "form-action 'none'",
      "frame-ancestors 'none'",
    ].joined(separator: "; "),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": [
      "camera", "microphone", "geolocation", "payment", "usb", "serial", "display-capture",
    ].map { "\($0)=()" }.joined(separator: ", "),
  ]

  /// Those of every other answer, which is no page and is not to be kept.
  package static let answer: HeaderFields = [
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
  ]

  /// Adds headers to an answer that does not have them yet.
  package static func add(_ headers: HeaderFields, to answer: inout HeaderFields) {
    for header in headers where answer[header.name] == nil {
      answer.append(header.name, header.value)
    }
  }
}
