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
