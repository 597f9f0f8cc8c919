/// The most tokens that a request's prompt can have.
struct PromptBound {
  /// The most tokens of one image, on the models that look closest.
  static let imageTokens = 4784
  /// What the API adds to describe the protocol of tools, generously.
  static let toolProtocolTokens = 2048

  /// The bound; `Int.max` if only the context window limits it.
  private(set) var tokens: Int

  /// Computes the bound from the bytes of the body, media apart.
  init(_ request: MessageRequest) {
    tokens = request.encoded().count
    if !request.tools.isEmpty { add(Self.toolProtocolTokens) }
    for message in request.messages { add(message.content) }
    if case .blocks(let blocks) = request.system { add(.blocks(blocks)) }
    if request.container != nil { tokens = .max }
  }

  private mutating func add(_ content: MessageContent) {
    guard case .blocks(let blocks) = content else { return }
    for block in blocks {
      switch block.content {
      case .image(let image): replace(image.source, by: Self.imageTokens)
      case .document(let document): add(document.source)
      case .toolResult(let result), .mcpToolResult(let result):
        if let content = result.content { add(content) }
      // A page that was fetched may be a document of whatever length.
      case .serverToolResult(let result) where result.type == .webFetchToolResult: tokens = .max
      // What a block of an unknown kind stands for may be longer than its text.
      case .containerUpload, .unknown: tokens = .max
      default: break
      }
    }
  }

  private mutating func add(_ source: MediaSource) {
    switch source {
    case .text: break
    case .content(let content): add(content)
    case .base64, .url, .file, .unknown: tokens = .max
    }
  }

  /// Counts a medium by its own bound instead of by the bytes of its base64.
  private mutating func replace(_ source: MediaSource, by bound: Int) {
    if case .base64(_, let data) = source, tokens != .max { tokens -= data.utf8.count }
    add(bound)
  }

  private mutating func add(_ count: Int) {
    let (sum, overflow) = tokens.addingReportingOverflow(count)
    tokens = overflow ? .max : max(0, sum)
  }
}
