/// What a request may ask of a model; nil where it is not known.
public struct ModelCapabilities: Sendable, Hashable {
  /// How it thinks.
  public var thinking: ThinkingSupport?
  /// Which levels of effort it knows.
  public var effort: EffortSupport?
  /// Whether `temperature`, `top_p` and `top_k` may be sent.
  public var sampling: SamplingSupport?
  /// Whether the conversation may end in an assistant message, which the reply continues; only with thinking off.
  public var acceptsPrefill: Bool?
  /// Whether `tool_choice` may force a call.
  public var forcedToolChoice: ForcedToolChoiceSupport?
  /// Whether `system` messages may stand in the conversation.
  public var acceptsSystemMessages: Bool?

  /// Makes capabilities of which nothing is known.
  public init() {}
}

/// How a model thinks.
public struct ThinkingSupport: Sendable, Hashable {
  /// What the API does with a mode of thinking.
  public enum Acceptance: String, Sendable, Hashable, CaseIterable {
    /// It is accepted.
    case accepted
    /// It is accepted, for now.
    case deprecated
    /// It is accepted up to effort `high`; with `xhigh` and `max` it is a 400.
    case upToHighEffort = "up_to_high"
    /// It is a 400.
    case rejected
  }

  /// The mode of a request without `thinking`: adaptive or disabled.
  public var defaultMode: ThinkingMode
  /// `adaptive`.
  public var adaptive: Acceptance
  /// `enabled`, with a budget.
  public var enabled: Acceptance
  /// `disabled`.
  public var disabled: Acceptance
  /// `between_tools`.
  public var betweenTools: Acceptance
  /// What a reply shows of the thinking without `display`.
  public var defaultDisplay: ThinkingDisplay

  /// Makes a description.
  public init(
    defaultMode: ThinkingMode,
    adaptive: Acceptance,
    enabled: Acceptance,
    disabled: Acceptance,
    betweenTools: Acceptance = .rejected,
    defaultDisplay: ThinkingDisplay
  ) {
    self.defaultMode = defaultMode
    self.adaptive = adaptive
    self.enabled = enabled
    self.disabled = disabled
    self.betweenTools = betweenTools
    self.defaultDisplay = defaultDisplay
  }

  /// What the API does with a mode; nil for a mode that this library does not know.
  public func acceptance(of mode: ThinkingMode) -> Acceptance? {
    switch mode {
    case .adaptive: adaptive
    case .enabled: enabled
    case .disabled: disabled
    case .betweenTools: betweenTools
    default: nil
    }
  }

  /// Whether the API takes a mode together with an effort; nil effort stands for the model's default.
  ///
  /// A mode that this library does not know is taken to be accepted: the API decides.
  public func accepts(_ mode: ThinkingMode, effort: EffortLevel?) -> Bool {
    switch acceptance(of: mode) {
    case .accepted, .deprecated, nil: true
    case .upToHighEffort: !(effort?.isAbove(.high) ?? false)
    case .rejected: false
    }
  }

  /// The modes that are accepted at some effort.
  public var acceptedModes: [ThinkingMode] {
    [ThinkingMode.adaptive, .enabled, .disabled, .betweenTools]
      .filter { acceptance(of: $0) != .rejected }
  }

  /// Whether no request can keep the model from thinking before it answers.
  public var isAlwaysOn: Bool {
    disabled == .rejected && betweenTools == .rejected
  }
}

/// Which levels of effort a model knows.
public struct EffortSupport: Sendable, Hashable {
  /// The levels, least first; empty if sending any effort is a 400.
  public var levels: [EffortLevel]
  /// The level of a request without one; nil if there are no levels.
  public var defaultLevel: EffortLevel?

  /// Makes a description.
  public init(levels: [EffortLevel], defaultLevel: EffortLevel?) {
    self.levels = levels
    self.defaultLevel = defaultLevel
  }

  /// No effort may be sent.
  public static let none = EffortSupport(levels: [], defaultLevel: nil)
}

/// Whether `temperature`, `top_p` and `top_k` may be sent, under API version 2023-06-01; later versions reject them on every model.
public enum SamplingSupport: String, Sendable, Hashable, CaseIterable {
  /// Yes, within the limits of thinking.
  case accepted
  /// Yes, but not temperature and top_p together.
  case separately
  /// No: a value other than the default is a 400.
  case rejected
}

/// Whether `tool_choice` may force a call (`any`, or a tool by name).
public enum ForcedToolChoiceSupport: String, Sendable, Hashable, CaseIterable {
  /// Yes.
  case accepted
  /// Yes, except with thinking `enabled`.
  case notWithBudget = "not_with_budget"
  /// No.
  case rejected
}
