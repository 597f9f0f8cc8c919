import ParleyDiagnostics
import ParleySyntax
import TestSupport
import Testing

/// The scripts of `Grammar/Corpus` that are right.
struct AcceptCorpusTests {
  static let cases = CorpusCase.all(in: "Grammar/Corpus/accept")

  @Test(arguments: cases)
  func scriptHasTheTreeOfItsGolden(_ item: CorpusCase) throws {
    let source = try ParsedSource(item)
    #expect(source.rendered == "")
    #expect(!source.result.isIncomplete)
    Golden.expect(source.dump, at: "\(item.stem).tree")
  }

  @Test(arguments: cases)
  func tokensTileTheSourceWithoutSkippingAnything(_ item: CorpusCase) throws {
    let source = try ParsedSource(item)
    let tokens = Parser.tokens(of: source.file, mode: item.mode, limits: item.limits)
    expectTiling(tokens, source.file)
    #expect(tokens.allSatisfy { $0.kind != .skipped }, "\(tokens.filter { $0.kind == .skipped })")
  }

  /// The productions that the lexer reads, with the tokens that show them.
  static let lexicalProductions: [(String, Token.Kind)] = [
    ("name", .name), ("number", .number), ("digits", .number), ("newline", .newline),
    ("comment", .comment),
  ]

  @Test func everyProductionIsExercised() throws {
    var lines: [String] = []
    let parsed = try Self.cases.map {
      (name: $0.testDescription, result: try ParsedSource($0).result)
    }
    for production in Production.allCases {
      let users = parsed.filter { $0.result.productions.contains(production) }
      #expect(!users.isEmpty, "no accept case uses \(production.name)")
      let fewest = users.min { $0.result.productions.count < $1.result.productions.count }
      lines.append("\(production.name) \(fewest?.name ?? "-")\n")
    }
    for (name, kind) in Self.lexicalProductions {
      let user = try Self.cases.first { item in
        let file = try ParsedSource(item).file
        return Parser.tokens(of: file, mode: item.mode).contains { $0.kind == kind }
      }
      lines.append("\(name) \(try #require(user).testDescription)\n")
    }
    Golden.expect(lines.joined(), at: "Grammar/Corpus/productions.txt")
  }
}

/// The scripts of `Grammar/Corpus` that the parser rejects.
struct RejectCorpusTests {
  static let cases = CorpusCase.all(in: "Grammar/Corpus/reject") { $0.hasPrefix("syntax.") }

  @Test(arguments: cases)
  func diagnosticsReadAsTheirGolden(_ item: CorpusCase) throws {
    let source = try ParsedSource(item)
    let fixed = item.expectRejected(with: source.diagnostics, map: source.map)
    guard let fixed else { return }
    let again = try ParsedSource(
      Array(fixed.utf8),
      path: item.shownPath,
      mode: item.mode,
      limits: item.limits
    )
    let shown = source.diagnostics.filter { $0.id.rawValue == item.folder }
    let left = again.ids.count { $0 == item.folder }
    #expect(
      left <= shown.count { $0.fixIts.isEmpty },
      "the fixes do not mend it:\n\(again.rendered)"
    )
  }

  @Test func everyIDHasACase() {
    let covered = Set(Self.cases.map(\.folder))
    for id in Diagnostic.ID.allSyntax {
      #expect(covered.contains(id.rawValue), "no case shows \(id.rawValue)")
    }
    #expect(covered.isSubset(of: Diagnostic.ID.allSyntax.map(\.rawValue)))
  }

  @Test func idsAreUniqueAndListed() throws {
    let ids = Diagnostic.ID.allSyntax
    #expect(Set(ids).count == ids.count)
    let path = "Sources/ParleySyntax/Diagnostics/DiagnosticID+Syntax.swift"
    let source = try #require(Golden.read("\(RepositoryRoot.path)/\(path)"))
    #expect(source.split(separator: "rawValue: \"syntax.").count - 1 == ids.count)
  }
}

/// What holds for every script, right or wrong.
struct RobustnessTests {
  static let cases = AcceptCorpusTests.cases + RejectCorpusTests.cases

  @Test(arguments: cases)
  func tokensTileTheSource(_ item: CorpusCase) throws {
    let source = try ParsedSource(item)
    expectTiling(
      Parser.tokens(of: source.file, mode: item.mode, limits: item.limits),
      source.file
    )
  }

  @Test(arguments: cases)
  func scriptCutAtAnyTokenIsParsed(_ item: CorpusCase) throws {
    let source = try ParsedSource(item)
    let tokens = Parser.tokens(of: source.file, mode: item.mode, limits: item.limits)
    for token in tokens {
      let cut = try ParsedSource(
        Array(source.file.text[..<token.start]),
        mode: item.mode,
        limits: item.limits
      )
      expectSound(cut)
    }
  }

  @Test func damagedScriptsAreParsed() throws {
    let cases = Self.cases.filter { $0.bytes.count < 20_000 }
    let alphabet = Array(" \n\"'{}()[]<>#\\=+-*/,.:;!&|aEs1_\u{E9}".utf8)
    try Fuzz.check(rounds: 3_000) { generator in
      let item = try #require(cases.randomElement(using: &generator))
      var bytes = generator.mutated(item.bytes, alphabet: alphabet)
      if Bool.random(using: &generator), let other = cases.randomElement(using: &generator) {
        bytes += other.bytes.prefix(Int.random(in: 0...200, using: &generator))
      }
      let mode: ParseMode = Bool.random(using: &generator) ? .file : .prompt
      let source = try ParsedSource(bytes, mode: mode, limits: item.limits)
      expectSound(source)
      expectTiling(Parser.tokens(of: source.file, mode: mode, limits: item.limits), source.file)
    }
  }
}

/// Expects that tokens cover a source without gap or overlap.
private func expectTiling(_ tokens: [Token], _ file: SourceFile) {
  var end = 0
  for token in tokens {
    #expect(token.start == end, "a gap or overlap before \(token)")
    #expect(token.end > token.start, "an empty token \(token)")
    end = token.end
  }
  #expect(end == file.text.count)
}

/// Expects what holds for every result: spans lie in the file, `.invalid` only with an error, comments ascend.
private func expectSound(_ source: ParsedSource) {
  for diagnostic in source.diagnostics {
    #expect(diagnostic.span.end <= source.file.span.end)
    for edit in diagnostic.fixIts.flatMap(\.edits) {
      #expect(edit.span.end <= source.file.span.end)
    }
  }
  _ = FixIt.applyingFirst(of: source.diagnostics, to: source.file)
  for case .invalid(let span) in source.result.tree.statements {
    #expect(source.result.hasErrors)
    #expect(span.end <= source.file.span.end)
  }
  for (one, next) in zip(source.result.tree.statements, source.result.tree.statements.dropFirst()) {
    #expect(one.span.end <= next.span.start, "statements overlap")
  }
  for (one, next) in zip(source.result.comments, source.result.comments.dropFirst()) {
    #expect(one.span.end <= next.span.start)
  }
}
