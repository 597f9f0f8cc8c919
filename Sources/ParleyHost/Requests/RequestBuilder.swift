import ClaudeAPI
import ClaudeMessages
import ModelProviders
import OrderedJSON
import ParleyCompiler
import ParleyDiagnostics
import ParleyRuntime

/// Makes the requests of a conversation: a pure function of its turns, its settings and the model catalogue.
///
/// The same turns and settings give the same bytes.
package struct RequestBuilder: Sendable {
  /// A request that is ready to be sent.
  package struct Built: Sendable {
    /// The request with its bytes, version, betas, timeouts and attempts.
    package let request: ProviderRequest
    /// What its reply will be bound to.
    package let prefix: PrefixDigest
    /// What is doubtful about its settings.
    package let doubts: [SettingMistake]
    /// What its images and documents come to.
    let media: MediaAmounts
    /// What a cached prompt is found by; nil for one that does without the cache.
    let cachePrefix: CachePrefix?
  }

  /// What is known of the models.
  package let catalogue: ModelCatalogue
  /// The number of the trial whose requests are made, from 1, which seeds are derived from; 0 outside of trials.
  package let trial: Int

  /// Makes a builder.
  ///
  /// - Parameters:
  ///   - catalogue: What is known of the models.
  ///   - trial: The number of the trial whose requests are made. Default: none.
  package init(catalogue: ModelCatalogue, trial: Int = 0) {
    self.catalogue = catalogue
    self.trial = trial
  }

  /// Makes the request that sends some turns.
  ///
  /// - Parameters:
  ///   - turns: The turns, the last of which is to be answered.
  ///   - settings: What the request carries, the layers of `with` and the settings of the run included.
  ///   - tools: What it offers. Default: no tools but those of `set tools`.
  ///   - schema: What the reply is to fit. Default: nothing.
  ///   - earlierRequests: How many requests the run has sent before, which a seed is derived from.
  /// - Returns: The request.
  /// - Throws: ``EffectError`` of kind `value` for what the model is known to reject, and for more than the API takes.
  package func request(
    for turns: [Turn],
    with settings: Settings,
    offering tools: ToolSet = ToolSet(),
    as schema: DataSchema? = nil,
    after earlierRequests: Int = 0
  ) throws(EffectError) -> Built {
    var doubts = try check(settings, for: turns)
    if schema != nil {
      let mistakes = SettingRules(catalogue: catalogue).mistakesAboutSchema(in: settings.known)
      if let mistake = mistakes.first(where: { $0.severity == .error }) {
        throw EffectError(mistake)
      }
      doubts += mistakes
    }
    var (message, prefixes) = try fields(
      of: turns,
      with: settings,
      offering: tools,
      as: schema,
      after: earlierRequests
    )
    try Self.check(tools, of: message)
    let reading = SettingReading(settings: settings, catalogue: catalogue)
    let model = reading.resolution.description
    try AttachmentLimits.check(turns, for: model)
    if message.outputConfiguration.format != nil, message.hasCitedDocuments {
      throw .citationsWithSchema
    }
    let cachePrefix =
      message.cacheControl == nil
      ? nil
      : CachePrefix(
        of: message,
        messages: Array(prefixes.dropFirst()),
        areCitationsOn: reading.areCitationsOn,
        model: model
      )
    try CacheMarks.place(in: &message)
    let request = ProviderRequest(
      message,
      betas: reading.betas,
      options: reading.sendOptions
    )
    try Self.checkSize(of: request)
    return Built(
      request: request,
      prefix: prefixes[prefixes.count - 1],
      doubts: doubts,
      media: MediaAmounts(of: turns, for: model),
      cachePrefix: cachePrefix
    )
  }

  /// Makes a request that sends no conversation ready to be sent.
  ///
  /// - Throws: ``EffectError`` of kind `value` for a model that is known not to answer, and for more than the API takes.
  func built(_ request: ProviderRequest) throws(EffectError) -> Built {
    var settings = Settings()
    settings.apply(SettingChange(name: "model", value: .text(request.message.model.rawValue)))
    let doubts = try check(settings, for: [])
    try Self.checkSize(of: request)
    return Built(
      request: request,
      prefix: PrefixDigest(startingWith: []),
      doubts: doubts,
      media: MediaAmounts(),
      cachePrefix: nil
    )
  }

  /// The fields of a request with some turns, which may end in a reply: for keeping it, not for sending it.
  ///
  /// - Throws: ``EffectError`` of kind `value` for a setting that has no JSON form.
  package func message(
    for turns: [Turn],
    with settings: Settings,
    offering tools: ToolSet = ToolSet()
  ) throws(EffectError) -> MessageRequest {
    try fields(of: turns, with: settings, offering: tools, as: nil, after: 0).message
  }

  private func fields(
    of turns: [Turn],
    with settings: Settings,
    offering tools: ToolSet,
    as schema: DataSchema?,
    after earlierRequests: Int
  ) throws(EffectError) -> (message: MessageRequest, prefixes: [PrefixDigest]) {
    let reading = SettingReading(
      settings: settings,
      catalogue: catalogue,
      earlierRequests: earlierRequests,
      trial: trial
    )
    var message = MessageRequest(
      model: reading.model,
      maxTokens: reading.maxTokens,
      messages: []
    )
    try reading.fill(&message)
    add(tools, schema, to: &message, for: reading.resolution)
    let start = PrefixDigest(startingWith: [
      message.tools.flatMap { $0.encoded() }, message.system?.encoded() ?? [],
    ])
    let (messages, prefixes) = Self.messages(
      of: turns,
      after: start,
      areCited: reading.areCitationsOn,
      for: reading.resolution.description
    )
    message.messages = messages
    return (message, prefixes)
  }

  /// The messages that send some turns, and the digests of what comes before the first and of what each of them ends: a reply follows the last.
  ///
  /// Signed blocks whose turn now follows something else than when it was received are left out, as the API refuses them;
  /// so are empty texts, which the API gives but does not take, and calls of the API's own tools that will never have a result.
  ///
  /// A model without eyes reads of an image in the result of a tool that it is there.
  private static func messages(
    of turns: [Turn],
    after start: PrefixDigest,
    areCited: Bool,
    for model: ModelDescription?
  ) -> (messages: [InputMessage], prefixes: [PrefixDigest]) {
    var prefix = start
    var prefixes = [start]
    var messages: [InputMessage] = []
    var calls = OpenCalls()
    let abandoned = AbandonedCalls(in: turns)
    let takesImages = model?.capabilities.acceptsImages ?? true
    for turn in turns {
      let isBound = turn.reception.map { $0.prefix == prefix } ?? true
      let blocks = (areCited ? turn.citedBlocks : turn.blocks).filter { block in
        if block.isThinking { return isBound }
        return block.text?.isEmpty != true && !abandoned.contains(block)
      }.map { takesImages ? $0 : $0.withoutImagesOfTools }
      guard !blocks.isEmpty else { continue }
      for message in calls.messages(for: blocks, of: turn) {
        messages.append(message)
        prefix = prefix.followed(by: message.encoded())
        prefixes.append(prefix)
      }
    }
    return (messages, prefixes)
  }

  /// Throws for what the model is known to reject, and returns what is doubtful.
  ///
  /// Where the catalogue knows nothing the API decides.
  private func check(
    _ settings: Settings,
    for turns: [Turn]
  ) throws(EffectError) -> [SettingMistake] {
    let prefill = turns.last.flatMap { last in
      last.role == .assistant && last.reception?.ending != .paused ? last : nil
    }
    let mistakes = SettingRules(catalogue: catalogue).mistakes(
      in: settings.known,
      endsInAssistantTurn: prefill != nil,
      attachments: turns.attachmentKinds
    )
    if let mistake = mistakes.first(where: { $0.severity == .error }) { throw EffectError(mistake) }
    if let prefill, !prefill.canBePrefill { throw .prefillEndsInBlank }
    return mistakes
  }

  /// The largest body, in bytes.
  ///
  /// - Source: <https://platform.claude.com/docs/en/api/errors>.
  static let largestBody = 32 << 20
  /// The most messages of a request.
  ///
  /// - Source: <https://platform.claude.com/docs/en/api/messages/create>.
  static let mostMessages = 100_000

  private static func checkSize(of request: ProviderRequest) throws(EffectError) {
    if request.body.count > largestBody {
      throw .requestTooLarge(byteCount: request.body.count, limit: largestBody)
    }
    if request.message.messages.count > mostMessages {
      throw .tooManyMessages(request.message.messages.count, limit: mostMessages)
    }
  }
}

extension [Turn] {
  /// The kinds of what is attached to the turns, each once.
  fileprivate var attachmentKinds: [AttachmentKind] {
    let types = Set(flatMap(\.blocks).map(\.type))
    return (types.contains(.image) ? [.image] : []) + (types.contains(.document) ? [.document] : [])
  }
}
