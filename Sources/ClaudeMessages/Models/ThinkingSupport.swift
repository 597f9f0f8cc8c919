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
  /// Whether a request that is thought about may carry no sampling parameters and no start of the reply.
  ///
  /// Default: true.
  public var restrictsRequests: Bool

  /// Makes a description.
  public init(
    defaultMode: ThinkingMode,
    adaptive: Acceptance,
    enabled: Acceptance,
    disabled: Acceptance,
    betweenTools: Acceptance = .rejected,
    defaultDisplay: ThinkingDisplay,
    restrictsRequests: Bool = true
  ) {
    self.defaultMode = defaultMode
    self.adaptive = adaptive
    self.enabled = enabled
    self.disabled = disabled
    self.betweenTools = betweenTools
    self.defaultDisplay = defaultDisplay
    self.restrictsRequests = restrictsRequests
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
