import ParleyREPL
import TerminalText

/// Markdown as a terminal would show it, for tests.
enum RenderedMarkdown {
  /// What is written for a text that comes in pieces.
  static func bytes(_ pieces: [String], columns: Int = 40) -> String {
    var renderer = MarkdownRenderer(columns: columns, style: .ansi)
    return pieces.map { renderer.append($0) }.joined() + renderer.finish()
  }

  /// What a reader sees: the text without looks.
  static func visible(_ text: String, columns: Int = 40) -> String {
    bytes([text], columns: columns).strippingControls
  }

  /// What is written, with each stretch of one look as `⟪look text⟫`: `⟪1 bold⟫`.
  static func marked(_ text: String, columns: Int = 40) -> String {
    var marked = ""
    var look = ""
    var rest = bytes([text], columns: columns)[...]
    while let character = rest.first {
      rest = rest.dropFirst()
      guard character == "\u{1B}" else {
        marked.append(character)
        continue
      }
      let code = rest.dropFirst().prefix { $0 != "m" }
      rest = rest.dropFirst(code.count + 2)
      if code == "0" {
        marked += "⟫"
      } else if marked.hasSuffix("⟫"), code == look {
        marked.removeLast()
      } else {
        marked += "⟪\(code) "
      }
      if code != "0" { look = String(code) }
    }
    return marked
  }
}
