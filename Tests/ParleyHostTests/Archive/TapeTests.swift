import ClaudeMessages
import Glibc
import ParleyRuntime
import Testing

@testable import ParleyHost

struct TapeTests {
  let folder: TemporaryFolder
  private let header = TapeHeader(program: "parley 1.0", provider: .api, catalogue: .builtIn)

  init() throws {
    folder = try TemporaryFolder()
  }

  private var path: String { folder("run.tape") }

  /// Records exchanges, each of a trial or of none.
  private func record(_ exchanges: [(subject: String?, exchange: Exchange)]) throws {
    let tape = try Tape.recording(to: path, header: header)
    for (subject, exchange) in exchanges { tape.archive(for: subject).keep(exchange) }
    _ = try tape.finish(isWhole: true)
  }

  private func replayed() throws -> Tape {
    Tape.replaying(try TapeContents(readingFrom: path))
  }

  /// The text with which a tape answers a request that says something; nil for none.
  private func answer(
    _ tape: Tape,
    _ text: String,
    of subject: String? = nil
  ) async throws -> String? {
    try await tape.archive(for: subject).take(TapedExchanges.request(text))?.exchange.answer
  }

  @Test func equalRequestsAreAnsweredInTheirOrderWithinTheirTrial() async throws {
    try record([
      (nil, TapedExchanges.exchange("a", answered: "1")),
      ("t", TapedExchanges.exchange("a", answered: "2")),
      (nil, TapedExchanges.exchange("a", answered: "3")),
      (nil, TapedExchanges.exchange("b", answered: "4")),
    ])
    let tape = try replayed()
    #expect(try await answer(tape, "b") == #"{"text":"4"}"#)
    #expect(try await answer(tape, "a") == #"{"text":"1"}"#)
    #expect(try await answer(tape, "a", of: "t") == #"{"text":"2"}"#)
    #expect(try await answer(tape, "a") == #"{"text":"3"}"#)
    let outcome = try tape.finish(isWhole: true)
    #expect(outcome.used == 4 && outcome.unused == 0)
  }

  @Test func aTapeHoldsExchangesAsTheyWereButForHeadersThatSayNothingOfTheAnswer() throws {
    let exchange = TapedExchanges.exchange("a", answered: "ü\u{1}")
    try record([("t", exchange)])
    let contents = try TapeContents(readingFrom: path)
    var expected = exchange
    expected.head = .init(
      status: 200,
      headers: [.init("request-id", "req_ü\u{1}")],
      elapsed: 3
    )
    #expect(contents.header == header)
    #expect(contents.entries.map(\.exchange) == [expected])
    #expect(contents.entries.map(\.subject) == ["t"])
    let text = try #require(folder.content("run.tape"))
    #expect(!text.contains("sk-ant-secret") && !text.contains("org-1"))
    // JSON stands there as JSON, which a difference of versions shows word by word.
    #expect(text.contains(#""body":{"model":"claude-haiku-5-5","max_tokens":100"#))
  }

  @Test(arguments: [
    #"{"a": 1}"#, #"{"a":1.0e5,"a":2}"#, "not JSON", "\u{FF}", #"{"a":"\ud83c\udf89"}"#, "[1]",
    String(repeating: #"{"a":"#, count: 600) + "1" + String(repeating: "}", count: 600),
  ])
  func bytesOfAnEventComeBackAsTheyWere(_ data: String) throws {
    var exchange = TapedExchanges.exchange("a", answered: "1")
    exchange.head = nil
    let bytes = data == "\u{FF}" ? [0xFF, 0x00] : Array(data.utf8)
    exchange.events = [.init(name: "", isWhole: true, data: bytes, elapsed: 1)]
    try record([(nil, exchange)])
    #expect(try TapeContents(readingFrom: path).entries.map(\.exchange) == [exchange])
  }

  @Test func aTapeIsForItsOwnerAloneAndIsNotOverwritten() throws {
    try record([])
    var status = stat()
    try #require(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    let error = #expect(throws: TapeError.self) { try Tape.recording(to: path, header: header) }
    #expect(error?.message.contains("does not overwrite") == true)
    #expect(error?.help?.contains("--replay") == true)
    #expect(error?.help?.contains("--refresh") == true)
  }

  @Test func whatWasWrittenIsThereWithoutAnEnd() throws {
    let tape = try Tape.recording(to: path, header: header)
    tape.archive().keep(TapedExchanges.exchange("a", answered: "1"))
    // The process dies here.
    #expect(try TapeContents(readingFrom: path).entries.count == 1)
    _ = tape
  }

  // MARK: Damage

  @Test func aTapeThatIsCutOffAnywhereHoldsWhatIsWhole() throws {
    try record([
      (nil, TapedExchanges.exchange("a", answered: "1")),
      (nil, TapedExchanges.exchange("b", answered: "2")),
    ])
    let text = try #require(folder.content("run.tape"))
    let bytes = Array(text.utf8)
    let first = try #require(text.firstRange(of: "\n")).upperBound.utf16Offset(in: text)
    let second = try #require(text.firstRange(of: #"{"type":"request","exchange":2"#))
      .lowerBound.utf16Offset(in: text)
    for length in first..<bytes.count {
      let contents = try TapeContents(Array(bytes[..<length]), path: "t")
      #expect(contents.entries.count == (length < second ? 0 : 1))
      #expect(contents.isTorn == (length != first && length != second))
    }
    for length in 0..<(first - 1) {
      #expect(throws: TapeError.self) { try TapeContents(Array(bytes[..<length]), path: "t") }
    }
  }

  @Test(arguments: [
    ("no JSON at all\n", "is no tape"), ("{}\n", "is no tape"), ("", "is no tape"),
    (#"{"type":"tape","schema":99,"provider":"api"}"# + "\n", "has form 99"),
  ])
  func aFileThatIsNoTapeIsRefused(_ text: String, _ message: String) throws {
    let error = #expect(throws: TapeError.self) { try TapeContents(Array(text.utf8), path: "t") }
    #expect(error?.message.contains(message) == true)
  }

  @Test(arguments: [
    (3, "{", "it is not JSON"), (3, #"{"type":"what"}"#, "it is nothing that a tape holds"),
    (6, "", "it is not JSON"), (7, nil, "the exchange before it has no end"),
    (2, nil, "it belongs to no exchange that has begun"),
  ])
  func damageIsToldWithItsLine(_ line: Int, _ text: String?, _ reason: String) throws {
    try record([
      (nil, TapedExchanges.exchange("a", answered: "1")),
      (nil, TapedExchanges.exchange("b", answered: "2")),
    ])
    var lines = try #require(folder.content("run.tape")).split(
      separator: "\n",
      omittingEmptySubsequences: false
    ).map(String.init)
    if let text { lines[line - 1] = text } else { lines.remove(at: line - 1) }
    let bytes = Array(lines.joined(separator: "\n").utf8)
    let error = #expect(throws: TapeError.self) { try TapeContents(bytes, path: "t") }
    #expect(error?.message == "the tape t is damaged at line \(line): \(reason)")
  }

  @Test func aTapeThatIsMissingSaysHowToMakeOne() {
    let error = #expect(throws: TapeError.self) { try TapeContents(readingFrom: path) }
    #expect(error?.message.contains("cannot be read") == true)
    #expect(error?.help == "--record makes one")
  }

  // MARK: Refreshing

  @Test func refreshingKeepsWhatAnsweredAndDropsWhatWasNotAsked() async throws {
    try record([
      (nil, TapedExchanges.exchange("a", answered: "1")),
      (nil, TapedExchanges.exchange("b", answered: "2")),
      (nil, TapedExchanges.exchange("c", answered: "3")),
      ("t", TapedExchanges.exchange("d", answered: "4")),
    ])
    let before = try #require(folder.content("run.tape"))
    let tape = try Tape.refreshing(try TapeContents(readingFrom: path), header: header)
    #expect(try await answer(tape, "a") != nil)
    #expect(try await answer(tape, "B") == nil)
    tape.archive().keep(TapedExchanges.exchange("B", answered: "5"))
    #expect(try await answer(tape, "c") != nil)
    #expect(try await answer(tape, "d", of: "t") != nil)
    #expect(folder.content("run.tape") == before)
    let outcome = try tape.finish(isWhole: true)
    #expect(outcome.used == 3 && outcome.recorded == 1 && outcome.unused == 1)
    let contents = try TapeContents(readingFrom: path)
    #expect(
      contents.entries.compactMap(\.exchange?.answer)
        == [1, 5, 3, 4].map {
          #"{"text":"\#($0)"}"#
        }
    )
    // What was kept stands as it stood, line for line.
    let after = try #require(folder.content("run.tape"))
    let kept = Set(before.split(separator: "\n"))
    #expect(after.split(separator: "\n").count { kept.contains($0) } == 1 + 3 * 6)
    #expect(access(path + ".new", F_OK) != 0)
  }

  @Test func refreshingAsksAnewWhatFailedOrWasCutShort() async throws {
    try record([
      (nil, TapedExchanges.exchange("a", answered: "1", .interrupted)),
      (nil, TapedExchanges.exchange("b", answered: "2", .failed(code: "overloaded", message: ""))),
    ])
    let tape = try Tape.refreshing(try TapeContents(readingFrom: path), header: header)
    #expect(try await answer(tape, "a") == nil)
    #expect(try await answer(tape, "b") == nil)
  }

  @Test func aRefreshThatStopsEarlyDropsNothing() async throws {
    try record([
      (nil, TapedExchanges.exchange("a", answered: "1")),
      (nil, TapedExchanges.exchange("b", answered: "2")),
    ])
    let tape = try Tape.refreshing(try TapeContents(readingFrom: path), header: header)
    tape.archive().keep(TapedExchanges.exchange("A", answered: "3"))
    let outcome = try tape.finish(isWhole: false)
    #expect(!outcome.isUnusedDropped)
    let contents = try TapeContents(readingFrom: path)
    #expect(
      contents.entries.compactMap(\.exchange?.answer)
        == [3, 1, 2].map {
          #"{"text":"\#($0)"}"#
        }
    )
  }

  @Test func aRefreshThatWasKilledLeavesTheTapeAndWhatItPaidFor() async throws {
    try record([(nil, TapedExchanges.exchange("a", answered: "1"))])
    let before = folder.content("run.tape")
    var killed: Tape? = try Tape.refreshing(try TapeContents(readingFrom: path), header: header)
    killed?.archive().keep(TapedExchanges.exchange("b", answered: "2"))
    let busy = #expect(throws: TapeError.self) {
      try Tape.refreshing(try TapeContents(readingFrom: path), header: header)
    }
    #expect(busy?.message.contains("another run") == true)
    killed = nil
    #expect(folder.content("run.tape") == before)
    let tape = try Tape.refreshing(try TapeContents(readingFrom: path), header: header)
    #expect(try await answer(tape, "a") == #"{"text":"1"}"#)
    #expect(try await answer(tape, "b") == #"{"text":"2"}"#)
    _ = try tape.finish(isWhole: true)
    #expect(try TapeContents(readingFrom: path).entries.count == 2)
  }

  // MARK: Counts and names

  @Test func tokenCountsAreTapedWithTheirFailures() throws {
    let tape = try Tape.recording(to: path, header: header)
    let failure = ExchangeFailure(code: "overloaded", message: "busy", status: 529)
    tape.archive().keepCount(.tokens(12), of: TapedExchanges.request("a"))
    tape.archive(for: "t").keepCount(.failed(failure), of: TapedExchanges.request("b"))
    _ = try tape.finish(isWhole: true)
    let replayed = try replayed()
    #expect(try replayed.archive().takeCount(of: TapedExchanges.request("a")) == .tokens(12))
    let second = try replayed.archive(for: "t").takeCount(of: TapedExchanges.request("b"))
    #expect(second == .failed(failure))
    #expect(throws: EffectError.self) {
      try replayed.archive().takeCount(of: TapedExchanges.request("a"))
    }
  }

  @Test func namesOfLinesMeanWhatTheyMeantWhenTheTapeWasMade() throws {
    let old = ModelDescription(id: "claude-haiku-1", line: .haiku)
    let then = TapeHeader(
      program: "parley 0.1",
      provider: .api,
      catalogue: ModelCatalogue(date: ModelCatalogue.builtIn.date, models: [active(old)])
    )
    let now = then.resolution(in: .builtIn)
    #expect(now.resolve("haiku").id == "claude-haiku-1")
    #expect(now.resolve("sonnet") == ModelCatalogue.builtIn.resolve("sonnet"))
    #expect(header.resolution(in: .builtIn) == .builtIn)
  }

  private func active(_ model: ModelDescription) -> ModelDescription {
    var model = model
    model.lifecycle = ModelLifecycle(state: .active)
    return model
  }
}
