import ParleySyntax
import TestSupport
import Testing

@testable import ParleyFormat

/// The scripts of `Grammar/Corpus/format`, and what holds for every script that is right.
struct FormatCorpusTests {
  static let cases = CorpusCase.all(in: "Grammar/Corpus/format")
  static let others =
    CorpusCase.all(in: "Grammar/Corpus/accept") + CorpusCase.all(in: "Grammar/Corpus/run")
    + CorpusCase.all(in: "Scripts/examples")
  static let rejected = CorpusCase.all(in: "Grammar/Corpus/reject")

  @Test(arguments: cases)
  func scriptIsLaidOutAsItsGolden(_ item: CorpusCase) throws {
    let formatted = FormattedSource(item.bytes, mode: item.mode, origin: item.stem)
    let text = try #require(formatted.text)
    Golden.expect(String(decoding: text, as: UTF8.self), at: "\(item.stem).formatted")
  }

  @Test(arguments: others)
  func acceptedScriptIsLaidOut(_ item: CorpusCase) {
    let formatted = FormattedSource(item.bytes, mode: item.mode, origin: item.stem)
    #expect(formatted.text != nil)
  }

  @Test(arguments: rejected)
  func rejectedScriptIsLeftOrLaidOutSoundly(_ item: CorpusCase) {
    _ = FormattedSource(item.bytes, mode: item.mode, origin: item.stem)
  }

  @Test(arguments: CorpusCase.all(in: "Scripts/examples"))
  func exampleIsInTheCanonicalLayout(_ item: CorpusCase) {
    guard case .unchanged = Formatting.format(item.bytes) else {
      Issue.record("run parley fmt over \(item.stem).claude")
      return
    }
  }
}

/// What holds for scripts that were damaged, or laid out at random.
struct FormatMutationTests {
  private static let cases = FormatCorpusTests.cases + FormatCorpusTests.others

  @Test func damagedScriptsAreLaidOutSoundly() throws {
    let alphabet = Array(" \n\t\r\"'{}()[]<>#\\=+-*/,.:aEs1_\u{E9}".utf8)
    try Fuzz.check(rounds: 3_000) { generator in
      let item = try #require(Self.cases.randomElement(using: &generator))
      let bytes = generator.mutated(item.bytes, alphabet: alphabet)
      let mode: ParseMode = Bool.random(using: &generator) ? .file : .prompt
      _ = FormattedSource(bytes, mode: mode, origin: "\(item.stem), seed \(generator.seed)")
    }
  }

  /// Other blanks, line ends and comments between tokens; about one script in six stays right.
  @Test func scriptsWithOtherBlanksAreLaidOutSoundly() throws {
    let gaps = ["", " ", "  ", "\t", "\n", "\n\n\n", " # note\n", "\n  # note \n\n", "\r\n", " \r"]
    var (rounds, laidOut) = (0, 0)
    try Fuzz.check(rounds: 3_000) { generator in
      rounds += 1
      let item = try #require(Self.cases.randomElement(using: &generator))
      var bytes = item.bytes
      for _ in 0..<Int.random(in: 1...2, using: &generator) {
        let gapPlaces = bytes.indices.filter { " \n\t([{,".utf8.contains(bytes[$0]) }
        guard let place = gapPlaces.randomElement(using: &generator) else { return }
        let gap = Array(try #require(gaps.randomElement(using: &generator)).utf8)
        let isBracket = "([{,".utf8.contains(bytes[place])
        let replaced = isBracket ? place + 1..<place + 1 : place..<place + 1
        bytes.replaceSubrange(replaced, with: gap)
      }
      let origin = "\(item.stem), seed \(generator.seed)"
      if FormattedSource(bytes, mode: item.mode, origin: origin).text != nil { laidOut += 1 }
    }
    // How many rounds there are depends on the machine where the fuzzing is given a time.
    #expect(rounds < 100 || laidOut * 12 > rounds, "\(laidOut) of \(rounds)")
  }

  /// Every line indented otherwise: texts over several lines move with it or stay.
  @Test(arguments: FormatCorpusTests.others, ["\t", "    ", " \t"])
  func scriptsThatAreIndentedOtherwiseKeepTheirTexts(_ item: CorpusCase, _ blanks: String) {
    let lines = item.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let indented = lines.map { Array(blanks.utf8) + $0 }.joined(separator: [UInt8(ascii: "\n")])
    _ = FormattedSource(Array(indented), mode: item.mode, origin: "\(item.stem) indented")
  }
}

extension CorpusCase {
  /// Where the case's script comes from.
  var mode: ParseMode { attributes["mode"] == "prompt" ? .prompt : .file }
}
