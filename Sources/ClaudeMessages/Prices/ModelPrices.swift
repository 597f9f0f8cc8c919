/// What a model costs.
public struct ModelPrices: Sendable, Hashable {
  /// A price for prompts above a length.
  public struct LongPrompt: Sendable, Hashable {
    /// The longest prompt at the standard price, in tokens, cached ones included.
    public var threshold: Int
    /// The price of every token of a request with a longer prompt, the reply's too.
    public var price: TokenPrice

    /// Makes a price for long prompts.
    public init(threshold: Int, price: TokenPrice) {
      self.threshold = threshold
      self.price = price
    }
  }

  /// The price at standard speed.
  public var standard: TokenPrice
  /// The price for long prompts; nil if the price is flat.
  public var longPrompt: LongPrompt?
  /// The price with `speed: "fast"`; nil if the model has no fast mode.
  public var fast: TokenPrice?
  /// The last day of fast mode; nil if none is known.
  public var fastUntil: CalendarDate?
  /// Whether running in the United States only costs 1.1 times as much.
  public var hasRegionalPremium: Bool

  /// Makes prices.
  public init(
    standard: TokenPrice,
    longPrompt: LongPrompt? = nil,
    fast: TokenPrice? = nil,
    fastUntil: CalendarDate? = nil,
    hasRegionalPremium: Bool = false
  ) {
    self.standard = standard
    self.longPrompt = longPrompt
    self.fast = fast
    self.fastUntil = fastUntil
    self.hasRegionalPremium = hasRegionalPremium
  }

  /// The price of a request with a prompt of that many tokens.
  ///
  /// A request for speed that the model does not have runs at the standard price, as on the API.
  func price(promptTokens: Int, speed: Speed?) -> TokenPrice {
    if speed == .fast, let fast { return fast }
    if let longPrompt, promptTokens > longPrompt.threshold { return longPrompt.price }
    return standard
  }
}
