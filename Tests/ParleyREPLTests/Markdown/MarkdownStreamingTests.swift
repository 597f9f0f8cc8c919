import ParleyREPL
import TerminalText
import TestSupport
import Testing

/// Text that arrives in pieces.
struct MarkdownStreamingTests {
  private static let sample = """
    # Title *x*

    Some **bold** and `code`, 2 * 3, [a link](https://a.b "t") and ![alt](i.png); 👨‍👩‍👧‍👦 e\u{301} 日本語。
    Hard  \nbreak\\\nhere ~~gone~~ **open

    - one
      1. two `a
      b`
    > quote
    lazy

    ```swift
    let x = "a" /* b */ // c
    ```
    | a | 값 |
    |:-:|--:|
    | *b* | 日本 |
    ---
    \u{1B}[31mred\u{1B}[0m \u{202E}x
    ***
    [open](https://x
    """

  @Test func oneByOneIsAsWhole() {
    let whole = RenderedMarkdown.bytes([Self.sample])
    #expect(RenderedMarkdown.bytes(Self.sample.map { String($0) }) == whole)
    #expect(RenderedMarkdown.bytes(Self.sample.unicodeScalars.map { String($0) }) == whole)
  }

  @Test func anyCutGivesTheSameBytes() {
    Fuzz.check(rounds: 60) { generator in
      let text = Self.randomText(&generator, wordCount: 60).text + Self.sample
      let columns = Int.random(in: 8...90, using: &generator)
      let pieces = Self.cut(text, &generator)
      let whole = RenderedMarkdown.bytes([text], columns: columns)
      #expect(RenderedMarkdown.bytes(pieces, columns: columns) == whole, "seed \(generator.seed)")
    }
  }

  @Test func eachPieceEndsInPlainLooks() {
    var renderer = MarkdownRenderer(columns: 30, style: .ansi)
    for scalar in Self.sample.unicodeScalars {
      let written = renderer.append(String(scalar))
      if let last = written.ranges(of: "\u{1B}[").last {
        #expect(written[last.lowerBound...].hasPrefix("\u{1B}[0m"))
      }
    }
  }

  @Test func noWordIsLost() {
    Fuzz.check(rounds: 300) { generator in
      let (text, words) = Self.randomText(&generator, wordCount: 80)
      let columns = Int.random(in: 8...90, using: &generator)
      let visible = RenderedMarkdown.visible(text, columns: columns)
      var rest = visible.filter { $0.isLetter || $0.isNumber }[...]
      for word in words {
        guard let found = rest.firstRange(of: word) else {
          Issue.record("seed \(generator.seed): \(word) is missing in\n\(visible)\nof\n\(text)")
          return
        }
        rest = rest[found.upperBound...]
      }
    }
  }

  @Test func littleIsHeldBack() {
    Fuzz.check(rounds: 100) { generator in
      let text = Self.randomText(&generator, wordCount: 200).text
      let columns = Int.random(in: 8...90, using: &generator)
      var renderer = MarkdownRenderer(columns: columns, style: .ansi)
      var most = 0
      for scalar in text.unicodeScalars {
        _ = renderer.append(String(scalar))
        most = max(most, renderer.heldCount)
      }
      #expect(most <= 240 + 1024 + 256 + columns, "seed \(generator.seed)")
    }
  }

  @Test(arguments: [
    "*", "**", "***", "_", "__", "~~", "`", "```x`", "[", "![", "[a](", "[a](b ", "\\", "> *",
    "- [",
    "1. **", "# _",
  ])
  func aLoneOpenerDelaysProseByABoundedLength(opener: String) {
    var renderer = MarkdownRenderer(columns: 80, style: .ansi)
    var letterCount = 0
    var shownCount = 0
    for word in 0..<400 {
      let piece = "word\(word % 10) "
      letterCount += 5
      let written = renderer.append(word == 0 ? opener + piece : piece)
      shownCount += written.strippingControls.count { $0.isLetter || $0.isNumber }
      #expect(letterCount - shownCount <= 260)
    }
    #expect(letterCount - shownCount <= 10)
    let rest = renderer.finish().strippingControls.count { $0.isLetter || $0.isNumber }
    #expect(shownCount + rest >= letterCount)
  }

  @Test func proseAppearsWordByWord() {
    var renderer = MarkdownRenderer(columns: 80, style: .ansi)
    #expect(renderer.append("Hel") == "")
    #expect(renderer.append("lo wor") == "Hello")
    #expect(renderer.append("ld. ") == " world.")
    #expect(renderer.append("日本") == " 日")
    #expect(renderer.append("\n- it") == "本\n")
    #expect(renderer.append("em ") == "• item")
    #expect(renderer.append("\n\n## He") == "\n\n")
    #expect(renderer.append("ad x").strippingControls == "Head")
    #expect(renderer.append("\n```swift\nlet ").strippingControls == " x\nswift\nlet")
    #expect(renderer.append("a = ").strippingControls == " a =")
    #expect(renderer.finish() == " ")
  }

  @Test func workIsLinear() {
    let paragraph =
      "Some **bold** text with `code`, [links](https://a.b) and *more* words in a row.\n\n- item\n"
    let text = String(repeating: paragraph, count: 1_000_000 / paragraph.utf8.count + 1)
    var renderer = MarkdownRenderer(columns: 80, style: .ansi)
    _ = renderer.append(text)
    _ = renderer.finish()
    #expect(renderer.scannedCount < 8 * text.utf8.count)
  }

  @Test(arguments: [
    "[", "*a ", "**a ", "_*", "`a``b```c", "![", "[a](", "> ", "- ", "\\", " ", "*[`", "a*",
    "[a](b\n", "1. ",
    "|", "|a\n", "#", "~", "`", "\t", "*\n", "[a]", "*a_b~~c`d[e![f",
  ])
  func workIsLinearForTextMadeToBeHard(pattern: String) {
    let length = 4_000
    let text = String(repeating: pattern, count: length / pattern.utf8.count)
    var renderer = MarkdownRenderer(columns: 80, style: .ansi)
    let visible = (renderer.append(text) + renderer.finish()).strippingControls
    #expect(renderer.scannedCount < 700 * length)
    #expect(visible.count { $0.isLetter } == text.count { $0.isLetter })
  }

  // MARK: Plain, stripping, the cursor

  @Test func aPlainStylePassesTheBytes() {
    var renderer = MarkdownRenderer(columns: 10, style: .plain)
    let text = "# T **b** `c`\n| a |\n|---|\n```\n日本\n```\n[x](y) \\* tail  \n"
    let written =
      text.unicodeScalars.map { renderer.append(String($0)) }.joined() + renderer.finish()
    #expect(written == text)
    #expect(renderer.append("a\u{1B}]0;title\u{07}b\u{9B}2Jc\r") == "abc")
  }

  @Test func controlSequencesNeverGetThrough() {
    let hostile = [
      "\u{1B}", "[2J", "\u{1B}]52;c;", "AAAA\u{07}", "`\u{1B}[31m`", "\r", "\u{9B}1m", "\u{202E}",
    ]
    Fuzz.check(rounds: 100) { generator in
      var text = ""
      for _ in 0..<60 {
        text +=
          Bool.random(using: &generator)
          ? hostile.randomElement(using: &generator) ?? ""
          : Self.token(&generator)
      }
      let written = RenderedMarkdown.bytes(Self.cut(text, &generator))
      var rest = written[...]
      while let escape = rest.firstIndex(of: "\u{1B}") {
        let sequence = rest[escape...].dropFirst()
        let parameters = sequence.dropFirst().prefix { $0.isNumber || $0 == ";" }
        rest = sequence.dropFirst(1 + parameters.count)
        #expect(sequence.first == "[" && rest.first == "m", "seed \(generator.seed)")
      }
      #expect(!written.contains { "\r\u{7}\u{9B}\u{202E}".contains($0) }, "seed \(generator.seed)")
    }
  }

  @Test(arguments: [TerminalStyle.plain, .ansi])
  func itKnowsWhereTheCursorStands(style: TerminalStyle) {
    var renderer = MarkdownRenderer(columns: 40, style: style)
    #expect(renderer.isAtLineStart)
    _ = renderer.append("a b ")
    #expect(!renderer.isAtLineStart)
    _ = renderer.append("c\n")
    #expect(renderer.isAtLineStart)
    _ = renderer.append("> q")
    _ = renderer.finish()
    #expect(!renderer.isAtLineStart)
  }

  @Test func theCursorIsAtALinesStartWhenWhatIsWrittenEndsThere() {
    Fuzz.check(rounds: 100) { generator in
      let text = Self.randomText(&generator, wordCount: 30).text
      var renderer = MarkdownRenderer(columns: 30, style: .ansi)
      var written = ""
      for piece in Self.cut(text, &generator) {
        written += renderer.append(piece)
        let isAtStart = written.isEmpty || written.last == "\n"
        #expect(renderer.isAtLineStart == isAtStart, "seed \(generator.seed)")
      }
    }
  }

  @Test func aNewWidthHoldsFromTheNextRowOn() {
    var renderer = MarkdownRenderer(columns: 80, style: .ansi)
    var written = renderer.append("one two\n")
    renderer.columns = 7
    written += renderer.append("one two three") + renderer.finish()
    #expect(written == "one two\none two\nthree")
  }

  // MARK: Random text

  private static let markup = [
    "*", "**", "_", "__", "~~", "`", "``", "[", "](", ")", "]", "\\", "\n", "\n\n", "\n- ", "\n1. ",
    "\n> ",
    "\n# ", "\n```\n", "\n```swift\n", "\n    ", "\n  ", "\n---\n", "\n***\n", " ", " ", " ", ", ",
    "。", "日",
    "한", "🎉", "(", "\"", "<", "&amp;", "!", "\n~~~\n", "\t", "  \n", "#", "=", "+ ", "//", "/*",
    "'",
  ]

  private static func token(_ generator: inout SeededGenerator) -> String {
    markup.randomElement(using: &generator) ?? ""
  }

  /// Words that are all different, with markup between them.
  private static func randomText(
    _ generator: inout SeededGenerator,
    wordCount: Int
  ) -> (text: String, words: [String]) {
    var text = ""
    var words: [String] = []
    for number in 0..<wordCount {
      for _ in 0..<Int.random(in: 1...4, using: &generator) { text += token(&generator) }
      let word = "w\(1000 + number)"
      words.append(word)
      text += word
    }
    return (text, words)
  }

  private static func cut(_ text: String, _ generator: inout SeededGenerator) -> [String] {
    let size = Int.random(in: 1...12, using: &generator)
    var pieces: [String] = []
    var piece = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      piece.append(scalar)
      if Int.random(in: 0..<size, using: &generator) == 0 {
        pieces.append(String(piece))
        piece = String.UnicodeScalarView()
      }
    }
    return pieces + [String(piece)]
  }
}
