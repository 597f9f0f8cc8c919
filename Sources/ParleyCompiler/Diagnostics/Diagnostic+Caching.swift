import ParleyDiagnostics

extension Diagnostic.ID {
  /// A change that keeps a cached prompt from being found again.
  package static let cacheSpoiled = Self(rawValue: "cache.spoiled")
}

/// What keeps a cached prompt from being found again.
extension Diagnostic {
  static func systemChangesEachTime(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .cacheSpoiled,
      "system is another each time, so that nothing after it is found in the cache",
      at: span,
      severity: .warning,
      label: "changes from round to round",
      help: ["keep system the same, and put what changes into the turn"]
    )
  }

  static func settingChangesWhileCached(_ name: String, at span: SourceSpan) -> Diagnostic {
    let what =
      name == "model"
      ? "each model has a cache of its own"
      : name == "system"
        ? "nothing of the conversation is found in the cache"
        : "the turns are not found in the cache"
    return Diagnostic(
      .cacheSpoiled,
      "\(name) changes between two requests of a cached conversation: \(what)",
      at: span,
      severity: .warning,
      label: "changed here",
      help: ["keep \(name) the same, or change it in another conversation: chat NAME"]
    )
  }

  static func formChangesWhileCached(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .cacheSpoiled,
      "another form of the reply is asked for than at the request before: nothing of the conversation is found in the cache",
      at: span,
      severity: .warning,
      label: "a schema is part of the prompt",
      help: ["ask for the same form each time, or ask in another conversation: chat NAME"]
    )
  }

  static func toolsChangeWhileCached(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .cacheSpoiled,
      "the tools change between two requests of a cached conversation: nothing of it is found in the cache",
      at: span,
      severity: .warning,
      label: "changed here",
      help: ["declare and drop tools before the first request of the conversation"]
    )
  }
}
