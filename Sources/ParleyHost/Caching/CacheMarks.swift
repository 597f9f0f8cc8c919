import ClaudeMessages
import OrderedJSON
import ParleyRuntime

/// Puts marks into a request that is to be cached, at the places up to which other requests will be the same.
///
/// The API's automatic mark stands at the end of the request, and moves along: it serves the conversation itself. A conversation that begins
/// anew, or forks after the documents, needs an entry that ends earlier: after the system prompt, and after what is attached.
///
/// - Source: <https://platform.claude.com/docs/en/build-with-claude/prompt-caching>.
enum CacheMarks {
  /// The most marks of a request, the automatic one included.
  static let most = 4
  /// How many turns with attachments are marked at most, the last ones.
  private static let mostMarkedTurns = 2

  /// Marks a request that asks for the automatic mark; any other is left as it is.
  ///
  /// - Throws: ``EffectError`` of kind `value` where marks that the script set itself are too many, with the automatic one, or live
  ///   shorter than those that follow them.
  static func place(in request: inout MessageRequest) throws(EffectError) {
    let own = request.tools.compactMap { $0.raw.value["cache_control"] }.filter { $0 != .null }
    let count = own.count + (request.cacheControl == nil ? 0 : 1)
    guard count <= most else { throw .tooManyCacheMarks(count, limit: most) }
    guard let mark = request.cacheControl else { return }
    if mark.lifetime == .oneHour, own.contains(where: { $0["ttl"]?.stringValue != "1h" }) {
      throw .shorterCacheMarkFirst
    }
    var free = most - count
    if free > 0, markBeginning(of: &request, with: mark) { free -= 1 }
    let places = request.messages.indices.filter {
      request.messages[$0].content.lastAttachment != nil
    }
    for place in places.suffix(min(free, mostMarkedTurns)) {
      request.messages[place].content.markLastAttachment(with: mark)
    }
  }

  /// Marks the end of the system prompt, or of the tools where there is none.
  private static func markBeginning(
    of request: inout MessageRequest,
    with mark: CacheControl
  ) -> Bool {
    if case .text(let text)? = request.system, !text.allSatisfy(\.isWhitespace) {
      request.system = .blocks([.text(text, cacheControl: mark)])
      return true
    }
    guard request.system == nil, let last = request.tools.last,
      var definition = last.raw.value.objectValue, definition["cache_control"] == nil,
      let value = try? JSONParser().parse(mark.encoded())
    else { return false }
    definition.append("cache_control", value)
    request.tools[request.tools.count - 1] = ToolDefinition(.object(definition))
    return true
  }
}

extension MessageContent {
  /// The place of the last image or document; nil where there is none.
  fileprivate var lastAttachment: Int? {
    guard case .blocks(let blocks) = self else { return nil }
    return blocks.lastIndex { $0.type == .image || $0.type == .document }
  }

  fileprivate mutating func markLastAttachment(with mark: CacheControl) {
    guard case .blocks(var blocks) = self, let place = lastAttachment else { return }
    switch blocks[place].content {
    case .image(var image):
      image.cacheControl = mark
      blocks[place] = ContentBlock(.image(image))
    case .document(var document):
      document.cacheControl = mark
      blocks[place] = ContentBlock(.document(document))
    default: return
    }
    self = .blocks(blocks)
  }
}

extension EffectError {
  fileprivate static func tooManyCacheMarks(_ count: Int, limit: Int) -> EffectError {
    EffectError(
      .value,
      "the request would have \(count) marks for the cache, and the API takes \(limit)",
      help: "take cache_control off a tool of set tools, or write cache off"
    )
  }

  fileprivate static var shorterCacheMarkFirst: EffectError {
    EffectError(
      .value,
      "a tool of set tools is marked for the cache for five minutes, and cache 1h marks what follows it: the API wants the "
        + "longer time first",
      help: "write ttl: \"1h\" into its cache_control, or cache auto"
    )
  }
}
