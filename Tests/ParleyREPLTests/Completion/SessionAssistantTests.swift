import ClaudeMessages
import LineEditing
import ParleyRuntime
import Testing

@testable import ParleyREPL

struct SessionAssistantTests {
  // MARK: Whole entries

  @Test(arguments: [
    "", "say hi", "if x { }", ":help", ":nonsense {", "print )", "say <<END\na\nEND",
    " :save x.claude", "say \"\"\"\n  hi\n  \"\"\"",
  ])
  func entryIsWhole(_ entry: String) {
    #expect(SessionAssistant().isComplete(entry))
  }

  @Test(arguments: [
    "if x {", "print f(", "schema A {", "tool f(", "tool f() {", "say \"\"\"", "say <<END\ntext",
    "print 1 +", "print 1,",
  ])
  func entryLacksAnEnd(_ entry: String) {
    #expect(!SessionAssistant().isComplete(entry))
  }

  @Test func plainLinesAreWholeWhileTalking() {
    let assistant = SessionAssistant(talking)
    #expect(assistant.isComplete("if x {"))
    #expect(assistant.isComplete("say <<END"))
    #expect(assistant.isComplete(":help {"))
    #expect(!assistant.isComplete(":say <<END"))
    #expect(!assistant.isComplete(": if x {"))
  }

  // MARK: The language

  @Test func statementsStartWithVerbsAndSettings() {
    let items = completions("").items
    #expect(items.first?.text == "say")
    #expect(items.contains { $0.text == "max_tokens" && $0.suffix == " " })
    #expect(items.contains { $0.text == "undo" && $0.suffix == "" })
    #expect(items.allSatisfy { !$0.explanation.isEmpty })
    #expect(!items.contains { ["break", "return", "len("].contains($0.text) })
    #expect(texts("if x { ret") == ["retry", "return", "retries"])
  }

  @Test(arguments: [
    ("pri", ["print"]), ("ma", ["max_tokens"]), ("mod", ["model"]), ("med", ["median("]),
    ("MA", ["max_tokens"]),
    ("mxt", ["max_tokens"]), ("zz", []), ("poe", ["poem"]), ("if x { } el", ["else"]),
    ("try { } ca", ["catch", "cache"]), ("thinking a", ["adaptive"]), ("stream ", ["on", "off"]),
    ("cache 1", ["1h"]), ("tool_choice ", ["auto", "any", "none"]), ("temperature ", []),
    ("thinking_display o", ["omitted"]), ("say ma", []), ("let ma", []), ("undo ", []),
    (
      "let x = s",
      [
        "say", "send", "sum(", "string(", "sort(", "sorted_by(", "starts_with(", "stdev(", "split(",
        "settings", "stdin",
      ]
    ),
    ("unset ma", ["max_tokens"]), ("with max", ["max_tokens"]), ("with bud", []),
    (
      "experiment e {\n ",
      ["vary", "data", "repeat", "concurrency", "timeout", "trial"]
    ),
    ("experiment e { vary max", ["max_tokens"]), ("experiment e { vary bud", []),
    ("experiment e { vary effort: low, hi", ["high"]),
    ("experiment e { trial { sco", ["score"]), ("sco", []),
    ("experiment e { trial { if x { reco", ["record"]),
    ("chat ", ["draft", "\"my notes\""]), ("fork ", ["main-2"]),
    ("expect reply con", ["contains"]), ("print poem is", []),
    ("print st", ["string(", "starts_with(", "stdev(", "stdin"]),
  ])
  func wordGoesOn(_ entry: String, _ expected: [String]) {
    #expect(Set(texts(entry)) == Set(expected))
  }

  @Test(arguments: [
    ("print reply.sto", ["stop_reason", "stop_sequence"]), ("reply.usage.o", ["output_tokens"]),
    ("usage.t", ["thinking_tokens"]), ("run.", ["cost", "usage", "requests"]),
    ("settings.max", ["max_tokens"]), ("print city.", ["name", "area", "districts"]),
    ("city.districts[1].", ["name"]), ("city.districts[-1].n", ["name"]),
    ("city.districts[9].", []),
    ("city[\"districts\"][1].n", ["name"]), ("poem.ti", []), ("turns[0].", ["role", "text"]),
    ("say {{ city.na", ["name"]), ("print \"{{ reply.st", ["stop_reason", "stop_sequence"]),
    ("try { } catch e { print e.mes", ["message"]), ("answer.stop_r", ["stop_reason"]),
    ("for reply in x { print city.ar", ["area"]), ("nothing.x", []), ("city.name.x", []),
  ])
  func fieldGoesOn(_ entry: String, _ expected: [String]) {
    #expect(texts(entry) == expected)
  }

  @Test func callsShowTheirParameters() throws {
    let split = try #require(completions("print spl").items.first)
    #expect(split.text == "split(")
    #expect(split.explanation == "text, separator: the parts between separators")
    #expect(split.suffix == "")
    let ask = try #require(completions("print as").items.first)
    #expect(ask.text == "ask(")
    #expect(ask.explanation == "question, tone?")
    #expect(texts("print mod") == ["models()"])
    let assistant = SessionAssistant(context)
    #expect(assistant.completions(of: "print spl(x)", at: 9).items.map(\.text) == ["split"])
  }

  @Test func namesOfTheEntryComeFirstAndHideOthers() {
    #expect(texts("for poem2 in x { print poe") == ["poem2", "poem"])
    let items = completions("let poem = 1\nprint poe").items
    #expect(items.map(\.text) == ["poem"])
    #expect(items.first?.explanation == "made in this entry")
  }

  @Test func modelsTellWhatTheyAreForAndWhatTheyCost() throws {
    let models = completions("model ").items
    #expect(models.map(\.text).sorted() == ["fable", "haiku", "mythos", "opus", "sonnet"])
    let haiku = try #require(models.first { $0.text == "haiku" })
    #expect(haiku.explanation.contains("quick and cheap"))
    #expect(haiku.explanation.hasSuffix("$0.10 in, $0.50 out"))
    #expect(texts("model claude-haiku-4").contains("claude-haiku-4-5-20251001"))
    #expect(texts("model \"hai").contains("haiku-4.5"))
  }

  @Test func modelWithoutPriceTellsWhatItIsFor() {
    var local = context
    var model = ModelDescription(id: "parley-small", line: .haiku)
    model.purpose = "built in, to try scripts without a key"
    local.catalogue = ModelCatalogue(date: local.catalogue.date, models: [model])
    let items = SessionAssistant(local).completions(of: "model p", at: 7).items
    #expect(items.map(\.text) == ["parley-small"])
    #expect(items.first?.explanation == "built in, to try scripts without a key")
  }

  @Test func valuesThatTheModelRefusesAreLeftOut() {
    var context = context
    context.settings = MapValue([("model", "haiku-4.5")])
    let assistant = SessionAssistant(context)
    #expect(assistant.completions(of: "effort ", at: 7).items.isEmpty)
    #expect(assistant.completions(of: "thinking ", at: 9).items.map(\.text) == ["off"])
    #expect(texts("effort ") == ["low", "medium", "high", "xhigh", "max"])
  }

  @Test func schemasAndToolsAreOfferedWhereTheyBelong() {
    var context = CompletionContext()
    context.schemas = [
      DataSchema(name: "Person", fields: [DataField(name: "name", type: .string)]),
      DataSchema(name: "Place", fields: [DataField(name: "town", type: .string)]),
    ]
    context.tools = ["weather"]
    let assistant = SessionAssistant(context)
    let texts = { (entry: String) in
      assistant.completions(of: entry, at: entry.utf8.count).items.map(\.text)
    }
    #expect(texts("say \"Who?\" as ") == ["Person", "Place"])
    #expect(texts("say \"Who?\" as Pl") == ["Place"])
    #expect(texts("schema Own { a: int }\nsay \"Who?\" as ") == ["Own", "Person", "Place"])
    #expect(texts("schema S { a: ") == ["string", "int", "float", "bool", "S", "Person", "Place"])
    #expect(texts("tool t(a: [P") == ["Person", "Place"])
    #expect(texts("tool t(city: string) \"What it does.\" { return ci") == ["city"])
    #expect(texts("unset we") == ["weather"])
    #expect(texts("tool_choice w") == ["weather"])
    #expect(texts("schema S { na") == [])
    #expect(texts("print wea") == [])
  }

  @Test func unsetOffersWhatIsSet() throws {
    let item = try #require(completions("unset mod").items.first)
    #expect(item.text == "model")
    #expect(item.explanation == "now \"haiku\"")
    #expect(!texts("unset ").contains("temperature"))
  }

  @Test func wordIsReplacedUpToTheCursor() {
    let assistant = SessionAssistant(context)
    let completions = assistant.completions(of: "say é\nprin 1", at: 11)
    #expect(completions.replaced == 7..<11)
    #expect(completions.items.map(\.text) == ["print"])
    #expect(assistant.completions(of: "print", at: 99).replaced == 0..<5)
    #expect(assistant.completions(of: "é", at: 1).replaced.lowerBound == 0)
  }

  // MARK: Commands

  @Test(arguments: [
    (":he", [":help"]), (":", CommandSyntax.all.map { ":\($0.name)" }), (":trace ", ["on", "off"]),
    (":talk o", ["on", "off"]), (":show ", ["request"]),
    (":show request ", ["json", "curl", "python"]),
    (":show request c", ["curl"]), (":show reply ", []), (":diff ", ["draft", "my notes"]),
    (":help max_", ["max_tokens"]), (":help :sa", [":save"]),
    (":help reply.int", ["reply.interrupted"]),
    (":cost ", []), (":edit ", ["2", "1"]), (":edit 1", ["1"]), (":nope x", []),
    (":models haiku op", ["opus", "opus-5.5"]), (":help say ", []),
  ])
  func commandGoesOn(_ entry: String, _ expected: [String]) {
    let found = texts(entry)
    #expect(expected.allSatisfy(found.contains), "\(found)")
    #expect(expected.isEmpty == found.isEmpty)
    if !expected.isEmpty, !entry.hasPrefix(":models") { #expect(found == expected) }
  }

  @Test func turnsToEditTellWhatTheySay() {
    #expect(completions(":edit ").items.map(\.explanation) == ["\"Bye…\"", "\"Hi\""])
  }

  @Test func colonLeadsStatementsWhileTalking() {
    let assistant = SessionAssistant(talking)
    func texts(_ entry: String) -> [String] {
      assistant.completions(of: entry, at: entry.utf8.count).items.map(\.text)
    }
    #expect(texts("pri").isEmpty)
    #expect(texts("say {{ re").isEmpty)
    #expect(texts(":mod").contains(":model") && texts(":mod").contains(":models"))
    #expect(texts(":model haiku-4").contains("haiku-4.5"))
    #expect(texts(":print reply.sto") == ["stop_reason", "stop_sequence"])
    #expect(texts(":he") == [":help"])
    #expect(texts(":trace o") == ["on", "off"])
  }

  // MARK: The session

  private var talking: CompletionContext {
    var context = context
    context.isTalking = true
    return context
  }

  private var context: CompletionContext {
    var context = CompletionContext()
    let district: Value = ["name": "Jongno"]
    context.variables = [
      .init("poem", "An old silent pond"),
      .init("city", ["name": "Seoul", "area": 605.2, "districts": [["x": 1], district]]),
      .init(
        "answer",
        .reply(ReplyValue(text: "Yes", fields: MapValue([("stop_reason", "end_turn")])))
      ),
    ]
    context.functions = [.init("ask", usage: "ask(question, tone?)")]
    context.reply = ReplyValue(
      text: "Hello",
      fields: MapValue([("usage", ["input_tokens": 3, "output_tokens": 4])])
    )
    context.chats = ["main", "draft", "my notes"]
    context.turns = [
      ["role": "user", "text": "Hi"], ["role": "assistant", "text": "Hello"],
      ["role": "user", "text": "Bye\nnow"],
    ]
    context.settings = MapValue([
      ("model", "haiku"), ("max_tokens", 4096), ("temperature", .null), ("stream", "on"),
    ])
    return context
  }

  private func completions(_ entry: String) -> Completions {
    SessionAssistant(context).completions(of: entry, at: entry.utf8.count)
  }

  private func texts(_ entry: String) -> [String] { completions(entry).items.map(\.text) }
}
