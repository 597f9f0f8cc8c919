/// Requests for messages as text.
enum Question {
  /// One that is answered in events.
  static let streamed = text(stream: true)
  /// One that is answered at once.
  static let whole = text(stream: false)

  private static func text(stream: Bool) -> String {
    #"{"model":"claude-haiku-5-5","max_tokens":64,"stream":\#(stream),"messages":[{"role":"user","content":"Hi"}]}"#
  }
}
