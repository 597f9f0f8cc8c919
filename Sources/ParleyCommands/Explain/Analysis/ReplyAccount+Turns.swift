import LocalInference
import ModelProviders

/// The turns of the conversation that was answered, read out of its tokens.
extension ReplyAccount {
  /// Where the text's tokens stand among those of the prompt: between the user's last mark and the end of that turn.
  var textPositions: Range<Int> {
    turn(from: promptTokens.lastIndex(of: SpecialToken.user.rawValue))
  }

  /// The user's last turn.
  var text: String { words(at: textPositions) }

  /// The system prompt; nil where the conversation does not begin with one.
  var system: String? {
    guard promptTokens.first == SpecialToken.system.rawValue else { return nil }
    return words(at: turn(from: 0))
  }

  /// The positions behind a mark, up to the mark that ends the turn.
  private func turn(from mark: Int?) -> Range<Int> {
    let start = (mark ?? -1) + 1
    let end = promptTokens[start...].firstIndex(of: SpecialToken.end.rawValue)
    return start..<(end ?? promptTokens.endIndex)
  }

  /// What was said, without the blank that stands before every turn.
  private func words(at positions: Range<Int>) -> String {
    let text = model.tokenizer.decode(promptTokens[positions])
    return text.hasPrefix(" ") ? String(text.dropFirst()) : text
  }
}
