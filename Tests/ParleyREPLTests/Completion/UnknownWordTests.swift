import ClaudeMessages
import ParleyCompiler
import ParleyDiagnostics
import ParleyREPL
import ParleySyntax
import Testing

struct UnknownWordTests {
  @Test(arguments: [
    ("hello", "`say hello` or `> hello`"),
    ("  Hello there!\n", "`say Hello there!` or `> Hello there!`"),
    ("What's 2 + 2?", nil), ("¿Qué tal?", "`say ¿Qué tal?` or `> ¿Qué tal?`"),
    ("안녕하세요 세계", "`say 안녕하세요 세계` or `> 안녕하세요 세계`"),
    ("x = 1", nil), ("f(1)", nil), (":help me", nil), ("", nil), ("a\nb", nil), ("{ a: 1 }", nil),
    (
      "tell me everything there is to know about the sea",
      "`say tell me everything there is to know abou…` or `> tell me everything there is to know abou…`"
    ),
  ])
  func entryOfWordsCanBeSaid(_ entry: String, _ help: String?) {
    #expect(UnknownWord.suggestion(for: entry) == help.map { "to say it, write \($0)" })
  }

  @Test(arguments: [
    (
      "hello",
      [
        "to say it, write `say hello` or `> hello`",
        "make it with let hello = …, or quote it if it is text: \"hello\"",
      ]
    ),
    (
      "What is the capital of France?",
      [
        "to say it, write `say What is the capital of France?` or `> What is the capital of France?`"
      ]
    ),
    ("prnt this", ["write `print`", "to say it, write `say prnt this` or `> prnt this`"]),
    (
      "write a poem about cats",
      ["to say it, write `say write a poem about cats` or `> write a poem about cats`"]
    ),
    ("print 1 2", []),
    (
      "say \"Who are you?\" as", ["a name is letters, digits and `_`, and starts with no digit"]
    ),
    ("print \"x\"!", []),
    ("print nme", ["make it with let nme = …, or quote it if it is text: \"nme\""]),
    (
      "tell me a joke",
      ["write `say`", "to say it, write `say tell me a joke` or `> tell me a joke`"]
    ),
  ])
  func mistakeTellsHowToSayIt(_ entry: String, _ expected: [String]) throws {
    var compiler = Compiler(catalogue: .builtIn, loader: EmptyFiles(), mode: .prompt)
    let compilation = compiler.compile(path: "<line 1>", bytes: Array(entry.utf8))
    let diagnostics = UnknownWord.helping(compilation.diagnostics, of: entry)
    let first = try #require(diagnostics.first)
    let help = first.help + first.fixIts.map(\.message)
    #expect(expected.allSatisfy(help.contains), "\(help)")
    #expect(
      help.contains { $0.hasPrefix("to say it") } == expected.contains { $0.hasPrefix("to say it") }
    )
    #expect(!help.contains { $0.contains("to send the line to the model") })
    #expect(diagnostics.count == compilation.diagnostics.count)
  }

  @Test func rightEntryGetsNoHelp() {
    #expect(UnknownWord.helping([], of: "hello").isEmpty)
  }
}
