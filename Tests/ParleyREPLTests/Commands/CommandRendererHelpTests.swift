import ParleyREPL
import ParleyRuntime
import ParleySyntax
import TerminalText
import Testing

struct CommandRendererHelpTests {
  @Test func theOverviewFitsATerminalAndNamesEveryCommand() throws {
    let lines = try SampleSession().renderer().help(nil)
    #expect(lines.count <= 22)
    #expect(lines.allSatisfy { $0.displayWidth <= 80 })
    let text = lines.joined(separator: " ")
    for command in CommandSyntax.all { #expect(text.contains(command.form)) }
    for setting in SettingSyntax.all { #expect(text.contains(setting.name)) }
  }

  @Test func theOverviewNamesEveryVerbThatCanBeRun() throws {
    let words = Set(
      try SampleSession().renderer().help(nil).joined(separator: " ").split(separator: " ")
        .map(String.init)
    )
    for entry in LanguageReference.verbs where entry.word != "else" {
      #expect(words.contains(entry.word), "\(entry.word)")
    }
  }

  @Test(arguments: [20, 40, 60, 200])
  func helpFitsTheTerminal(width: Int) throws {
    let renderer = SampleSession().renderer(width: width)
    #expect(try renderer.help(nil).allSatisfy { $0.displayWidth <= width })
    #expect(try renderer.help("built-ins").allSatisfy { $0.displayWidth <= width })
  }

  @Test func everyWordHasItsFormAnExplanationAndAnExample() throws {
    for word in LanguageReference.words {
      let lines = try SampleSession().renderer().help(word)
      #expect(lines.count >= 4, "\(word)")
      #expect(lines.contains("  for example"), "\(word)")
    }
  }

  @Test func aSettingIsToldWithItsValueInForce() throws {
    var session = SampleSession()
    session.set("max_tokens", 200)
    #expect(try session.renderer().help("max_tokens").contains("  now: max_tokens 200"))
    #expect(try session.renderer().help(":help").contains("  also: :h, :?"))
  }

  @Test func wordsOfAKindAreListed() throws {
    let lines = try SampleSession().renderer().help("built-ins")
    #expect(lines.count == LanguageReference.builtins.count)
    #expect(lines.contains { $0.hasPrefix("len(") })
  }

  @Test func aModelIsTold() throws {
    #expect(try SampleSession().renderer().help("haiku").first?.hasPrefix("haiku-") == true)
  }

  @Test(arguments: [
    ("saay", "did you mean say?"), ("tmperature", "did you mean temperature?"),
    (":tre", "did you mean :tree?"), ("zzzzzz", ":help lists what there is"),
  ])
  func anUnknownWordLeadsToTheNearest(word: String, help: String) {
    let mistake = CommandMistake("there is nothing to tell about \(word)", help: help)
    #expect(throws: mistake) { try SampleSession().renderer().help(word) }
  }
}
