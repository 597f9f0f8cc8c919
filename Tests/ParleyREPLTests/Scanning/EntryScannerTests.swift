import LineEditing
import ParleyDiagnostics
import ParleySyntax
import TestSupport
import Testing

@testable import ParleyREPL

/// What the scanner makes of an entry, against the parser and in the middle of typing.
struct EntryScannerTests {
  static let accepted = CorpusCase.all(in: "Grammar/Corpus/accept")
  static let all = accepted + CorpusCase.all(in: "Grammar/Corpus/reject")

  /// Where the parser finds text, comments and numbers, the scanner does too, byte for byte.
  @Test(arguments: accepted)
  func textsAndCommentsAreWhereTheParserFindsThem(_ item: CorpusCase) throws {
    let text = SourceText.normalized(item.bytes).text
    var map = SourceMap()
    let added = map.add(path: "x", text: text)
    let file = try #require(added)
    let isPrompt = item.attributes["mode"] == "prompt"
    let tokens = Parser.tokens(of: file, mode: isPrompt ? .prompt : .file)
    var expected = [Highlight.Kind?](repeating: nil, count: text.count)
    var depth = 0
    for token in tokens {
      if token.kind == .interpolationStart { depth += 1 }
      let range = token.start..<token.end
      if depth > 0 {
        for offset in range { expected[offset] = .interpolation }
      } else if let kind = Self.kind(of: token, in: text) {
        for offset in range { expected[offset] = kind }
      }
      if token.kind == .interpolationEnd { depth -= 1 }
    }
    var scanner = EntryScanner(text)
    scanner.scan()
    var found = [Highlight.Kind?](repeating: nil, count: text.count)
    for highlight in scanner.highlights {
      for offset in highlight.range { found[offset] = highlight.kind }
    }
    for offset in text.indices {
      // Blanks and newlines around texts and their lines may belong to either.
      guard !" \t\r\n".utf8.contains(text[offset]) else { continue }
      let isText = expected[offset] == .text || found[offset] == .text
      let isOther = expected[offset] == .interpolation || expected[offset] == .comment
      guard isText || isOther else { continue }
      #expect(
        found[offset] == expected[offset],
        "at \(offset), before \(String(decoding: text[offset...].prefix(30), as: UTF8.self))"
      )
    }
  }

  private static func kind(of token: Token, in text: [UInt8]) -> Highlight.Kind? {
    switch token.kind {
    case .word where text[token.start..<token.end].allSatisfy({ (0x30...0x39).contains($0) }):
      .number
    case .text, .delimiter, .escape, .indentation, .word: .text
    case .comment: .comment
    default: nil
    }
  }

  @Test(arguments: [
    // Statements.
    ("", "statement 0"), ("pri", "statement 0"), ("print 1\nmo", "statement 8"),
    ("if x {\n  sa", "statement 9 in ifElse"), ("if x { } el", "statement 9 after ifElse"),
    ("try { } ca", "statement 8 after tryCatch"), ("with model opus { ", "statement 18 in other"),
    ("say <<END\ntext\nEND\nund", "statement 19"), ("undo; re", "statement 6"),
    ("print \"a", "nothing"), ("# pri", "nothing"), ("if x { } # el", "nothing"),
    // Text.
    ("say hello", "nothing"), ("> a # b", "nothing"), ("say ", "nothing"),
    ("system Be \\{{ x", "nothing"), ("say \"\"\"\n  pri", "nothing"),
    ("say <<'E'\n{{ x", "nothing"),
    ("say {{ re", "expression 7"), ("say a {{ b }} {{", "expression 16"),
    ("say \"{{ reply.", "field 13 14"), ("say <<END\na {{ us", "expression 15"),
    ("say {{ \"{{ x", "expression 11"), ("say {{ 'x", "nothing"),
    ("print \"\"\"\n{{ x", "expression 13"),
    // Arguments.
    ("model ha", "model 6"), ("model ", "model 6"), ("model \"ha", "model 7 quoted"),
    ("effort low\nchat d", "chat 16"), ("image pic", "image 6"), ("image \"my p", "image 7 quoted"),
    ("stop \"a\", \"b", "stop 11 quoted"), ("with model o", "model 11"), ("with mo", "setting 5"),
    ("with model opus, ", "setting 17"), ("with stop \"a\", ef", "setting 15"),
    ("unset ma", "unset 6"), ("max_tokens ", "nothing"), ("max_tokens n", "expression 11"),
    ("thinking 40", "thinking 9"), ("set speed ", "nothing"), ("model haiku ", "nothing"),
    // Expressions.
    ("print ", "expression 6"), ("print re", "expression 6"), ("print x + ", "expression 10"),
    ("print f(1, ", "expression 11"), ("print [1,\n ", "expression 11"), ("x = ", "request 4"),
    ("let x = sa", "request 8"), ("return ", "request 7"), ("let x = say hi", "nothing"),
    ("let na", "nothing"), ("let x", "nothing"), ("for it", "nothing"),
    ("for x in xs", "expression 9"),
    ("def f(a", "nothing"), ("def f(a = b", "expression 10"), ("print { ", "nothing"),
    ("print { a: ", "expression 11"), ("expect reply con", "operator 13"),
    ("print x ", "operator 8"),
    ("print 1", "nothing"), ("print x\n+ ", "expression 10"), ("print reply.te", "field 11 12"),
    ("print xs[0].", "field 11 12"), ("reply.", "field 5 6"), ("reply con", "operator 6"),
    ("print map(xs, x -> x.", "field 20 21"), ("print a,\nb", "expression 9"), ("undo ", "nothing"),
    ("hello ", "nothing"), ("What is thi", "nothing"), ("print x if ", "expression 11"),
    // Experiments.
    ("experiment ", "nothing"), ("experiment e", "nothing"), ("experiment e ", "nothing"),
    ("experiment e { ", "statement 15 in experiment"),
    ("experiment e {\n  va", "statement 17 in experiment"),
    ("experiment e { vary ", "factor 20"), ("experiment e { vary mo", "factor 20"),
    ("experiment e { vary x ", "nothing"), ("experiment e { vary x in ", "expression 25"),
    ("experiment e { vary x: 1,\n ", "expression 27"),
    ("experiment e { vary model: ha", "model 27"), ("experiment e { vary model:", "model 26"),
    ("experiment e { vary model: haiku, # c\n so", "model 39"),
    ("experiment e { vary stop: \"a\", \"b", "stop 32 quoted"),
    ("experiment e { vary model: haiku, sonnet\nre", "statement 41 in experiment"),
    ("experiment e { vary max_tokens: n", "expression 32"),
    ("experiment e { data ro", "nothing"), ("experiment e { data row: ", "expression 25"),
    ("experiment e { data row: \"ca", "data 26 quoted"), ("experiment e { repeat ", "nothing"),
    ("experiment e { repeat n", "expression 22"), ("experiment e { trial ", "nothing"),
    ("experiment e { trial { ", "statement 23 in trial"),
    ("experiment e { trial { for y in x {\n sc", "statement 37 in trial"),
    ("experiment e { trial { } ", "statement 25 in experiment after trial"),
    ("experiment e { trial { } } ", "statement 27 after experiment"),
    ("experiment e { trial { score ", "nothing"), ("experiment e { trial { score a", "nothing"),
    ("experiment e { trial { score a = ", "expression 33"),
    ("experiment e { trial { record a = reply.", "field 39 40"),
    // Schemas and tools.
    ("schema ", "nothing"), ("schema P", "nothing"), ("schema P { ", "statement 11 in schema"),
    ("schema P { na", "statement 11 in schema"), ("schema P {\n  name: ", "type 19"),
    ("schema P { name: str", "type 17"), ("schema P { name: string ", "nothing"),
    ("schema P { name: string \"a", "nothing"), ("schema P { tags: [", "type 18"),
    ("schema P { a: \"x\" | ", "type 20"), ("schema P { a: int, ", "statement 19 in schema"),
    ("schema P { a: int }\npri", "statement 20"),
    ("schema P { model: int\nmo", "statement 22 in schema"),
    ("tool t", "nothing"), ("tool t(", "nothing"), ("tool t(ci", "nothing"),
    ("tool t(city: ", "type 13"), ("tool t(city: st", "type 13"),
    ("tool t(city: string, ", "nothing"),
    ("tool t(city: string,\n  n: i", "type 26"), ("tool t(city: string) ", "nothing"),
    ("tool t(a: int) \"does", "nothing"), ("tool t(a: int) \"it\" { return ", "request 29"),
    ("tool t(a: int) { ", "statement 17 in other"), ("mcp ", "nothing"), ("mcp \"uv", "nothing"),
    ("say \"a\" ", "nothing"), ("say \"a\" as ", "schema 11"), ("say \"a\" as Pe", "schema 11"),
    ("> \"a\" as ", "schema 9"), ("let p = say \"a\" as P", "schema 19"),
    ("say \"a\" as P\npri", "statement 13"),
    // Files.
    ("print read(\"no", "read 12 quoted"), ("write \"out/", "write 7 quoted"),
    ("write \"a\", \"b", "nothing"), ("include 'x", "include 9 quoted"),
    ("print read('a", "read 12 quoted"), ("say {{ read(\"no", "read 13 quoted"),
    ("print len(\"no", "nothing"),
  ])
  func placeIsToldByWhatStandsBeforeTheCursor(_ entry: String, _ place: String) {
    var scanner = EntryScanner(
      Array(entry.utf8),
      cursor: entry.utf8.count,
      knownNames: ["reply", "x"]
    )
    scanner.scan()
    #expect(scanner.place.map(Self.shown) == place)
  }

  @Test func namesOfTheEntryAreCollected() {
    let entry = """
      let a = 1
      param b = 2
      for c, d in xs {
        def f(g, h = 1) { return g }
        try { } catch e { print map(xs, (i, j) -> i + j), map(xs, k -> k) }
      }
      experiment l {
        vary m: 1, 2
        vary model: haiku
        data n: "rows.csv"
        trial { let o = 1; score p = o }
      }
      schema Q { a: int, b: [R] }
      tool s(t: string, u: "x" | "y" "which") "does it" { let v = t }
      print
      """
    var scanner = EntryScanner(Array(entry.utf8), cursor: entry.utf8.count)
    scanner.scan()
    #expect(
      Set(scanner.declaredNames.map(\.name)) == Set("abcdfgheijklmnoQstuv".map(String.init))
    )
    #expect(scanner.declaredNames.filter { !$0.kind.isValue }.map(\.name) == ["Q", "s"])
    #expect(scanner.declaredNames.filter { $0.kind == .error }.map(\.name) == ["e"])
    #expect(scanner.declaredNames.filter { $0.kind == .function }.map(\.name) == ["f"])
  }

  @Test(arguments: all)
  func everyPrefixHasAPlace(_ item: CorpusCase) {
    let text = Array(SourceText.normalized(item.bytes).text.prefix(800))
    for cursor in stride(from: 0, through: text.count, by: 1)
    where cursor == text.count || text[cursor] & 0xC0 != 0x80 {
      var scanner = EntryScanner(text, cursor: cursor)
      scanner.scan()
      #expect(scanner.place != nil, "no place at \(cursor)")
    }
  }

  private static func shown(_ place: CursorPlace) -> String {
    switch place {
    case .nothing: "nothing"
    case .statement(let word, let block, let closed):
      "statement \(word)\(block.map { " in \($0)" } ?? "")\(closed.map { " after \($0)" } ?? "")"
    case .factor(let word): "factor \(word)"
    case .setting(let word): "setting \(word)"
    case .unset(let word): "unset \(word)"
    case .argument(let owner, let word, let quote):
      "\(owner) \(word)\(quote == nil ? "" : " quoted")"
    case .path(let owner, let word, _): "\(owner) \(word) quoted"
    case .expression(let word, let allowsRequest):
      "\(allowsRequest ? "request" : "expression") \(word)"
    case .operatorWord(let word): "operator \(word)"
    case .type(let word): "type \(word)"
    case .schema(let word): "schema \(word)"
    case .field(let dot, let word): "field \(dot) \(word)"
    }
  }
}
