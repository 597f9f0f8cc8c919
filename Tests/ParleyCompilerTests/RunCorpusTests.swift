import ParleyRuntime
import TestSupport
import Testing

/// The scripts of the corpus that are run.
///
/// Beside `case.claude` stands `case.transcript`, which says what happened, one line an effect, then the error if one ended the run.
/// `case.replies` holds the answers of the model in their order, a line `---` between two; `!kind status message` is a request that
/// fails. `case.csv` is a data file of that name.
struct RunCorpusTests {
  @Test(arguments: CorpusCase.all(in: "Grammar/Corpus/run"))
  func scriptsRunAsTheirTranscriptSays(_ script: CorpusCase) async {
    let replies = Golden.read("\(RepositoryRoot.path)/\(script.stem).replies")
    let data = script.stem.split(separator: "/").last.map { "\($0).csv" } ?? ""
    let table = Golden.read("\(RepositoryRoot.path)/\(script.stem).csv")
    let run = await ScriptRun(
      String(decoding: script.bytes, as: UTF8.self),
      replies.map(Self.answers) ?? [],
      files: table.map { [data: $0] } ?? [:],
      path: script.shownPath
    )
    let lines = run.lines.map { "\($0)\n" }.joined()
    Golden.expect(run.diagnostics + lines + run.renderedError, at: "\(script.stem).transcript")
  }

  private static func answers(_ text: String) -> [TranscriptHost.Answer] {
    var blocks: [[Substring]] = [[]]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line == "---" { blocks.append([]) } else { blocks[blocks.count - 1].append(line) }
    }
    return blocks.map { answer(String($0.joined(separator: "\n"))) }
  }

  private static func answer(_ text: String) -> TranscriptHost.Answer {
    let words = text.split(separator: " ", maxSplits: 2).map(String.init)
    guard words.count == 3, words[0].hasPrefix("!"),
      let kind = EffectError.Kind(rawValue: String(words[0].dropFirst()))
    else { return .text(text) }
    return .failure(EffectError(kind, words[2], status: Int(words[1])))
  }
}
