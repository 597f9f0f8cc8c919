import LineEditing
import ParleyDiagnostics
import ParleySyntax
import TestSupport
import Testing

@testable import ParleyREPL

struct EntryHighlightingTests {
  static let cases =
    CorpusCase.all(in: "Grammar/Corpus/accept") + CorpusCase.all(in: "Grammar/Corpus/reject")

  @Test(arguments: [
    (
      "say Hello {{name}}, hi # no", "keyword:say text:Hello  interpolation:{{name}} text:, hi # no"
    ),
    ("> hi", "keyword:> text:hi"),
    ("model haiku # fast", "setting:model text:haiku comment:# fast"),
    ("max_tokens 200", "setting:max_tokens number:200"),
    ("thinking 4000", "setting:thinking number:4000"),
    ("print 1 + x, true", "keyword:print number:1 number:true"),
    (
      "if not x { print 'a' } else { undo }",
      "keyword:if keyword:not keyword:print text:'a' keyword:else keyword:undo"
    ),
    ("let x = say \"a {{b}}\"", "keyword:let keyword:say text:\"a  interpolation:{{b}} text:\""),
    ("print \"{{ \"}}\" }}\"", "keyword:print text:\" interpolation:{{ \"}}\" }} text:\""),
    (
      "say <<END\n{{x}} y\nEND\nundo",
      "keyword:say text:<<END interpolation:{{x}} text: y\nEND keyword:undo"
    ),
    ("say <<'END'\n{{x}}\nEND", "keyword:say text:<<'END' text:{{x}}\nEND"),
    (
      "say \"\"\"\n  model\n  \"\"\"\nredo",
      "keyword:say text:\"\"\"\n  model\n  \"\"\" keyword:redo"
    ),
    (
      "with model opus, max_tokens 50 { send }",
      "keyword:with setting:model text:opus setting:max_tokens number:50 keyword:send"
    ),
    (
      "expect reply contains \"a\" and x in y",
      "keyword:expect keyword:contains text:\"a\" keyword:and keyword:in"
    ),
    (
      "experiment e {\n vary model: haiku,\n sonnet # two\n vary n: 1\n trial { score a = 2 } }",
      "keyword:experiment keyword:vary setting:model text:haiku text:sonnet comment:# two "
        + "keyword:vary number:1 keyword:trial keyword:score number:2"
    ),
    (
      "experiment e { data row: \"a.csv\"\nrepeat 5\nvari x: 1\nvary x in y }",
      "keyword:experiment keyword:data text:\"a.csv\" keyword:repeat number:5 mistake:vari "
        + "keyword:vary keyword:in"
    ),
    ("vary x: 1 ", "mistake:vary"), ("score x = 1 ", "mistake:score"),
    // What is not finished.
    ("say {{ na", "keyword:say text:{{ na"), ("print \"abc", "keyword:print text:\"abc"),
    ("if x {\n  model", "keyword:if setting:model"),
    ("say \"\"\"\n  model haiku", "keyword:say text:\"\"\"\n  model haiku"),
    // Mistakes.
    ("prnt", ""), ("prnt ", "mistake:prnt"), ("prnt 1", "mistake:prnt"),
    ("prnt 1 ", "mistake:prnt"),
    ("Hello there", "mistake:Hello"), ("x + 1 ", "number:1"), ("f(1) ", "number:1"),
    ("x = 2 ", "number:2"), ("reply ", ""), ("known ", ""),
    ("unknown\nprint 1", "mistake:unknown keyword:print number:1"),
    ("let y = 1\ny ", "keyword:let number:1"), ("What's up ", "mistake:What"),
    ("and x", "mistake:and"),
    // Commands.
    (":help say", "command::help"), (":hel", "command::hel"), (":nope ", "mistake::nope"),
    (":nope", "command::nope"), (" :quit", "command::quit"),
    ("", ""), ("\n\n", ""), ("}", ""), ("안녕 하세요 ", "mistake:안녕"),
    ("say 안녕 {{이름}}", "keyword:say text:안녕  interpolation:{{이름}}"),
  ])
  func entryLooks(_ entry: String, _ looks: String) {
    #expect(Self.shown(entry) == looks)
  }

  @Test(arguments: [
    ("model haiku is fine", "text:model haiku is fine"),
    (":model haiku", "command:: setting:model text:haiku"),
    (":help", "command::help"),
    (":say <<END\nx\nEND", "command:: keyword:say text:<<END text:x\nEND"),
  ])
  func talkLooksLikeText(_ entry: String, _ looks: String) {
    #expect(Self.shown(entry, isTalking: true) == looks)
  }

  @Test(arguments: cases)
  func rangesAreSoundAtEveryPrefix(_ item: CorpusCase) throws {
    let text = String(decoding: item.bytes.prefix(3_000), as: UTF8.self)
    var step = 1
    if text.utf8.count > 600 { step = 7 }
    for count in stride(from: 0, through: text.unicodeScalars.count, by: step) {
      Self.expectSound(String(text.unicodeScalars.prefix(count)))
    }
    Self.expectSound(text)
  }

  @Test func rangesAreSoundForGarbage() throws {
    let pieces = [
      "say ", "model ", "{{", "}}", "\"", "'", "\"\"\"", "<<END", "END", "\n", " ", "#", "{", "}",
      "(", ")", "[", "]", ":", ";", ",", ".", "\\", "é", "안", "🎉", "e\u{301}", "x", "12", "=",
      "->", "if ", "else", "with ", "image ", "stop ", "\t", "\r", "\u{0}", ">", "let ", "<<'E'",
    ]
    try Fuzz.check(rounds: 4_000) { generator in
      var entry = ""
      for _ in 0..<Int.random(in: 0...30, using: &generator) {
        entry += try #require(pieces.randomElement(using: &generator))
      }
      Self.expectSound(entry)
      let bytes = Array(entry.utf8)
      let cursor = Int.random(in: 0...bytes.count, using: &generator)
      let completions = SessionAssistant().completions(of: entry, at: cursor)
      #expect(completions.replaced.upperBound <= bytes.count)
      for offset in [completions.replaced.lowerBound, completions.replaced.upperBound] {
        #expect(offset == bytes.count || bytes[offset] & 0xC0 != 0x80, "seed \(generator.seed)")
      }
    }
  }

  @Test func longTextsAreShownPlain() {
    let assistant = SessionAssistant()
    #expect(!assistant.highlights(of: "say \(String(repeating: "a", count: 1_000))").isEmpty)
    let long = "say \(String(repeating: "a", count: SessionAssistant.highlightedLength))"
    #expect(assistant.highlights(of: long).isEmpty)
  }

  private static func expectSound(_ entry: String) {
    let bytes = Array(entry.utf8)
    for isTalking in [false, true] {
      let highlights = EntryHighlighting.highlights(
        of: entry,
        isTalking: isTalking,
        knownNames: ["known"]
      )
      var end = 0
      for highlight in highlights {
        #expect(highlight.range.lowerBound >= end, "\(entry.debugDescription)")
        #expect(!highlight.range.isEmpty)
        end = highlight.range.upperBound
        #expect(end <= bytes.count)
        for offset in [highlight.range.lowerBound, end] where offset < bytes.count {
          #expect(bytes[offset] & 0xC0 != 0x80, "\(entry.debugDescription)")
        }
      }
    }
  }

  private static func shown(_ entry: String, isTalking: Bool = false) -> String {
    let bytes = Array(entry.utf8)
    return EntryHighlighting.highlights(
      of: entry,
      isTalking: isTalking,
      knownNames: ["known", "reply", "x"]
    )
    .map { "\($0.kind):\(String(decoding: bytes[$0.range], as: UTF8.self))" }
    .joined(separator: " ")
  }
}
