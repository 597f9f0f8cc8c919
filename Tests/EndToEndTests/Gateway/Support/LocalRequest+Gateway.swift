import OrderedJSON

/// Requests of the gateway's clients.
extension LocalRequest {
  /// Makes a request of a client.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - path: The path with its query.
  ///   - token: The client's token; nil for none.
  ///   - json: The body; nil for none.
  init(_ method: String, _ path: String, token: String? = nil, json: String? = nil) {
    self.init(method: method, path: path)
    if let token { headers.append(("x-api-key", token)) }
    if let json {
      headers += [("content-type", "application/json"), ("anthropic-version", "2023-06-01")]
      body = json
    }
  }

  /// A question to Haiku.
  ///
  /// - Parameters:
  ///   - text: What is asked; no character of it needs an escape.
  ///   - token: The client's token; nil for none.
  ///   - isStreamed: Whether the reply comes as a stream. Default: true.
  ///   - maxTokens: The largest size of the reply, in tokens. Default: 100.
  /// - Returns: The request.
  static func ask(
    _ text: String,
    token: String? = nil,
    isStreamed: Bool = true,
    maxTokens: Int = 100
  ) -> LocalRequest {
    LocalRequest(
      "POST",
      "/v1/messages",
      token: token,
      json: """
        {"model":"claude-haiku-5-5","max_tokens":\(maxTokens),"stream":\(isStreamed),\
        "messages":[{"role":"user","content":"\(text)"}]}
        """
    )
  }

  /// Sends the request and waits for the answer, while other tests go on.
  ///
  /// - Throws: ``ServerError`` when there is none within two minutes.
  func awaitedAnswer(from url: String) async throws -> Answer {
    let connection = try RawConnection(to: url)
    connection.send(self)
    return try await connection.answer()
  }
}

extension LocalRequest.Answer {
  /// The body as JSON; nil for something else.
  var json: JSONValue? { try? JSONParser().parse(body) }

  /// The type of the API's error that the body is; nil for another body.
  var errorType: String? { json?["error"]?["type"]?.stringValue }
}

extension [LocalRequest] {
  /// Sends all requests at once, each over a connection of its own, and waits for all answers.
  ///
  /// - Returns: The answers in the order of the requests.
  /// - Throws: ``ServerError`` when one of them does not come within three minutes.
  func answers(from url: String) async throws -> [LocalRequest.Answer] {
    let connections = try map { request in
      let connection = try RawConnection(to: url)
      connection.send(request)
      return connection
    }
    return try await connections.answers()
  }
}
