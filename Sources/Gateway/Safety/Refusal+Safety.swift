import ClaudeMessages

/// The wording of refusals of requests that come from the wrong place.
extension Refusal {
  static func hostCount(_ count: Int) -> Refusal {
    Refusal(
      400,
      .invalidRequest,
      count == 0 ? "the Host header is missing" : "the Host header is there \(count) times",
      reason: .origin
    )
  }

  static func unreadableHost(_ text: String) -> Refusal {
    Refusal(
      400,
      .invalidRequest,
      "the Host header is no host with a port: \(LogText.clean(text, limit: 100))",
      reason: .origin
    )
  }

  static func strangeHost(_ host: String) -> Refusal {
    Refusal(
      403,
      .permission,
      "this gateway is not called \(LogText.clean(host, limit: 100)), and a page of a stranger could reach it by such a name; use one of its own names, or start it with --host-name",
      reason: .origin
    )
  }

  static let severalOrigins = Refusal(
    400,
    .invalidRequest,
    "the Origin header is there more than once",
    reason: .origin
  )

  static func strangeOrigin(_ origin: String) -> Refusal {
    Refusal(
      403,
      .permission,
      "pages of \(LogText.clean(origin, limit: 100)) may not use this gateway; its operator can allow an origin with --allow-origin",
      reason: .origin
    )
  }

  static let strangeSite = Refusal(
    403,
    .permission,
    "pages of other sites may not use this gateway; open its own page",
    reason: .origin
  )
}

/// The wording of refusals of bodies that can be read in more than one way.
extension Refusal {
  static func contentType(_ type: String?) -> Refusal {
    let found = type.map { ", not \(LogText.clean($0, limit: 100))" } ?? ""
    return Refusal(
      400,
      .invalidRequest,
      "content-type must be application/json\(found)",
      reason: .request
    )
  }

  static func charset(_ charset: String) -> Refusal {
    Refusal(
      400,
      .invalidRequest,
      "content-type: the text must be UTF-8, not \(LogText.clean(charset, limit: 40))",
      code: "unsupported_charset",
      reason: .request
    )
  }

  static func repeatedName(_ path: String) -> Refusal {
    Refusal(
      400,
      .invalidRequest,
      "\(LogText.clean(path, limit: 200)): the name is there twice in one object, which readers take differently; send it once",
      reason: .request
    )
  }
}
