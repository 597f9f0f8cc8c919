import ParleyDiagnostics

extension Parser {
  /// Whether a word starts statements of other languages.
  func isForeign(_ name: String) -> Bool { ForeignVerb.meanings[name] != nil }

  /// Reports a first word that is no verb.
  mutating func unknownVerb(_ name: String, _ word: Token) -> ParseError {
    let place = span(word)
    if let meaning = ForeignVerb.meanings[name] {
      return failure(.foreignVerb(name, meaning, at: place))
    }
    if ReservedWord.all.contains(name) { return failure(expectedStatement(at: word)) }
    let isSentence = startsSentence(word)
    var nearest = NearestName.of(name, among: Verb.allNames)
    // A capital letter starts a sentence; a verb is meant when nothing but the letter differs.
    if name.first?.isUppercase == true, nearest != name.lowercased() { nearest = nil }
    let isMeant = nearest == name.lowercased() || Verb.named(nearest ?? "")?.takesText == true
    return failure(
      .unknownVerb(name, nearest: nearest, isSentence: isSentence && !isMeant, at: place)
    )
  }

  /// Whether two more words follow a word on its line, as in a sentence.
  private func startsSentence(_ word: Token) -> Bool {
    let line = source(word.end, endOfTrimmedLine(from: word.end))
    let words = line.split(separator: " ").filter { part in
      part.drop { "\"'(".contains($0) }.first?.isLetter == true
        && part.allSatisfy { $0.isLetter || "\"'(),.?!:;-’".contains($0) }
    }
    return words.count >= 2
  }

  /// Passes the lines that seem to go on with a bare text, and reports them once.
  mutating func passContinuation(of place: BareTextPlace) -> Statement {
    let start = peek().start
    let firstLine = startOfLine(of: start)
    var end = endOfTrimmedLine(from: start)
    var line = endOfLine(from: start) + 1
    while line < limit {
      let lineEnd = endOfLine(from: line)
      if continuesText(line) {
        end = endOfTrimmedLine(from: line)
      } else if !isPassable(line) {
        break
      }
      line = lineEnd + 1
    }
    report(
      .textContinues(
        at: span(start, end),
        text: span(place.start, place.end),
        replaced: span(place.start, end),
        heredoc: heredoc(place, firstLine, end)
      )
    )
    advance(to: end, as: .skipped)
    return .invalid(span(start, end))
  }

  /// Whether a line is neither blank nor a statement nor a comment.
  private func continuesText(_ line: Int) -> Bool {
    let start = lexer.skippingBlanks(from: line, limit: limit)
    guard start < limit, !isPassable(line), !startsStatement(start) else { return false }
    let word = lexer.token(at: start, limit: limit)
    guard word.kind == .name else { return bytes[start] != UInt8(ascii: "}") || blockDepth == 0 }
    return !startsExpressionStatement(word) && !isForeign(text(of: word))
  }

  /// Whether a line is blank or a comment.
  private func isPassable(_ line: Int) -> Bool {
    let start = lexer.skippingBlanks(from: line, limit: limit)
    return start >= limit || bytes[start].isNewline || bytes[start] == UInt8(ascii: "#")
  }

  /// The `<<END` text that holds a bare text and the lines after it.
  private func heredoc(_ place: BareTextPlace, _ firstLine: Int, _ end: Int) -> String? {
    guard end - place.start < 20_000 else { return nil }
    let lines = source(firstLine, end).split(separator: "\n", omittingEmptySubsequences: false)
    let word =
      ["END", "TEXT", "END_OF_TEXT"].first { word in
        !lines.contains { $0.drop { $0 == " " || $0 == "\t" } == word }
      }
    guard let word else { return nil }
    let indented = lines.filter { $0.contains { $0 != " " && $0 != "\t" } }
    let indent = indented.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    let blanks = String(repeating: " ", count: indent)
    let first = blanks + source(place.start, place.end)
    return "<<\(word)\n\(first)\n\(lines.joined(separator: "\n"))\n\(blanks)\(word)"
  }
}

/// What people write who come from other languages.
enum ForeignVerb {
  /// What a first word means here: another verb, or an explanation.
  enum Meaning: Hashable {
    /// A verb that stands in its place.
    case verb(String)
    /// Words about how it is done here.
    case advice(String)
  }

  /// The words that follow a block in other languages.
  static let clauses: Set<String> = ["finally", "elif", "elsif", "elseif", "except", "rescue"]

  /// First words of other languages with what they mean here.
  static let meanings: [String: Meaning] = [
    "var": .verb("let"), "const": .verb("let"), "local": .verb("let"), "val": .verb("let"),
    "set!": .verb("let"), "function": .verb("def"), "func": .verb("def"), "fn": .verb("def"),
    "fun": .verb("def"), "sub": .verb("def"), "proc": .verb("def"), "import": .verb("include"),
    "require": .verb("include"), "use": .verb("include"), "source": .verb("include"),
    "echo": .verb("print"), "puts": .verb("print"), "println": .verb("print"),
    "printf": .verb("print"), "log": .verb("print"), "throw": .verb("fail"),
    "raise": .verb("fail"), "die": .verb("fail"), "panic": .verb("fail"),
    "assert": .verb("expect"), "foreach": .verb("for"), "ask": .verb("say"),
    "prompt": .verb("say"), "tell": .verb("say"), "human": .verb("user"),
    "elif": .verb("else if"), "elsif": .verb("else if"), "elseif": .verb("else if"),
    "except": .verb("catch"), "rescue": .verb("catch"), "next": .verb("continue"),
    "switch": .advice("compare with `if … { } else if … { }`"),
    "match": .advice("compare with `if … { } else if … { }`"),
    "case": .advice("compare with `if … { } else if … { }`"),
    "do": .advice("write a loop as `while CONDITION { }` or `repeat N { }`"),
    "until": .advice("write `while not CONDITION { }`"),
    "unless": .advice("write `if not CONDITION { }`"),
    "loop": .advice("write `while true { }` or `repeat N { }`"),
    "class": .advice("keep values together in a map: `let p = { name: \"Ada\" }`"),
    "struct": .advice("keep values together in a map: `let p = { name: \"Ada\" }`"),
    "finally": .advice("write what has to follow after the block of `catch`"),
    "async": .advice("every statement waits for its result"),
    "await": .advice("every statement waits for its result"),
    "pass": .advice("leave the block empty: `{ }`"),
    "end": .advice("a block ends with `}`"), "done": .advice("a block ends with `}`"),
    "fi": .advice("a block ends with `}`"),
    "exit": .advice(
      "stop with an error by `fail \"why\"`; a script ends by itself after its last line"
    ),
    "quit": .advice(
      "stop with an error by `fail \"why\"`; a script ends by itself after its last line"
    ),
  ]
}
