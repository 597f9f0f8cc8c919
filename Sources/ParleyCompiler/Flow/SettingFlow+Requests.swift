import ClaudeMessages
import ParleyDiagnostics
import ParleyRuntime
import ParleySyntax

/// What is checked of each request.
extension SettingFlow {
  /// Takes a request: checks it, and notes what follows it.
  mutating func apply(_ request: ConversationRequest) {
    if case .say = request {
      state.ending = .other
      attachments = []
    }
    if case .retry = request { state.ending = .unknown }
    check(at: request.span, asking: request)
    if let schema = request.schema { checkSchema(schema) }
    state.ending = .other
  }

  /// The form of the reply that a request asks for; unknown for one that is sent by a function or goes by those before it.
  private func form(
    of request: ConversationRequest?,
    by model: ModelDescription?
  ) -> CacheFlow.Form {
    guard case .say(let say)? = request else { return .unknown }
    guard let schema = say.schema, model?.capabilities.acceptsSchemas != false else { return .text }
    return .schema(schema.text)
  }

  /// Reports a schema that the model does not keep, or that the API does not take with the settings and documents in force.
  private mutating func checkSchema(_ schema: Identifier) {
    let settings = state.settings(defaultModel: defaultModel)
    guard let name = settings.model, let model = model(name) else { return }
    for mistake in rules.mistakesAboutSchema(of: model, in: settings) {
      report(mistake, at: mistake.setting.flatMap { state.place(of: $0) } ?? schema.span)
    }
    if model.capabilities.acceptsSchemas != false, settings.word("citations") == "on",
      state.attached.contains(where: { $0.kind == .document })
    {
      report(.schemaWithCitations(schema, switchedOn: state.place(of: "citations")))
    }
  }

  /// Checks a request, or with nil for it what may be sent by a function.
  mutating func check(at span: SourceSpan, asking request: ConversationRequest? = nil) {
    hasRequests = true
    var prefill: SourceSpan?
    if case .assistantTurn(let span) = state.ending { prefill = span }
    let settings = state.settings(defaultModel: defaultModel)
    let described = settings.model.flatMap { model($0) }
    let spoiled = state.cache.request(
      for: form(of: request, by: described),
      at: request?.schema?.span ?? span,
      in: state,
      defaultModel: defaultModel,
      model: described
    )
    for diagnostic in spoiled { report(diagnostic) }
    guard let model = described else { return }
    let mistakes = rules.mistakes(
      of: model,
      in: settings,
      endsInAssistantTurn: prefill != nil
    )
    for mistake in mistakes {
      let place = mistake.setting.map { state.place(of: $0) } ?? prefill
      report(mistake, at: place ?? span)
    }
    for attachment in state.attached {
      let mistake = rules.mistake(about: attachment.kind == .image ? .image : .document, of: model)
      if let mistake { report(mistake, at: attachment.span) }
    }
  }

  private mutating func report(_ mistake: SettingMistake, at span: SourceSpan) {
    report(mistake.diagnostic(at: span))
  }

  private mutating func report(_ diagnostic: Diagnostic) {
    if reported.insert(Reported(id: diagnostic.id, span: diagnostic.span)).inserted {
      diagnostics.append(diagnostic)
    }
  }

  /// What is known of the model that a name stands for, looked up once.
  private mutating func model(_ name: String) -> ModelDescription? {
    if let known = models[name] { return known }
    let model = rules.catalogue.resolve(name).description
    models[name] = .some(model)
    return model
  }

  /// A file without a request is one of settings: it is checked as if a request followed, if it chooses the model itself.
  mutating func checkUnsent(at end: SourceSpan) {
    if !hasRequests, state.place(of: "model") != nil { check(at: end) }
  }
}
