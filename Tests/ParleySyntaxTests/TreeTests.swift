import ParleyDiagnostics
import ParleySyntax
import TestSupport
import Testing

/// What the dump of a tree does not show: spans, comments, tables.
struct TreeTests {
  @Test func statementsCoverTheirSource() throws {
    let marked = MarkedSource(
      "⟦let x = [1,\n  2]⟧ # c\n⟦say  Hi {{x}}⟧  \n⟦x.a += -1⟧\n⟦if x { ⟦send⟧ } else { }⟧\n"
    )
    let source = try ParsedSource(marked.text)
    let spans = source.result.tree.statements.map(\.span)
    let ranges = marked.ranges.filter { marked.text.utf8.count > 0 && $0.count != 4 }
    #expect(spans == ranges.map { SourceSpan(UInt32($0.lowerBound), UInt32($0.upperBound)) })
  }

  @Test func spansCountFromTheBaseOfTheFile() throws {
    var map = SourceMap()
    _ = map.add(path: "first", text: Array("print 1\n".utf8))
    let added = map.add(path: "second", text: Array("print @\nsay \"{{ 1 + }}\"\n".utf8))
    let file = try #require(added)
    let result = Parser.parse(file)
    #expect(result.tree.span == file.span)
    #expect(result.diagnostics.allSatisfy { $0.span.start >= file.base })
    #expect(file.text(of: try #require(result.diagnostics.first).span) == "@")
  }

  @Test func heredocKeepsItsOpeningAndItsLines() throws {
    let source = try ParsedSource("print <<END, 2\n  one\nEND\nprint 3\n")
    guard case .print(let node) = source.result.tree.statements.first,
      case .text(let text) = node.values.first
    else {
      Issue.record("no print of a text")
      return
    }
    #expect(source.text(text.span) == "<<END")
    #expect(source.text(try #require(text.bodySpan)) == "  one\nEND")
    #expect(text.constant == "one")
    #expect(source.text(node.span) == "print <<END, 2")
  }

  @Test func experimentTellsWhereItsPartsStand() throws {
    let marked = MarkedSource(
      "⟦experiment e ⟦{\n  ⟦vary model: haiku,\n    {{x}}⟧\n  trial ⟦{ ⟦score a = 1⟧ }⟧\n  ⟦repeat 2⟧ }⟧⟧\n"
    )
    let source = try ParsedSource(marked.text)
    guard case .experiment(let node) = source.result.tree.statements.first,
      case .vary(let vary) = node.clauses.first, case .setting(_, let values) = vary.values,
      let trial = node.trial, let measure = trial.statements.first
    else {
      Issue.record("no experiment with a factor: \(source.rendered)")
      return
    }
    let spans = [
      node.span, node.body, vary.span, trial.span, measure.span, node.clauses[1].span,
    ]
    #expect(
      Set(spans)
        == Set(marked.ranges.map { SourceSpan(UInt32($0.lowerBound), UInt32($0.upperBound)) })
    )
    #expect(node.trialPlace == 1)
    #expect(values.map { source.text($0.span) } == ["haiku", "{{x}}"])
  }

  @Test(arguments: SettingSyntax.all.filter { $0.scope == .conversation && $0.name != "set" })
  func exampleOfASettingIsAValueThatVaries(_ setting: SettingSyntax) throws {
    let example = setting.argument == .text ? "\"\(setting.example)\"" : setting.example
    let source = try ParsedSource(
      "experiment e {\n  vary \(setting.name): \(example),\n    \(example)\n  trial { }\n}\n"
    )
    #expect(source.ids.isEmpty, "\(source.rendered)")
    guard case .experiment(let node) = source.result.tree.statements.first,
      case .vary(let vary) = node.clauses.first, case .setting(setting, let values) = vary.values
    else {
      Issue.record("\(setting.name) does not vary")
      return
    }
    #expect(values.map { source.text($0.span) } == [example, example])
  }

  @Test func aScriptWithoutTrialHasATreeAllTheSame() throws {
    let source = try ParsedSource("experiment e {\n  vary x in y\n}\n")
    guard case .experiment(let node) = source.result.tree.statements.first else {
      Issue.record("no experiment")
      return
    }
    #expect(node.trial == nil)
    #expect(node.clauses.count == 1)
    #expect(source.ids == ["syntax.missing-trial"])
  }

  @Test func commentsAreKeptInTheirOrder() throws {
    let source = try ParsedSource(
      "#!/usr/bin/parley\nprint 1 # one\n# two\nlet x = [ # three\n  1\n  # four\n]\nsay # text\n# five"
    )
    let comments = source.result.comments
    #expect(
      comments.map { source.text($0.span) } == [
        "#!/usr/bin/parley", "# one", "# two", "# three", "# four", "# five",
      ]
    )
    #expect(comments.map(\.isTrailing) == [false, true, false, true, false, false])
  }

  @Test func invalidStatementCoversWhatWasWrong() throws {
    let source = try ParsedSource("let x = 1 +* foo bar\nprint 1\n")
    let first = try #require(source.result.tree.statements.first)
    guard case .invalid(let span) = first else {
      Issue.record("the statement is not invalid")
      return
    }
    #expect(source.text(span).hasPrefix("let x = 1 +* foo bar"))
    #expect(source.result.tree.statements.count == 2)
  }

  @Test(arguments: SettingSyntax.all)
  func exampleOfASettingIsRead(_ setting: SettingSyntax) throws {
    let source = try ParsedSource("\(setting.name) \(setting.example)\n")
    #expect(source.ids.isEmpty, "\(source.rendered)")
    guard case .setting(let node) = source.result.tree.statements.first else {
      Issue.record("\(setting.name) is no setting statement")
      return
    }
    #expect(node.setting == setting)
    #expect(source.text(node.argument.span) == setting.example)
  }

  @Test func namesOfSettingsAndVerbsDiffer() {
    let names = Verb.allNames
    #expect(Set(names).count == names.count)
    #expect(SettingSyntax.named("model")?.argument == .word)
    #expect(SettingSyntax.named("modle") == nil)
  }

  @Test(
    arguments: [
      ("0", .int(0)), ("007", .int(7)), ("1_000", .int(1000)), ("1.5", .float(1.5)),
      ("1e3", .float(1000)), ("1E-2", .float(0.01)), ("-9223372036854775808", .int(.min)),
      ("9223372036854775807", .int(.max)), ("1_0.2_5", .float(10.25)),
    ] as [(String, ConstantLiteral.Value)]
  )
  func numberHasItsValue(_ spelling: String, _ value: ConstantLiteral.Value) throws {
    let source = try ParsedSource("print \(spelling)")
    guard case .print(let node) = source.result.tree.statements.first,
      case .constant(let literal) = node.values.first
    else {
      Issue.record("no constant: \(source.rendered)")
      return
    }
    #expect(literal.value == value)
    #expect(source.text(literal.span) == spelling)
  }

  @Test(arguments: [
    "1_", "1__0", "1e", "0x1F", "1.5.2x", "5px", "1e+", "9223372036854775808", "1e400",
  ])
  func illFormedNumberIsReported(_ spelling: String) throws {
    #expect(try ParsedSource("print \(spelling)").result.hasErrors)
  }
}
