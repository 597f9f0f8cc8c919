/// What one token costs, by what happens to it, in pico-dollars.
///
/// A price of one dollar per million tokens is 1,000,000 pico-dollars a token.
public struct TokenPrice: Sendable, Hashable {
  /// A token of the prompt that the cache has no part in.
  public var input: Int64
  /// A token of the reply, thinking included.
  public var output: Int64
  /// A token of the prompt that is cached for five minutes.
  public var cacheWriteFiveMinutes: Int64
  /// A token of the prompt that is cached for an hour.
  public var cacheWriteOneHour: Int64
  /// A token of the prompt that comes from the cache.
  public var cacheRead: Int64

  /// Makes a price.
  public init(
    input: Int64,
    output: Int64,
    cacheWriteFiveMinutes: Int64,
    cacheWriteOneHour: Int64,
    cacheRead: Int64
  ) {
    self.input = input
    self.output = output
    self.cacheWriteFiveMinutes = cacheWriteFiveMinutes
    self.cacheWriteOneHour = cacheWriteOneHour
    self.cacheRead = cacheRead
  }

  /// Makes a price from the price list: writes are 1.25 and 2 times the input, reads so many thousandths of it.
  ///
  /// `input` and `output` are in thousandths of a dollar per million tokens.
  init(milliInput input: Int64, milliOutput output: Int64, readPermille: Int64 = 100) {
    self.init(
      input: input * 1000,
      output: output * 1000,
      cacheWriteFiveMinutes: input * 1250,
      cacheWriteOneHour: input * 2000,
      cacheRead: input * readPermille
    )
  }
}

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
