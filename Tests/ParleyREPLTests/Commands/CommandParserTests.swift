import ParleyREPL
import Testing

struct CommandParserTests {
  @Test(arguments: [
    (":help", PromptCommand.help(word: nil)), (":h", .help(word: nil)), (":?", .help(word: nil)),
    ("  :help  say ", .help(word: "say")), (":help :tree", .help(word: ":tree")),
    (": settings", .settings), (":vars", .vars), (":tools", .tools), (":tree", .tree),
    (":models", .models(names: [])), (":models haiku opus", .models(names: ["haiku", "opus"])),
    (":edit 2", .edit(turn: 2)), (":ed 2", .edit(turn: 2)), (":diff main", .diff(chat: "main")),
    (":diff \"my chat\"", .diff(chat: "my chat")), (":diff my chat", .diff(chat: "my chat")),
    (":show request", .showRequest(.json)), (":show request curl", .showRequest(.curl)),
    (":sh request python", .showRequest(.python)), (":tokens", .tokens), (":cost", .cost),
    (":trace on", .trace(isOn: true)), (":raw off", .raw(isOn: false)), (":talk", .talk(isOn: nil)),
    (":talk off", .talk(isOn: false)), (":save a b.claude", .save(path: "a b.claude")),
    (":load 'x.claude'", .load(path: "x.claude")), (":run x.claude", .run(path: "x.claude")),
    (":export chat.md", .export(path: "chat.md", .markdown)),
    (":export out/chat.JSON", .export(path: "out/chat.JSON", .json)), (":resume", .resume),
    (":history", .history(count: 20)), (":history 3", .history(count: 3)), (":q", .quit),
    (":exit", .quit), (":quit", .quit),
  ])
  func commandsAreReadWithTheirArguments(entry: String, command: PromptCommand) throws {
    #expect(try CommandParser().parse(entry) == .command(command))
  }

  @Test(arguments: [
    (":hepl", "there is no command :hepl", "did you mean :help?"),
    (":xyzzy", "there is no command :xyzzy", ":help lists the commands"),
    (":", "a command's name follows the colon", ":help lists them"),
    (":tr", ":tr could be :tree or :trace", "write some more letters of it"),
    (
      ":edit", ":edit needs a number", "write :edit N; for example :edit 2"
    ),
    (":edit zero", ":edit takes a number from 1, not zero", "write :edit N; for example :edit 2"),
    (":edit 0", ":edit takes a number from 1, not 0", "write :edit N; for example :edit 2"),
    (":trace", ":trace needs on or off", "write :trace on|off; for example :trace on"),
    (":tree now", ":tree takes nothing after it, not now", "write :tree; for example :tree"),
    (
      ":show reply", ":show shows a request, not reply",
      "write :show request [json|curl|python]; for example :show request python"
    ),
    (
      ":export chat.txt", ":export writes a file that ends in .md or .json, not chat.txt",
      "write :export FILE.md|FILE.json; for example :export chat.md"
    ),
    (":model haiku", "statements need no colon", "write model haiku"),
    (
      ":clear", "there is no command :clear", "Ctrl-L clears the screen, reset drops the turns"
    ),
  ])
  func whatIsWrongIsSaidWithTheForm(entry: String, message: String, help: String) {
    #expect(throws: CommandMistake(message, help: help)) { try CommandParser().parse(entry) }
  }

  @Test(arguments: [
    (":model haiku", ColonEntry.statement("model haiku")),
    (":set speed \"fast\"", .statement("set speed \"fast\"")),
    (":let x = 3\nprint x", .statement("let x = 3\nprint x")), (":x", .statement("x")),
    (":settings", .command(.settings)), (":h", .command(.help(word: nil))),
    (":setti", .command(.settings)), (":talk", .command(.talk(isOn: nil))),
  ])
  func aColonLeadsStatementsTooWhileTalking(entry: String, read: ColonEntry) throws {
    #expect(try CommandParser(isTalking: true).parse(entry) == read)
  }

  @Test func everyCommandIsReadFromItsExample() throws {
    for syntax in CommandSyntax.all {
      guard case .command = try CommandParser().parse(syntax.example) else {
        Issue.record("\(syntax.example) is no command")
        continue
      }
    }
  }

  @Test(arguments: [(":help", true), ("  :help", true), ("say :help", false), ("", false)])
  func anEntryIsACommandByItsColon(entry: String, isCommand: Bool) {
    #expect(CommandParser.isColonEntry(entry) == isCommand)
  }
}
