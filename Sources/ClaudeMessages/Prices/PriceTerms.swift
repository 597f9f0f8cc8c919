/// What the price of a reply depends on beside its usage.
public struct PriceTerms: Sendable, Hashable {
  /// Whether the request is part of a batch, at half the price of every token.
  public var isBatch: Bool
  /// The speed asked for; counts where the usage does not tell which ran.
  public var speed: Speed?
  /// The geography asked for; counts where the usage does not tell.
  public var inferenceGeography: InferenceGeography?
  /// How long cached tokens live; counts where the usage does not tell.
  public var cacheLifetime: CacheControl.Lifetime

  /// Makes terms.
  public init(
    isBatch: Bool = false,
    speed: Speed? = nil,
    inferenceGeography: InferenceGeography? = nil,
    cacheLifetime: CacheControl.Lifetime = .fiveMinutes
  ) {
    self.isBatch = isBatch
    self.speed = speed
    self.inferenceGeography = inferenceGeography
    self.cacheLifetime = cacheLifetime
  }

  /// Makes the terms of a request.
  public init(_ request: MessageRequest, isBatch: Bool = false) {
    self.init(
      isBatch: isBatch,
      speed: request.speed,
      inferenceGeography: request.inferenceGeography,
      cacheLifetime: request.longestCacheLifetime ?? .fiveMinutes
    )
  }
}

extension MessageRequest {
  /// The longest lifetime that any cache mark of the request asks for; nil if there is no mark.
  var longestCacheLifetime: CacheControl.Lifetime? {
    let marks =
      [cacheControl].compactMap { $0 } + system.cacheMarks + tools.compactMap(\.cacheControl)
      + messages.flatMap { $0.content.cacheMarks }
    if marks.isEmpty { return nil }
    // A lifetime that this library does not know is taken to be the dearer one.
    let isLong = marks.contains { ($0.lifetime ?? .fiveMinutes) != .fiveMinutes }
    return isLong ? .oneHour : .fiveMinutes
  }
}

extension SystemPrompt? {
  fileprivate var cacheMarks: [CacheControl] {
    if case .blocks(let blocks) = self { blocks.compactMap(\.cacheControl) } else { [] }
  }
}

extension MessageContent {
  fileprivate var cacheMarks: [CacheControl] {
    if case .blocks(let blocks) = self { blocks.compactMap(\.cacheControl) } else { [] }
  }
}

extension ContentBlock {
  /// The cache mark of a block; nil for none.
  fileprivate var cacheControl: CacheControl? {
    switch content {
    case .text(let block): block.cacheControl
    case .image(let block): block.cacheControl
    case .document(let block): block.cacheControl
    case .searchResult(let block): block.cacheControl
    case .toolUse(let block), .serverToolUse(let block), .mcpToolUse(let block):
      block.cacheControl
    case .toolResult(let block), .mcpToolResult(let block): block.cacheControl
    case .containerUpload(let block): block.cacheControl
    case .serverToolResult, .unknown:
      CacheControl(loose: raw.value["cache_control"])
    case .thinking, .redactedThinking: nil
    }
  }
}

extension ToolDefinition {
  /// The cache mark of a tool; nil for none.
  fileprivate var cacheControl: CacheControl? {
    CacheControl(loose: raw.value["cache_control"])
  }
}

extension CacheControl {
  /// Makes a mark from whatever stands in its place; nil if that is no object.
  fileprivate init?(loose value: JSONValue?) {
    guard let object = value?.objectValue else { return nil }
    self.init(lifetime: object["ttl"]?.stringValue.map(Lifetime.init(rawValue:)))
  }
}
