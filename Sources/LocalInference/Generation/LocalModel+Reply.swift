extension LocalModel {
  /// What each token of a reply brought, as its generation gave it out.
  ///
  /// - Parameters:
  ///   - reply: The tokens after the prompt, special ones included, up to the reply's end.
  ///   - prompt: The tokens that were read.
  ///   - stopSequences: What ended the text.
  /// - Returns: The pieces, for each token of the reply.
  /// - Requires: The tokens are of this model's vocabulary.
  package func pieces(
    ofReply reply: [Int],
    to prompt: [Int],
    stopSequences: [String]
  ) -> [[Generation.Piece]] {
    var assembler = ReplyAssembler(after: prompt, stopSequences: stopSequences)
    return reply.indices.map { index in
      var pieces: [Generation.Piece] = []
      var isStopped = false
      switch SpecialToken(rawValue: reply[index]) {
      case .end: break
      case .tool: assembler.begin(.toolCall, pieces: &pieces)
      case .assistant: assembler.begin(.text, pieces: &pieces)
      default:
        isStopped = assembler.append(tokenizer.bytes(of: reply[index]), to: &pieces) != nil
      }
      if index + 1 == reply.count, !isStopped { assembler.finish(&pieces) }
      return pieces
    }
  }
}
