import OrderedJSON

/// Something that a tape holds: an exchange, or a count of tokens.
struct TapeEntry: Sendable {
  /// What it is.
  enum Content: Sendable {
    /// An exchange that is over.
    case exchange(Exchange)
    /// What counting the tokens of a request came to.
    case count(ArchivedCount, of: Exchange.Request)
  }

  /// What it is.
  let content: Content
  /// The trial that it belongs to; nil outside of trials.
  let subject: String?
  /// Its lines as they are written, each with its newline.
  let text: [UInt8]
  /// The number of its first line, from 1; 0 for one that was not read.
  let line: Int

  /// The request.
  var request: Exchange.Request {
    switch content {
    case .exchange(let exchange): exchange.request
    case .count(_, let request): request
    }
  }

  /// The exchange; nil for a count.
  var exchange: Exchange? {
    if case .exchange(let exchange) = content { exchange } else { nil }
  }

  /// Whether it came to its own end, so that it need not be asked for again when a tape is refreshed.
  var isAnswer: Bool {
    switch content {
    case .exchange(let exchange): exchange.ending?.outcome == .finished
    case .count(.tokens, _): true
    case .count(.failed, _): false
    }
  }
}

/// What makes a request the same as another: every field of it, compared as bytes.
struct TapeKey: Hashable, Sendable {
  private let body: [UInt8]
  private let version: String
  private let betas: [String]
  private let isStreamed: Bool
  private let isCount: Bool

  /// Makes the key of a request.
  init(_ request: Exchange.Request, isCount: Bool) {
    body = request.body
    version = request.version
    betas = request.betas
    isStreamed = request.isStreamed
    self.isCount = isCount
  }
}

extension TapeKey {
  /// Makes the key of an entry.
  init(_ entry: TapeEntry) {
    self.init(entry.request, isCount: entry.exchange == nil)
  }
}

extension TapeEntry {
  /// Makes the entry of an exchange that has just ended.
  ///
  /// - Parameters:
  ///   - exchange: The exchange.
  ///   - id: What names it on the tape.
  ///   - subject: The trial that it belongs to; nil outside of trials.
  init(_ exchange: Exchange, as id: Exchange.ID, of subject: String?) {
    var exchange = exchange
    exchange.head = exchange.head?.withTapedHeaders
    var text: [UInt8] = []
    for step in exchange.steps {
      var json = ExchangeCodec.encode(step, of: id, isReadable: true)
      if case .began = step { json = json.naming(subject) }
      text += JSONWriter.bytes(of: json) + [0x0A]
    }
    self.init(content: .exchange(exchange), subject: subject, text: text, line: 0)
  }

  /// Makes the entry of a count.
  init(_ count: ArchivedCount, of request: Exchange.Request, in subject: String?) {
    var members: [(String, JSONValue)] = [
      ("type", "count"), ("version", .string(request.version)),
      ("betas", .array(request.betas.map(JSONValue.string))),
      ("streamed", .bool(request.isStreamed)),
    ]
    switch count {
    case .tokens(let tokens): members.append(("tokens", .int(tokens)))
    case .failed(let failure): members += failure.members
    }
    members.append(ExchangeCodec.bytes("body", request.body, isReadable: true))
    let json = JSONValue.object(members).naming(subject)
    self.init(
      content: .count(count, of: request),
      subject: subject,
      text: JSONWriter.bytes(of: json) + [0x0A],
      line: 0
    )
  }

  /// What a line holds that is a count; nil where it is none.
  static func count(_ json: JSONValue) -> Content? {
    guard json["type"]?.stringValue == "count", let version = json["version"]?.stringValue,
      let betas = json["betas"]?.arrayValue, let isStreamed = json["streamed"]?.boolValue,
      let body = ExchangeCodec.bytes("body", in: json)
    else { return nil }
    let request = Exchange.Request(
      number: 0,
      conversation: "",
      body: body,
      version: version,
      betas: betas.compactMap(\.stringValue),
      isStreamed: isStreamed
    )
    let tokens = json["tokens"]?.intValue.map { ArchivedCount.tokens($0) }
    return .count(tokens ?? .failed(ExchangeFailure(json)), of: request)
  }
}

extension JSONValue {
  /// The object with the trial that it belongs to, after its type.
  fileprivate func naming(_ subject: String?) -> JSONValue {
    guard let subject, var object = objectValue else { return self }
    let member = JSONObject.Member(key: "subject", value: .string(subject))
    object.members.insert(member, at: min(1, object.members.count))
    return .object(object)
  }
}

extension Exchange.Head {
  /// The head with those headers alone that say something of the answer, as a tape may be shown to others.
  fileprivate var withTapedHeaders: Exchange.Head {
    let taped = headers.filter { header in
      let name = header.name.lowercased()
      return Self.taped.contains(name) || name.hasPrefix("anthropic-ratelimit-")
    }
    return Exchange.Head(status: status, headers: taped, elapsed: elapsed)
  }

  private static let taped: Set<String> = [
    "content-type", "request-id", "retry-after", "retry-after-ms", "x-should-retry",
  ]
}
