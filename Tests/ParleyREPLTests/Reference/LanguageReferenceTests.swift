import ClaudeMessages
import ParleyCompiler
import ParleyDiagnostics
import ParleyREPL
import ParleyRuntime
import ParleySyntax
import Testing

struct LanguageReferenceTests {
  @Test func everyVerbHasAnEntryAndNoneIsStale() {
    #expect(words(of: LanguageReference.verbs) == Set(Verb.allCases.map(\.rawValue)))
  }

  @Test func everySettingHasAnEntryAndNoneIsStale() {
    #expect(LanguageReference.settings.map(\.word) == SettingSyntax.all.map(\.name))
  }

  @Test func everyBuiltinHasAnEntryWithItsFormAndNoneIsStale() {
    #expect(words(of: LanguageReference.builtins) == Set(Builtin.allCases.map(\.name)))
    for entry in LanguageReference.builtins {
      #expect(entry.form == Builtin(rawValue: entry.word)?.usage)
    }
  }

  @Test func everyValueAndFieldHasAnEntryAndNoneIsStale() {
    #expect(words(of: LanguageReference.values) == Set(RunValue.allCases.map(\.rawValue)))
    #expect(LanguageReference.replyFields.map(\.word) == ReplyFields.all.map { "reply.\($0)" })
    #expect(LanguageReference.usageFields.map(\.word) == ReplyFields.usage.map { "usage.\($0)" })
    let run = RunValue.run.fields ?? []
    #expect(LanguageReference.runFields.map(\.word) == run.map { "run.\($0)" })
  }

  @Test func everyWordOfASettingIsExplainedAndNoneIsStale() {
    for setting in SettingSyntax.all where !setting.words.isEmpty {
      #expect(LanguageReference.settingWords[setting.name]?.map(\.word) == setting.words)
    }
    for name in LanguageReference.settingWords.keys {
      #expect(SettingSyntax.named(name) != nil)
    }
  }

  @Test(arguments: LanguageReference.all.filter { $0.kind != .command })
  func exampleParsesAtThePrompt(_ entry: LanguageReference.Entry) throws {
    var map = SourceMap()
    let added = map.add(path: "<line 1>", text: Array(entry.example.utf8))
    let result = Parser.parse(try #require(added), mode: .prompt)
    #expect(result.diagnostics.map(\.id.rawValue) == [])
    #expect(!result.isIncomplete)
  }

  @Test(arguments: LanguageReference.all.filter { $0.kind != .command })
  func exampleCompilesAtThePrompt(_ entry: LanguageReference.Entry) {
    var compiler = Compiler(catalogue: .builtIn, loader: EmptyFiles(), mode: .prompt)
    // What a break or a return stands in is part of its example, so each one compiles by itself.
    let compilation = compiler.compile(path: "<line 1>", bytes: Array(entry.example.utf8))
    let rendered = DiagnosticRenderer(map: compiler.sources).render(compilation.diagnostics)
    #expect(rendered == "")
  }

  @Test(arguments: LanguageReference.all)
  func entryFitsALine(_ entry: LanguageReference.Entry) {
    #expect(!entry.explanation.isEmpty && entry.explanation.count <= 66)
    #expect(entry.explanation.last != ".")
    #expect(entry.form.hasPrefix(entry.word))
    #expect(entry.example.contains(entry.word))
  }

  @Test(arguments: [
    (">", "say", LanguageReference.Kind.verb), ("max_tokens", "max_tokens", .setting),
    ("len", "len", .builtin), ("reply", "reply", .value), ("reply.cost", "reply.cost", .field),
    ("interrupted", "reply.interrupted", .field), (":save", ":save", .command),
    ("save", ":save", .command), ("exit", ":quit", .command),
  ])
  func wordIsFound(_ word: String, _ found: String, _ kind: LanguageReference.Kind) {
    let entries = LanguageReference.entries(for: word)
    #expect(entries.first?.word == found)
    #expect(entries.first?.kind == kind)
  }

  @Test func unknownWordIsNotFound() {
    #expect(LanguageReference.entries(for: "prnt").isEmpty)
    #expect(LanguageReference.entries(for: "").isEmpty)
    #expect(LanguageReference.entries(for: ".").isEmpty)
  }

  private func words(of entries: [LanguageReference.Entry]) -> Set<String> {
    let words = Set(entries.map(\.word))
    #expect(words.count == entries.count)
    return words
  }
}

/// Files of any name, all of them empty.
struct EmptyFiles: SourceLoader {
  func bytes(
    of path: String,
    includedFrom includer: String
  ) throws(SourceLoadError) -> [UInt8] { [] }
}
