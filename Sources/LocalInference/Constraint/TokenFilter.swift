/// Takes from logits the tokens that a constraint does not allow.
struct TokenFilter {
  private let tokenizer: Tokenizer

  /// Makes a filter for the tokens of a tokenizer.
  init(_ tokenizer: Tokenizer) {
    self.tokenizer = tokenizer
  }

  /// Sets the logits of all tokens of text that cannot follow to minus infinity; special tokens are left as they are.
  func filter(_ logits: inout [Float], by constraint: TextConstraint) {
    let firstBytes = (0...UInt8.max).map { constraint.allows([$0]) }
    for token in Tokenizer.firstByte..<logits.count where logits[token] != -.infinity {
      let bytes = tokenizer.bytes(of: token)
      let isAllowed =
        bytes.first.map { firstBytes[Int($0)] } ?? false
        && (bytes.count == 1 || constraint.allows(bytes))
      if !isAllowed { logits[token] = -.infinity }
    }
  }

  /// Sets the logits of tokens that cannot follow to minus infinity until the likeliest of those left can.
  ///
  /// That is enough where the likeliest token is taken, and most often one look is.
  func filterLikeliest(_ logits: inout [Float], by constraint: TextConstraint) {
    for _ in 0..<Self.mostLooks {
      let token = Sampler.likeliest(logits)
      if token < Tokenizer.firstByte || constraint.allows(tokenizer.bytes(of: token)) { return }
      logits[token] = -.infinity
    }
    filter(&logits, by: constraint)
  }

  /// After this many looks it is faster to look at all tokens once.
  private static let mostLooks = 32
}
